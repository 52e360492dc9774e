import machine, micropython, time
count = 0
def tick(t):
    global count
    count += 1
    micropython.schedule(later, count)
def later(n):
    print('later', n)
    if n == 3:
        raise ValueError(n)
def edge(pin):
    print('edge', pin.value())
timer = machine.Timer(0)
timer.init(period=10, mode=machine.Timer.PERIODIC, callback=tick)
pin = machine.Pin(4, machine.Pin.OUT)
pin.irq(edge, machine.Pin.IRQ_RISING | machine.Pin.IRQ_FALLING)
for i in range(4):
    pin.value(i % 2)
    time.sleep_ms(9)
timer.deinit()
print(count)
