# One thread computes, one wants to run every 10 ms. Which of them gets the interpreter? Try --gil unfair.

import _thread
import time


def polite():
    for n in range(20):
        time.sleep_ms(10)
    print("polite ends after %d ms" % time.ticks_ms())


_thread.start_new_thread(polite, ())
total = 0
for n in range(100000):
    total += n
print("main ends after %d ms" % time.ticks_ms())
time.sleep_ms(300)
