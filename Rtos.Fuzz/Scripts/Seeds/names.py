import gc, sys
class C: pass
c = C()
for i in range(20):
    setattr(c, 'n%d' % i, i)
    exec('v%d = %d' % (i, i))
    eval('%d + 1' % i)
print(len(dir(c)), getattr(c, 'n7'), hasattr(c, 'x'))
def g(n):
    try:
        yield n
        yield from g(n - 1) if n else ()
    finally:
        gc.collect()
print(list(g(3)), sys.getsizeof if hasattr(sys, 'getsizeof') else None)
