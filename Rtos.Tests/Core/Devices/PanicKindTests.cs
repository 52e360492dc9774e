using Rtos.Core;
using Rtos.Tasks;
using Rtos.Tests.Core.Kernel;

namespace Rtos.Tests.Core.Devices;

/// <summary>A panic says what kind of mistake it was, so that a test need not compare its sentence.</summary>
[TestClass]
public sealed class PanicKindTests
{
    // What one task of a device does wrong.
    private static readonly Dictionary<PanicKind, Func<Device, RtosTask, Routine>> Mistakes = new()
    {
        [PanicKind.Exception] = static (_, _) => throw new FormatException("no number"),
        [PanicKind.NotAwaited] = static async (device, task) =>
        {
            _ = task.GetTickCount();
            await task.Yield();
        },
        [PanicKind.AwaitedWrongly] = static async (_, task) =>
        {
            var call = task.GetTickCount();
            await call;
            await call;
        },
        [PanicKind.ForeignAwait] = static async (_, _) => await System.Threading.Tasks.Task.Delay(1),
        [PanicKind.WrongContext] = static async (device, task) => await device.FindTask("other")!.Delay(new Ticks(1)),
        [PanicKind.MayNotBlock] = static async (_, task) =>
        {
            await task.EnterCritical();
            await task.Delay(new Ticks(1));
        },
        [PanicKind.Unbalanced] = static async (_, task) => await task.ExitCritical(),
        [PanicKind.MutexNotHeld] = static async (device, task) =>
        {
            var mutex = device.CreateMutex("m");
            await mutex.Take(Ticks.None);
        },
        [PanicKind.UseAfterDelete] = static async (device, _) =>
        {
            var queue = device.CreateQueue<int>("q", 1);
            await queue.Delete();
            await queue.Send(1, Ticks.None);
        },
        [PanicKind.InUse] = static async (device, task) =>
        {
            var set = device.CreateQueueSet("set", 1);
            var queue = device.CreateQueue<int>("q", 1);
            set.Add(queue);
            await queue.Delete();
        },
        [PanicKind.Argument] = static async (_, task) => await task.NotifyGive(index: 7),
        [PanicKind.StackOverflow] = static async (_, task) => await Recurse(task),
        [PanicKind.EndlessInstant] = static async (_, task) =>
        {
            for (; ; )
            {
                await task.GetTickCount();
            }
        },
        [PanicKind.IdleTask] = static async (device, _) => await device.IdleTask()!.Suspend(),
        [PanicKind.Unsupported] = static async (_, task) => await task.DisablePreemption(),
    };

    public static IEnumerable<PanicKind> Kinds => Mistakes.Keys;

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void Kind_OfEachMistake_IsItsOwn(PanicKind kind)
    {
        var device = Chip.Create(Flavor.Idf1);
        device.Task("other", 1, static async task => await task.Delay(new Ticks(50)));
        device.Task("A", 2, task => Mistakes[kind](device, task));

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunUntil(new Instant(10_000)));

        Assert.AreEqual(kind, panic.Panic.Kind, panic.Message);
    }

    [TestMethod]
    public void Kind_NoRoomForTheKernelsOwnTasks_IsOutOfMemory()
    {
        var device = new Device(Chip.Settings(Flavor.Idf1) with { HeapBytes = 600 });

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunUntil(new Instant(10)));

        Assert.AreEqual(PanicKind.OutOfMemory, panic.Panic.Kind, panic.Message);
    }

    [TestMethod]
    public void Kinds_AllButTheEmulatorsOwnFailure_AreCovered() =>
        CollectionAssert.AreEquivalent(Enum.GetValues<PanicKind>().Except([PanicKind.OutOfMemory, PanicKind.Internal]).ToArray(), Mistakes.Keys);

    private static async Routine Recurse(RtosTask task)
    {
        await Recurse(task);
        await task.Yield();
    }
}
