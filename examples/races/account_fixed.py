# The same with a lock: nobody looks at the balance while another thread changes it.

import _thread
import time

balance = 100
done = 0
account = _thread.allocate_lock()


def withdraw(name, amount, start):
    global balance, done
    time.sleep_ms(start)
    with account:
        if balance >= amount:
            print(name, "gets", amount)
            balance -= amount
    done += 1


_thread.start_new_thread(withdraw, ("Ann", 80, 5))
_thread.start_new_thread(withdraw, ("Bob", 80, 6))
while done < 2:
    time.sleep_ms(1)
assert balance >= 0, balance
