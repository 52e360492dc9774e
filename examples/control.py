# What threads do with each other in Loboris' dialect: a lock, a notification, messages, suspend and kill.

import _thread
import time

lock = _thread.allocate_lock()
total = 0


def add(times):
    global total
    for _ in range(times):
        with lock:
            total += 1


def waiter():
    _thread.allowsuspend(True)
    print("notified of", _thread.wait())
    print("again", _thread.wait(50))


def echo(to):
    while True:
        kind, sender, message = _thread.getmsg()
        if kind:
            _thread.sendmsg(to, "echo of " + message)
        time.sleep_ms(10)


def count():
    _thread.allowsuspend(True)
    n = 0
    while True:
        n += 1
        print("count", n)
        time.sleep_ms(100)


# A lock.
_thread.start_new_thread("a", add, (1000,))
_thread.start_new_thread("b", add, (1000,))
time.sleep_ms(200)
print("total", total)

# A notification. A thread that waits for one cannot be suspended.
waiter_id = _thread.start_new_thread("waiter", waiter, ())
time.sleep_ms(10)
print("suspend a waiting thread:", _thread.suspend(waiter_id))
_thread.notify(waiter_id, 7)
time.sleep_ms(100)

# Messages.
echo_id = _thread.start_new_thread("echo", echo, (_thread.getReplID(),))
_thread.sendmsg(echo_id, "hello")
time.sleep_ms(50)
print("got", _thread.getmsg()[2])
_thread.kill(echo_id)

# Suspending. The sleep in which the thread is suspended continues.
count_id = _thread.start_new_thread("count", count, ())
time.sleep_ms(150)
print("suspend", _thread.suspend(count_id))
time.sleep_ms(500)
print("resume", _thread.resume(count_id))
time.sleep_ms(150)
print("kill", _thread.kill(count_id), "status", _thread.status(count_id))
