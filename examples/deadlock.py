# Two threads take the same two locks in different orders. Each gets one and waits for the other one forever.

import _thread
import time


def worker(first, second):
    with first:
        time.sleep_ms(10)
        with second:
            print("never printed")


door = _thread.allocate_lock()
key = _thread.allocate_lock()
_thread.start_new_thread(worker, (door, key))
_thread.start_new_thread(worker, (key, door))
time.sleep_ms(50)
with door:
    print("never printed either")
