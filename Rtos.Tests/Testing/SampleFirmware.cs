using Rtos.Core;
using Rtos.Tasks;
using Rtos.Testing;

namespace Rtos.Tests.Testing;

/// <summary>A small firmware whose schedule on two cores has a bit of everything: a preemption, a move between cores, an interrupt.</summary>
internal static class SampleFirmware
{
    internal static Device Start(Device device)
    {
        var samples = device.CreateQueue<int>("samples", length: 2);
        device.CreateTask("sensor", priority: 5, stackBytes: 3072, CoreAffinity.Core0, async task =>
        {
            for (var n = 1; n <= 2; n++)
            {
                await task.Work(device.Clock.Microseconds(300));
                await samples.Send(n, Ticks.Forever);
                await task.Delay(new Ticks(2));
            }
        });
        device.CreateTask("logger", priority: 3, stackBytes: 3072, CoreAffinity.Any, async task =>
        {
            for (; ; )
            {
                await samples.Receive(Ticks.Forever);
                await task.Work(device.Clock.Microseconds(1500));
            }
        });
        device.RaiseInterruptAt(device.Clock.At(microseconds: 2500), CoreId.Core0, isr => isr.SendFromISR(samples, 99));
        return device;
    }

    internal static Device Run()
    {
        var device = Start(TestDevice.Idf());
        device.RunFor(TimeSpan.FromMilliseconds(6));
        return device;
    }

    internal static string MessageOf(Action assertion) => Assert.ThrowsExactly<TraceAssertException>(assertion).Message;
}
