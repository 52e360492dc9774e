# Threads in Loboris' dialect: two LEDs that blink, a rainbow that can be paused, and a sensor that reports to
# the main thread. The hardware is stubs that print; everything else is as on the board.

import _thread
import time


class Led:
    def __init__(self, name):
        self.name = name
        self.level = 0
        self.changes = 0

    def toggle(self):
        self.level = 1 - self.level
        self.changes += 1


class Sensor:
    def __init__(self):
        self.readings = [21.5, 21.75, 22.25, 23.0, 24.5]
        self.next = 0

    def temperature(self):
        value = self.readings[self.next % len(self.readings)]
        self.next += 1
        return value


def wheel(position):
    position = 255 - position
    if position < 85:
        return (255 - position * 3, 0, position * 3)
    if position < 170:
        position -= 85
        return (0, position * 3, 255 - position * 3)
    position -= 170
    return (position * 3, 255 - position * 3, 0)


# Blinks until it is told to end; any other notification is the new time between two changes, in milliseconds.
def blink(led, interval):
    while True:
        value = _thread.getnotification()
        if value == _thread.EXIT:
            break
        if value:
            print("%s: every %d ms" % (led.name, value))
            interval = value
        led.toggle()
        time.sleep_ms(interval)
    print("{}: {} changes".format(led.name, led.changes))


# Shows colours; may be suspended at any point.
def rainbow(steps):
    _thread.allowsuspend(True)
    position = 0
    while _thread.getnotification() != _thread.EXIT:
        if position % 64 == 0:
            print("rainbow", wheel(position))
        position = (position + steps) % 256
        time.sleep_ms(25)
    print("rainbow ends")


# Sends what it measures to the thread that started it.
def sense(sensor, target):
    for _ in range(5):
        _thread.sendmsg(target, "%.2f C" % sensor.temperature())
        _thread.sendmsg(target, sensor.next)
        time.sleep(0.2)


red = Led("red")
green = Led("green")
red_id = _thread.start_new_thread("Red", blink, (red, 100))
green_id = _thread.start_new_thread("Green", blink, (green, 250))
rainbow_id = _thread.start_new_thread("Rainbow", rainbow, (16,))
_thread.start_new_thread("Sensor", sense, (Sensor(), _thread.getReplID()))

received = 0
while received < 10:
    kind, sender, message = _thread.getmsg()
    if kind == 0:
        time.sleep_ms(20)
        continue
    received += 1
    print("from %s: %s" % (_thread.getThreadName(sender), message))
    if message == 2:
        print("pause the rainbow:", _thread.suspend(rainbow_id))
        _thread.notify(red_id, 50)
    elif message == 4:
        print("and go on:", _thread.resume(rainbow_id))

_thread.list()
for thread in (red_id, green_id, rainbow_id):
    _thread.notify(thread, _thread.EXIT)
time.sleep(0.5)
print("threads left:", len(_thread.list(False)) - 1)
