# Asks for a number and counts down. While a line is typed on a terminal, virtual time does not pass.

import time

start = int(input("count down from: "))
for n in range(start, 0, -1):
    print(n)
    time.sleep(1)
print("done after %d ms" % time.ticks_ms())
