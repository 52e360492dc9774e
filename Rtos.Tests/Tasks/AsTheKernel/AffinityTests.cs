using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks.AsTheKernel;

/// <summary>A task that may run on none of the cores that exist: refused, or never run, as the multicore kernel does.</summary>
[TestClass]
public sealed class AffinityTests
{
    private static readonly CoreAffinity NoCore = CoreAffinity.FromAnyMask(0x4);

    [TestMethod]
    [DataRow(false, true)]
    [DataRow(true, true)]
    [DataRow(false, false)]
    [DataRow(true, false)]
    public void SetAffinity_NoCore_TheTaskNeverRuns(bool takesLongWay, bool runsSeveralPriorities)
    {
        var board = new Board(Flavor.Smp, c => c with { AsTheKernel = KernelLeniency.AffinityWithoutCore, RunMultiplePriorities = runsSeveralPriorities });
        board.Device.TakesLongWay = takesLongWay;
        var lost = board.Task("lost", 3, CoreAffinity.Core1, async task =>
        {
            for (; ; )
            {
                board.NoteTime("runs");
                await task.Work(new Cycles(1000));
            }
        });
        board.Task("A", 3, CoreAffinity.Core0, async task =>
        {
            await task.Work(new Cycles(500));
            await lost.SetAffinity(NoCore);
            board.NoteTime($"{(await lost.GetAffinity()).Mask} {lost.Affinity} {await lost.GetState()}");
            await task.Delay(new Ticks(3));
            await lost.SetAffinity(CoreAffinity.Core0);
            await task.Delay(new Ticks(1));
            await lost.Delete();
        });
        board.Run(10_000).AssertLog("0 runs, 500 4 none Ready, 3500 runs");
        MutexDeletionTests.AssertOne(board, KernelLeniency.AffinityWithoutCore, "A", ["task lost", "0x4"]);
    }

    [TestMethod]
    public void CreateTask_NoCore_TheTaskNeverRuns()
    {
        var board = MutexDeletionTests.Create(Flavor.Smp, KernelLeniency.AffinityWithoutCore);
        board.Task("lost", 20, CoreAffinity.FromAnyMask(0), async _ => board.Note("runs"));
        board.Task("A", 3, async task => board.Note("A"));
        board.Run().AssertLog("A");
        MutexDeletionTests.AssertOne(board, KernelLeniency.AffinityWithoutCore, "the host", ["task lost"]);
    }

    [TestMethod]
    public void SetAffinity_NoCore_PanicsByDefault()
    {
        var board = new Board(Flavor.Smp);
        board.Task("A", 3, async task => await task.SetAffinity(NoCore));
        board.AssertPanics(PanicKind.Argument, "A", ["task A", "0x4"]);
    }

    [TestMethod]
    [EveryKernel]
    public void CreateTask_NoCore_ThrowsByDefault(Flavor kernel)
    {
        var board = MutexDeletionTests.Create(kernel, kernel == Flavor.Smp ? KernelLeniency.None : KernelLeniency.AffinityWithoutCore);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => board.Task("lost", 3, NoCore, async _ => board.Note("runs")));
    }

    [TestMethod]
    public void Configuration_TimerTaskWithoutACore_Throws() =>
        Assert.ThrowsExactly<ArgumentException>(() => new Device(new DeviceConfiguration { TimerTaskAffinity = NoCore }));

    [TestMethod]
    public void Configuration_UnknownLeniency_Throws() =>
        Assert.ThrowsExactly<ArgumentException>(() => new Device(new DeviceConfiguration { AsTheKernel = (KernelLeniency)(1 << 30) }));
}
