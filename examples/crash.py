# A thread dies of an exception. The main script continues, and the exit code of the run is 1.

import _thread
import time


def average(values):
    return sum(values) / len(values)


def worker():
    time.sleep_ms(20)
    print("average:", average([]))


_thread.start_new_thread(worker, ())
time.sleep_ms(100)
print("main ends")
