using Rtos.Core;
using Rtos.Tasks;

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

    // The words of one message of each kind; other tests ask for the kind and for names and numbers only.
    private static readonly Dictionary<PanicKind, string> Messages = new()
    {
        [PanicKind.Exception] = "task A ended with an exception: FormatException: no number",
        [PanicKind.NotAwaited] = "task A called yield while its tickCount (xTaskGetTickCount) had not been awaited; write await before every kernel call",
        [PanicKind.AwaitedWrongly] = "a kernel call of task A was awaited twice; await it once, where it is called",
        [PanicKind.ForeignAwait] = "lambda in .cctor awaits Task; a task may only await kernel calls and routines (await task.Delay(…) waits in virtual time, and a helper that awaits them is declared async Routine)",
        [PanicKind.WrongContext] = "task A called delay (vTaskDelay) on the handle of task other; that call acts on the caller: use the handle that the task's body was given",
        [PanicKind.MayNotBlock] = "task A called delay (vTaskDelay), which blocks, inside a critical section; leave it first",
        [PanicKind.Unbalanced] = "task A called exitCritical (taskEXIT_CRITICAL) outside a critical section",
        [PanicKind.MutexNotHeld] = "task A ended while it holds the mutex m; give it first",
        [PanicKind.UseAfterDelete] = "send: q has been deleted by task A",
        [PanicKind.InUse] = "task A called deleteObject (vQueueDelete) on q: it belongs to the queue set set",
        [PanicKind.Argument] = "notifyGive (xTaskNotifyGiveIndexed): there is no notification slot 7; slots are 0 to 2 (FREERTOS_TASK_NOTIFICATION_ARRAY_ENTRIES)",
        [PanicKind.StackOverflow] = "***ERROR*** A stack overflow in task A has been detected.\nRecurse calls itself without an end; the stack has 4096 bytes",
        [PanicKind.EndlessInstant] = "more than 100000 operations (ESP32EMU_OPERATIONS_PER_INSTANT) happened at one instant: a task neither works nor waits",
        [PanicKind.IdleTask] = "the idle task IDLE is to be suspended (vTaskSuspend); it must always be ready, so that its core has a task to run",
        [PanicKind.Unsupported] = "vTaskPreemptionDisable exists only in the smp kernel",
    };

    public static IEnumerable<PanicKind> Kinds => Mistakes.Keys;

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void Kind_OfEachMistake_IsItsOwnWithItsMessage(PanicKind kind)
    {
        var device = Chip.Create(Flavor.Idf1);
        device.Task("other", 1, static async task => await task.Delay(new Ticks(50)));
        device.Task("A", 2, task => Mistakes[kind](device, task));

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunUntil(new Instant(10_000)));

        Assert.AreEqual(kind, panic.Panic.Kind, panic.Message);
        Assert.AreEqual(Messages[kind], panic.Panic.Message);
        Assert.AreEqual($"{Messages[kind]}\n(at cycle {panic.Panic.Time}, core 0, in A)", panic.Message);
    }

    [TestMethod]
    public void Kind_NoRoomForTheKernelsOwnTasks_IsOutOfMemory()
    {
        var device = new Device(Chip.Settings(Flavor.Idf1) with { HeapBytes = 600 });

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunUntil(new Instant(10)));

        Assert.AreEqual(PanicKind.OutOfMemory, panic.Panic.Kind, panic.Message);
    }

    [TestMethod]
    public void Kind_TwoSpinlocksInBothOrders_IsDeadlock()
    {
        var device = Chip.Create(Flavor.Idf2);
        var (first, second) = (new RtosSpinlock(), new RtosSpinlock());
        device.Task("A", 5, task => TakeBoth(task, first, second), CoreAffinity.Core0);
        device.Task("B", 5, task => TakeBoth(task, second, first), CoreAffinity.Core1);

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunUntil(new Instant(10_000)));

        Assert.AreEqual(
            "both cores stand still for good: core 1 (task B) waits for a spinlock that core 0 owns, and core 0 (task A) for one that core 1 owns; "
            + "enter critical sections in the same order everywhere\n(at cycle 100, core 1, in B)",
            panic.Message);
        Assert.AreEqual(PanicKind.Deadlock, panic.Panic.Kind);
    }

    [TestMethod]
    [EveryKernel]
    public void Kind_MutexTakenTwiceAfterAnInheritance_IsDeadlock(Flavor flavor)
    {
        // The inherited priority outlives the mutex for which it was inherited, as another one is held.
        var device = Chip.Create(flavor);
        var (first, second) = (device.CreateMutex("first"), device.CreateMutex("second"));
        device.Task("low", 1, async task =>
        {
            await first.Take(Ticks.Forever);
            await task.Work(new Cycles(1500));
            await second.Take(Ticks.Forever);
            await first.Give();
            await second.Take(new Ticks(1));
        }, CoreAffinity.Core0);
        device.Task("high", 2, async task =>
        {
            await task.Delay(new Ticks(1));
            await first.Take(Ticks.Forever);
            await task.Delay(new Ticks(10));
        }, CoreAffinity.Core0);

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunUntil(new Instant(10_000))).Panic;

        Assert.AreEqual((PanicKind.Deadlock, "low"), (panic.Kind, panic.Task));
    }

    [TestMethod]
    public void Kinds_AllButTheEmulatorsOwnFailure_AreCovered() =>
        CollectionAssert.AreEquivalent(Enum.GetValues<PanicKind>().Except([PanicKind.OutOfMemory, PanicKind.Deadlock, PanicKind.Internal]).ToArray(), Mistakes.Keys);

    private static async Routine TakeBoth(RtosTask task, RtosSpinlock first, RtosSpinlock second)
    {
        await task.EnterCritical(first);
        await task.Work(new Cycles(100));
        await task.EnterCritical(second);
    }

    private static async Routine Recurse(RtosTask task)
    {
        await Recurse(task);
        await task.Yield();
    }
}
