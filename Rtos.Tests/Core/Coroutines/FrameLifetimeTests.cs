using System.Runtime.CompilerServices;
using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Core.Coroutines;

/// <summary>What a task held is free once it is gone.</summary>
[TestClass]
public sealed class FrameLifetimeTests
{
    [TestMethod]
    public void Delete_WaitingTask_LetsGoOfWhatItHeld()
    {
        var device = Create(Flavor.Idf1);
        var (held, a) = StartHolder(device);
        device.Task("B", 5, async task =>
        {
            await task.Delay(new Ticks(1));
            await a.Delete();
        });
        device.Run(500);
        Collect();
        Assert.IsTrue(held.IsAlive, "the task is alive and holds it");

        device.Run(1500);
        Collect();
        Assert.IsTrue(a.IsFreed);
        Assert.IsFalse(held.IsAlive);
        GC.KeepAlive(device);
    }

    [TestMethod]
    public void End_OfATask_LetsGoOfWhatItHeld()
    {
        var device = Create(Flavor.Idf1);
        var (held, a) = StartHolder(device);
        device.Task("B", 5, async task =>
        {
            await task.Delay(new Ticks(1));
            await a.NotifyGive();
        });
        device.Run(1500);
        Collect();

        Assert.IsTrue(a.IsFreed);
        Assert.IsFalse(held.IsAlive);
        GC.KeepAlive(device);
    }

    [TestMethod]
    public void Delete_TaskThatATaskCreated_LetsGoOfWhatItHeld()
    {
        var device = Create(Flavor.Idf1);
        var held = StartCreator(device);
        device.Run(1500);
        Collect();

        Assert.IsFalse(held.IsAlive);
        GC.KeepAlive(device);
    }

    [TestMethod]
    public void Receive_Item_IsNotKeptByTheQueue()
    {
        var device = Create(Flavor.Idf1);
        var queue = device.CreateQueue<object>("q", 2);
        var held = PassThrough(device, queue);
        device.Run(500);
        Collect();

        Assert.AreEqual(0, queue.Count);
        Assert.IsFalse(held.IsAlive);
        GC.KeepAlive(queue);
    }

    // In methods of their own, so that no local of the test keeps the object alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Held, RtosTask Task) StartHolder(Device device)
    {
        var thing = new object();
        var a = device.Task("A", 6, async task =>
        {
            await Nested(task, thing);
            GC.KeepAlive(thing);
        });
        return (new WeakReference(thing), a);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference StartCreator(Device device)
    {
        var thing = new object();
        device.Task("creator", 5, Creator(thing));
        return new WeakReference(thing);
    }

    private static Func<RtosTask, Routine> Creator(object thing) => async task =>
    {
        var made = await task.CreateTask("made", 6, 2048, CoreAffinity.Any, Body(thing));
        await made!.Delete();
        thing = string.Empty;
        await task.Suspend();
    };

    private static Func<RtosTask, Routine> Body(object thing) => async task => await Nested(task, thing);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference PassThrough(Device device, RtosQueue<object> queue)
    {
        var thing = new object();
        device.Task("A", 6, Sender(queue, thing));
        device.Task("B", 5, async task =>
        {
            await queue.Receive(Ticks.Forever);
            await queue.Receive(Ticks.Forever);
            await task.Suspend();
        });
        return new WeakReference(thing);
    }

    private static Func<RtosTask, Routine> Sender(RtosQueue<object> queue, object thing) => async _ =>
    {
        await queue.Send(thing, Ticks.None);
        await queue.SendToFront(thing, Ticks.None);
    };

    private static async Routine Nested(RtosTask task, object thing)
    {
        await task.NotifyTake(true, Ticks.Forever);
        GC.KeepAlive(thing);
    }

    private static void Collect()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
