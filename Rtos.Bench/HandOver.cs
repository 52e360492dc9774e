using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Bench;

/// <summary>A device on which a task hands items to another one through a queue of one place, so many each tick.</summary>
internal static class HandOver
{
    internal static Device Create(KernelKind kernel, int itemsATick)
    {
        var device = BenchDevice.Create(kernel);
        var queue = device.CreateQueue<int>("queue", length: 1);
        device.CreateTask("send", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
        {
            for (; ; await task.Delay(new Ticks(1)))
            {
                for (var i = 0; i < itemsATick; i++)
                {
                    await queue.Send(i, Ticks.Forever);
                }
            }
        });
        device.CreateTask("receive", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
        {
            for (; ; )
            {
                await queue.Receive(Ticks.Forever);
            }
        });
        return device;
    }
}
