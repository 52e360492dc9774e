using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Core.Devices;

/// <summary>The core of the tick, requests to the other core, and code in small pieces.</summary>
[TestClass]
public sealed class OtherCoreTests
{
    [TestMethod]
    public void TickCore_One_IsTheCoreThatAMaskedTickHolds()
    {
        foreach (var (core, expected) in ((CoreId, string)[])[(CoreId.Core0, "0"), (CoreId.Core1, "2")])
        {
            var board = new Board(Flavor.Smp, c => c with { TickCore = core });
            board.Task("A", 5, CoreAffinity.Core0, async task =>
            {
                await task.DisableInterrupts();
                await task.Work(new Cycles(2500));
                board.Note((await task.GetTickCount()).Value);
                await task.EnableInterrupts();
            });
            board.Run(2600).AssertLog(expected);
        }
    }

    [TestMethod]
    [DataRow(KernelKind.Idf)]
    [DataRow(KernelKind.FreeRtos)]
    public void TickCore_OneWithAnotherKernel_IsRefused(KernelKind kernel)
    {
        var configuration = new DeviceConfiguration { Kernel = kernel, Cores = 1, TickCore = CoreId.Core1 };
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new Device(configuration)).Message, "TickCore");
    }

    [TestMethod]
    [DataRow(Flavor.Idf2)]
    [DataRow(Flavor.Smp)]
    public void YieldCore_OtherCore_GivesTheTurnToItsNextEqual(Flavor kernel)
    {
        var board = new Board(kernel);
        board.Task("A", 5, CoreAffinity.Core0, async task =>
        {
            await task.Work(new Cycles(100));
            await task.YieldCore(CoreId.Core1);
            await task.Work(new Cycles(100));
        });
        board.Task("B", 4, CoreAffinity.Core1, Busy(board));
        board.Task("C", 4, CoreAffinity.Core1, Busy(board));
        board.Run(300).AssertLog("0 B, 100 C");
    }

    [TestMethod]
    public void YieldCoreFromISR_OwnCore_SwitchesAfterTheInterrupt()
    {
        var board = new Board(Flavor.Idf1);
        board.Task("B", 4, Busy(board));
        board.Task("C", 4, Busy(board));
        board.At(70, isr => isr.YieldCoreFromISR(CoreId.Core0));
        board.Run(300).AssertLog("0 B, 70 C");
    }

    [TestMethod]
    public void YieldCore_NoSuchCore_Throws()
    {
        var board = new Board(Flavor.Idf1);
        board.Task("A", 5, static async task => await task.YieldCore(CoreId.Core1));
        board.AssertPanics(PanicKind.Exception, "A", ["ArgumentOutOfRangeException"]);
    }

    [TestMethod]
    public void RunCode_InPieces_HasNoLine()
    {
        var board = new Board(Flavor.Idf1);
        board.Task("A", 5, async task =>
        {
            await task.RunCode(new Cycles(30));
            await task.RunCode(new Cycles(40));
            await task.Work(new Cycles(5));
        });
        board.Run(900).AssertTrace("""
            0 0 switch Tmr Svc
            0 0 switch A
            75 0 A 2 work
            75 0 A end
            75 0 switch IDLE
            """);
    }

    [TestMethod]
    public void CyclesToNextEvent_InATask_IsHowLongItCanRunAlone()
    {
        var board = new Board(Flavor.Idf2);
        board.Task("A", 5, CoreAffinity.Core0, async task =>
        {
            await task.Work(new Cycles(10));
            board.Note(board.Device.CyclesToNextEvent(CoreId.Core0));
            await task.RunCode(board.Device.CyclesToNextEvent(CoreId.Core0));
            board.Note($"{board.Device.Now}: {board.Device.CyclesToNextEvent(CoreId.Core0)}");
            await task.Delay(new Ticks(1));
        });
        board.Task("B", 5, CoreAffinity.Core1, static async task =>
        {
            await task.Work(new Cycles(400));
            await task.Delay(new Ticks(5));
        });
        board.At(700, static _ => { });
        board.Run(300);
        board.Device.Run(900);

        // To the end of the other core's work; there it has not made its next step.
        board.AssertLog("390, 400: 0");
    }

    [TestMethod]
    public void CyclesToNextEvent_NothingEverHappens_IsTheLongestTime()
    {
        var board = new Board(Flavor.Idf1);
        board.Run(10);
        Assert.AreEqual(long.MaxValue, board.Device.CyclesToNextEvent(CoreId.Core0).Value);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => board.Device.CyclesToNextEvent(CoreId.Core1));
    }

    [TestMethod]
    [DataRow(Flavor.FreeRtos)]
    [DataRow(Flavor.Smp)]
    [DataRow(Flavor.Idf1)]
    [DataRow(Flavor.Idf2)]
    public void CyclesToNextEvent_BeforeTheStart_IsZero(object flavor) =>
        Assert.AreEqual(0, new Board((Flavor)flavor).Device.CyclesToNextEvent(CoreId.Core0).Value);

    private static Func<RtosTask, Routine> Busy(Board board) => async task =>
    {
        board.NoteTime(task.Name);
        await task.Work(new Cycles(10_000));
    };
}
