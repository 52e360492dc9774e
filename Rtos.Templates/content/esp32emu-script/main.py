# Two threads share a lock; the main thread counts the seconds and ends them.

import _thread
import time

lock = _thread.allocate_lock()
running = True


def blink(name, interval_ms):
    while running:
        with lock:
            print("%6d ms  %s" % (time.ticks_ms(), name))
        time.sleep_ms(interval_ms)


_thread.start_new_thread(blink, ("red", 400))
_thread.start_new_thread(blink, ("green", 700))

time.sleep(2)
running = False
time.sleep(1)
print("done")
