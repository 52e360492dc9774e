namespace Esp32._1;

// Inside the namespace, so that the project may have the name of a type.
using Rtos.Core;
using Rtos.Tasks;

/// <summary>An interrupt notifies the radio, the radio queues a packet, the logger takes it.</summary>
internal static class RadioFirmware
{
    internal static Device Start(Device device)
    {
        var packets = device.CreateQueue<int>("packets", length: 4);
        var radio = device.CreateTask("radio", priority: 10, stackBytes: 3072, CoreAffinity.Core0, async task =>
        {
            for (; ; )
            {
                await task.NotifyTake(clearOnExit: true, Ticks.Forever);
                await task.Work(device.Clock.Microseconds(500));
                await packets.Send(7, Ticks.None);
            }
        });
        device.CreateTask("logger", priority: 2, stackBytes: 3072, CoreAffinity.Any, async task =>
        {
            for (; ; )
            {
                await task.Work(device.Clock.Milliseconds(4));
                await packets.Receive(new Ticks(10));
            }
        });
        device.RaiseInterruptAt(device.Clock.At(microseconds: 2500), CoreId.Core0, isr => isr.NotifyGiveFromISR(radio));
        return device;
    }
}
