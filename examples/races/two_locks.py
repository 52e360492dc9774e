# Two threads take two locks in different orders, at different times.

import _thread
import time

bus = _thread.allocate_lock()
log = _thread.allocate_lock()
done = 0


def use(first, second, start):
    global done
    time.sleep_ms(start)
    with first:
        time.sleep_us(300)
        with second:
            done += 1


_thread.start_new_thread(use, (bus, log, 10))
_thread.start_new_thread(use, (log, bus, 11))
while done < 2:
    time.sleep_ms(1)
