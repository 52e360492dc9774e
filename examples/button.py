# A timer presses a button, and an interrupt handler counts. The main script ends at once: the timer and the handler
# keep the run alive, until --until or Ctrl-C.

from machine import Pin, Timer

button = Pin(4, Pin.OUT)
presses = 0


def pressed(pin):
    global presses
    presses += 1
    print("pressed:", presses)


button.irq(handler=pressed, trigger=Pin.IRQ_RISING)
timer = Timer(0)
timer.init(period=500, mode=Timer.PERIODIC, callback=lambda t: button.value(1 - button.value()))
