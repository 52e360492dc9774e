using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks.Objects;

/// <summary>Affinity, preemption, storage, tags, spinlocks, hooks: what an application hangs on its tasks.</summary>
[TestClass]
public sealed class TaskApplicationTests
{
    [TestMethod]
    public void SetAffinity_Smp_MovesTheTask()
    {
        var board = new Board(Flavor.Smp);
        board.Task("A", 5, CoreAffinity.Core0, async task =>
        {
            board.Note($"{board.Device.CurrentCore} {(await task.GetAffinity()).Mask} {task.PinnedCore}");
            await task.SetAffinity(CoreAffinity.Core1);
            board.Note($"{board.Device.CurrentCore} {(await task.GetAffinity()).Mask} {task.PinnedCore}");
            await task.SetAffinity(CoreAffinity.Any);
            board.Note($"{(await task.GetAffinity()).Mask} {task.PinnedCore is null}");
        });
        board.Run().AssertLog("Core0 1 Core0, Core1 2 Core1, 4294967295 True");
    }

    [TestMethod]
    [DataRow(Flavor.FreeRtos)]
    [DataRow(Flavor.Idf1)]
    [DataRow(Flavor.Idf2)]
    public void SetAffinity_OtherKernels_Panics(Flavor kernel)
    {
        var board = new Board(kernel);
        board.Task("A", 5, async task => await task.SetAffinity(CoreAffinity.Core0));
        var panic = Assert.ThrowsExactly<DevicePanicException>(() => board.Run()).Panic;
        StringAssert.Contains(panic.Message, "vTaskCoreAffinitySet", StringComparison.Ordinal);
    }

    [TestMethod]
    public void DisablePreemption_Smp_KeepsTheCoreUntilItIsEnabled()
    {
        var board = new Board(Flavor.Smp);
        board.Task("A", 5, async task =>
        {
            await task.DisablePreemption();
            await task.Work(new Cycles(2500));
            board.NoteTime("A enables");
            await task.EnablePreemption();
            board.NoteTime("A goes on");
        });
        board.Task("B", 9, async task =>
        {
            await task.Delay(new Ticks(1));
            board.NoteTime("B");
        });
        board.Run().AssertLog("2500 A enables, 2500 B, 2500 A goes on");
    }

    [TestMethod]
    public void SetThreadLocalStorage_TaskIsDeleted_CallsTheDeletionCallbacks()
    {
        var board = new Board(Flavor.Idf2, c => c with { ThreadLocalStoragePointers = 2 });
        var victim = board.Task("A", 5, async task => await task.Suspend());
        victim.SetThreadLocalStorage(0, "zero", (index, value) => board.Note($"{index} {value}"));
        victim.SetThreadLocalStorage(1, "one", (index, value) => board.Note($"{index} {value}"));
        board.Task("B", 4, async _ =>
        {
            board.Note(victim.GetThreadLocalStorage(1));
            await victim.Delete();
            board.Note(victim.IsFreed);
        });
        board.Run().AssertLog("one, 0 zero, 1 one, True");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => victim.GetThreadLocalStorage(2));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => victim.SetThreadLocalStorage(-1, null));
    }

    [TestMethod]
    public void ApplicationTaskTag_Called_GetsTheParameter()
    {
        var board = new Board(Flavor.FreeRtos);
        var task = board.Task("A", 5, static async task => await task.Suspend());
        Assert.IsNull(task.CallApplicationTaskHook(1));
        task.ApplicationTaskTag = parameter => (int)parameter! + 1;
        Assert.AreEqual(2, task.CallApplicationTaskHook(1));
        Assert.AreEqual(0, task.TaskNumber);
        task.TaskNumber = 77;
        Assert.AreEqual(77, task.TaskNumber);
    }

    [TestMethod]
    public void RegisterTick_Hooks_AreCalledAtEachTickOfTheirCore()
    {
        var board = new Board(Flavor.Idf2);
        var hooks = board.Device.Hooks;
        Action zero = () => board.NoteTime($"0:{board.Device.TickCount}");
        Assert.IsTrue(hooks.RegisterTick(CoreId.Core0, zero));
        Assert.IsTrue(hooks.RegisterTick(CoreId.Core1, () => board.NoteTime("1")));
        board.Run(2500);
        Assert.IsTrue(hooks.DeregisterTick(CoreId.Core0, zero));
        Assert.IsFalse(hooks.DeregisterTick(CoreId.Core0, zero));
        board.Run(3500).AssertLog("1000 0:0, 1000 1, 2000 0:1, 2000 1, 3000 1");
    }

    [TestMethod]
    public void RegisterTick_NinthOfACore_IsRefused()
    {
        var hooks = new Board(Flavor.Idf2).Device.Hooks;
        for (var i = 0; i < 8; i++)
        {
            Assert.IsTrue(hooks.RegisterTick(CoreId.Core0, static () => { }));
        }

        Assert.IsFalse(hooks.RegisterTick(CoreId.Core0, static () => { }));
        Assert.IsTrue(hooks.RegisterTick(CoreId.Core1, static () => { }));
    }

    [TestMethod]
    [EveryKernel]
    public void DeregisterTick_InsideTheHook_TheOthersAreStillCalled(Flavor kernel)
    {
        var board = new Board(kernel);
        Action once = () => { };
        once = () =>
        {
            board.NoteTime("once");
            board.Device.Hooks.DeregisterTick(CoreId.Core0, once);
        };
        board.Device.Hooks.RegisterTick(CoreId.Core0, once);
        board.Device.Hooks.RegisterTick(CoreId.Core0, () => board.NoteTime("each"));
        board.Run(2500).AssertLog("1000 once, 1000 each, 2000 each");
    }

    [TestMethod]
    public void RegisterIdle_Hook_IsCalledInEachPassOfTheIdleTask()
    {
        var board = new Board(Flavor.FreeRtos);
        board.Device.Hooks.RegisterIdle(CoreId.Core0, () => board.NoteTime("idle"));
        board.Task("A", 5, static async task => await task.Work(new Cycles(1500)));
        board.Run(3500).AssertLog("1500 idle, 2000 idle, 3000 idle");
    }

    [TestMethod]
    public void Hooks_DaemonDeletionAndMalloc_AreCalled()
    {
        var board = new Board(Flavor.FreeRtos, c => c with { HeapBytes = 20_000 });
        board.Device.Hooks.DaemonTaskStartup = () => board.NoteTime("daemon");
        board.Device.Hooks.TaskPreDeletion = name => board.NoteTime($"deletes {name}");
        board.Device.Hooks.MallocFailed = () => board.NoteTime("no memory");
        board.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(10));
            board.Note(await task.CreateTask("B", 4, 30_000, CoreAffinity.Any, static async b => await b.Yield()) is null);
        });
        board.Run().AssertLog("0 daemon, 10 no memory, True, 10 deletes A");
    }

    [TestMethod]
    public void EnterCritical_Spinlock_KnowsItsOwnerAndNesting()
    {
        var board = new Board(Flavor.Idf2);
        var spinlock = new RtosSpinlock();
        board.Task("A", 5, async task =>
        {
            await task.EnterCritical(spinlock);
            await task.EnterCritical(spinlock);
            board.Note($"{spinlock.Owner} {spinlock.Nesting}");
            await task.ExitCritical(spinlock);
            await task.ExitCritical(spinlock);
            board.Note($"{spinlock.Owner is null} {spinlock.Nesting}");
            await task.ExitCritical(spinlock);
        });
        Assert.ThrowsExactly<DevicePanicException>(() => board.Run());
        board.AssertLog("A 2, True 0");
        board.Device.Panic!.AssertIs(PanicKind.Unbalanced, "A", ["spinlock", "nobody"]);
    }

    [TestMethod]
    [EveryKernel]
    public void DisableInterrupts_ThenWork_HoldsTheTicksUntilTheyAreEnabled(Flavor kernel)
    {
        var board = new Board(kernel);
        board.Task("A", 5, async task =>
        {
            await task.DisableInterrupts();
            await task.DisableInterrupts();
            await task.Work(new Cycles(2500));
            board.Note($"{board.Device.Now} {await task.GetTickCount()}");
            await task.EnableInterrupts();
            board.Note($"{board.Device.Now} {await task.GetTickCount()}");
        });
        board.Run(5000).AssertLog("2500 0, 2500 2");
    }

    [TestMethod]
    [EveryKernel]
    public void EndScheduler_Called_StopsTheDeviceForGood(Flavor kernel)
    {
        var board = new Board(kernel);
        board.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(1500));
            await task.EndScheduler();
            board.Note("never");
        });
        board.Device.RunUntil(new Instant(9000));
        board.AssertLog(string.Empty);
        Assert.IsTrue(board.Device.HasEnded);
        Assert.AreEqual(new Instant(1500), board.Device.Now);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => board.Device.RunUntil(new Instant(9000)));
        Assert.AreEqual("the device's scheduler has been ended (vTaskEndScheduler); make a new device", error.Message);
    }

    [TestMethod]
    public void ThreadLocalStorage_NoSuchPointer_IsIgnoredAsInTheKernel()
    {
        var board = new Board(Flavor.Idf2, c => c with { ThreadLocalStoragePointers = 2, AsTheKernel = KernelLeniency.StorageIndexOutOfRange });
        board.Task("A", 5, task =>
        {
            task.SetThreadLocalStorage(2, "lost", (_, value) => board.Note(value));
            task.SetThreadLocalStorage(1, "kept");
            board.Note($"{task.GetThreadLocalStorage(1)} {task.GetThreadLocalStorage(2) ?? "null"} {task.GetThreadLocalStorage(-1) ?? "null"}");
            return Routine.Completed;
        });
        board.Run().AssertLog("kept null null");
        Assert.HasCount(3, board.Device.Diagnostics.All);
        Assert.IsTrue(board.Device.Diagnostics.All.All(d => (d.Kind, d.Task) == (KernelLeniency.StorageIndexOutOfRange, "A")));
    }
}
