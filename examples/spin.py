# A loop that never ends. Stop it with Ctrl-C, and see where each thread is.

import _thread
import time

ready = False


def worker():
    while not ready:
        pass


_thread.start_new_thread(worker, ())
while True:
    time.sleep(1)
