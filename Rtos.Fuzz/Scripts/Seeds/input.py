import sys, select
poll = select.poll()
poll.register(sys.stdin, select.POLLIN)
print(poll.poll(5))
try:
    print(input('? '))
    print(sys.stdin.readline())
    print(sys.stdin.read(3))
except (EOFError, OSError) as e:
    print(type(e).__name__)
for line in sys.stdin:
    print(len(line))
