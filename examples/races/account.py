# Two threads take money from one account. Each looks at the balance first, and prints before it takes.

import _thread
import time

balance = 100
done = 0


def withdraw(name, amount, start):
    global balance, done
    time.sleep_ms(start)
    if balance >= amount:
        print(name, "gets", amount)
        balance -= amount
    done += 1


_thread.start_new_thread(withdraw, ("Ann", 80, 5))
_thread.start_new_thread(withdraw, ("Bob", 80, 6))
while done < 2:
    time.sleep_ms(1)
assert balance >= 0, balance
