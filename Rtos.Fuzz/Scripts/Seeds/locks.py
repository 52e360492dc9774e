import _thread, time, gc
lock = _thread.allocate_lock()
box = []
def worker(n):
    for i in range(3):
        with lock:
            box.append((n, i))
        time.sleep_ms(n)
    if n == 2:
        raise KeyError(n)
for n in range(1, 4):
    _thread.start_new_thread(worker, (n,))
time.sleep_ms(30)
lock.acquire()
print(lock.locked(), len(box), gc.mem_free() > 0)
lock.release()
_thread.exit()
