using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks.AsTheKernel;

/// <summary>A mutex whose holder is deleted or ends, and a mutex that is deleted while it is held: panics, or as the kernels do.</summary>
[TestClass]
public sealed class MutexDeletionTests
{
    [TestMethod]
    [EveryKernel]
    public void Delete_Holder_LeavesTheMutexLocked(Flavor kernel)
    {
        var board = Create(kernel, KernelLeniency.DeleteMutexHolder);
        var mutex = board.Device.CreateMutex("m");
        var holder = board.Task("holder", 3, async task =>
        {
            await mutex.Take(Ticks.Forever);
            await task.Delay(Ticks.Forever);
        });
        board.Task("waiter", 6, async task =>
        {
            await task.Delay(new Ticks(2));
            board.NoteTime(await mutex.Take(new Ticks(3)));
            board.NoteTime($"{(await mutex.GetHolder())!.Name} {mutex.Holder!.IsFreed}");
            await mutex.Take(Ticks.Forever);
        });
        board.Task("A", 5, async task =>
        {
            await task.Delay(new Ticks(1));
            await holder.Delete();
        });
        board.Run().AssertLog("5000 False, 5000 holder True");
        var diagnostic = AssertOne(board, KernelLeniency.DeleteMutexHolder, "A", ["task holder", "mutex m"]);
        Assert.AreEqual(1000, diagnostic.Time.Value);
        Assert.IsNull(board.Device.Panic);
        StringAssert.Contains(board.Device.Report.ToString(), diagnostic.ToString());
        StringAssert.Contains(board.Device.Report.WaitingForever.Single(t => t.Name == "waiter").WaitsFor, "holder");
        Assert.IsEmpty(board.Device.Report.Deadlock);
    }

    // A task that is deleted while it runs on the other core, or that ends, is freed later; until then it can still inherit.
    [TestMethod]
    [EveryKernel]
    public void End_Holder_LeavesTheMutexLocked(Flavor kernel)
    {
        var board = Create(kernel, KernelLeniency.DeleteMutexHolder);
        var mutex = board.Device.CreateMutex("m");
        board.Task("holder", 3, async _ => await mutex.Take(Ticks.Forever));
        board.Task("waiter", 2, async task =>
        {
            board.NoteTime($"{mutex.Holder!.State} {await mutex.Take(new Ticks(3))}");
        });
        board.Run();
        StringAssert.EndsWith(board.Log, "3000 Deleted False");
        AssertOne(board, KernelLeniency.DeleteMutexHolder, "holder", ["task holder", "mutex m"]);
    }

    [TestMethod]
    [EveryKernel]
    public void Delete_WaiterHasRaisedTheHolder_ItsWaitStillTimesOut(Flavor kernel)
    {
        var board = Create(kernel, KernelLeniency.DeleteMutexHolder);
        var mutex = board.Device.CreateMutex("m");
        var holder = board.Task("holder", 3, async task =>
        {
            await mutex.Take(Ticks.Forever);
            await task.Delay(Ticks.Forever);
        });
        board.Task("waiter", 6, async task =>
        {
            await task.Delay(new Ticks(1));
            board.NoteTime(await mutex.Take(new Ticks(3)));
        });
        board.Task("A", 5, async task =>
        {
            await task.Delay(new Ticks(2));
            await holder.Delete();

            // Takes the place of the deleted task in the kernel's tables.
            await task.CreateTask("other", 4, 2048, CoreAffinity.Core0, async other => await other.Delay(new Ticks(5)));
        });
        board.Run().AssertLog("4000 False");
    }

    [TestMethod]
    [EveryKernel]
    public void Delete_Holder_PanicsByDefault(Flavor kernel)
    {
        var board = new Board(kernel);
        var mutex = board.Device.CreateMutex("m");
        var holder = board.Task("holder", 5, async task =>
        {
            await mutex.Take(Ticks.Forever);
            await task.Delay(Ticks.Forever);
        });
        board.Task("A", 4, async _ => await holder.Delete());
        board.AssertPanics(PanicKind.MutexNotHeld, "A", ["task holder", "mutex m"]);
        Assert.IsEmpty(board.Device.Diagnostics.All);
    }

    [TestMethod]
    [EveryKernel]
    public void DeleteMutex_Held_HolderStillCountsIt(Flavor kernel)
    {
        var board = Create(kernel, KernelLeniency.DeleteHeldMutex);
        var (deleted, other) = (board.Device.CreateMutex("deleted"), board.Device.CreateMutex("other"));
        board.Task("holder", 3, async task =>
        {
            await deleted.Take(Ticks.Forever);
            await other.Take(Ticks.Forever);
            await deleted.Delete();
            await task.Delay(new Ticks(2));
            await other.Give();
            board.NoteTime($"{task.Priority} base {task.BasePriority}");
        });
        board.Task("waiter", 6, async task =>
        {
            await task.Delay(new Ticks(1));
            await other.Take(Ticks.Forever);
            await other.Give();
        });

        // It inherited a priority with the other mutex and keeps it, as it still counts the deleted one. It may end.
        board.Run().AssertLog("2000 6 base 3");
        AssertOne(board, KernelLeniency.DeleteHeldMutex, "holder", ["deleted", "task holder"]);
    }

    [TestMethod]
    [EveryKernel]
    public void DeleteMutex_Held_PanicsByDefault(Flavor kernel)
    {
        var board = Create(kernel, ~KernelLeniency.DeleteHeldMutex & (KernelLeniency.MutexFromISR | KernelLeniency.DeleteMutexHolder));
        var mutex = board.Device.CreateRecursiveMutex("m");
        board.Task("A", 5, async _ =>
        {
            await mutex.TakeRecursive(Ticks.Forever);
            await mutex.Delete();
        });
        board.AssertPanics(PanicKind.InUse, "A", ["vQueueDelete", "m"]);
    }

    [TestMethod]
    public void Diagnostics_More_AreCounted()
    {
        var board = Create(Flavor.FreeRtos, KernelLeniency.DeleteHeldMutex);
        board.Task("A", 5, async task =>
        {
            for (var i = 0; i < DeviceDiagnostics.MostKept + 5; i++)
            {
                var mutex = board.Device.CreateMutex("m");
                await mutex.Take(Ticks.None);
                await mutex.Delete();
                await task.Work(new Cycles(1));
            }
        });
        board.Run();

        Assert.HasCount(DeviceDiagnostics.MostKept, board.Device.Diagnostics.All);
        Assert.AreEqual(5, board.Device.Diagnostics.Dropped);
        StringAssert.EndsWith(board.Device.Diagnostics.ToString(), "5 more\n");
    }

    internal static Board Create(Flavor kernel, KernelLeniency leniency) => new(kernel, c => c with { AsTheKernel = leniency });

    internal static DeviceDiagnostic AssertOne(Board board, KernelLeniency kind, string task, string[] telling)
    {
        var diagnostic = board.Device.Diagnostics.All.Single();
        Assert.AreEqual((kind, task), (diagnostic.Kind, diagnostic.Task));
        foreach (var word in telling)
        {
            StringAssert.Contains(diagnostic.Message, word);
        }

        return diagnostic;
    }
}
