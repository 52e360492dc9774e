using Rtos.Core;
using Rtos.Scenarios;
using Rtos.Tasks;

namespace Rtos.Tests.Core.Kernel;

/// <summary>The CPU time of the kernel's own code.</summary>
[TestClass]
public sealed class CallCostTests
{
    [TestMethod]
    [EveryKernel]
    public void Call_WithCosts_TakesEffectWhenItsTimeIsOver(Flavor kernel)
    {
        var board = Costing(kernel, new CallCosts { Send = new(30), Receive = new(7), Other = new(100) });
        var queue = board.Device.CreateQueue<int>("q", 2);
        board.Task("A", 5, async task =>
        {
            await queue.Send(1, Ticks.None);
            board.NoteTime($"sent, {queue.Count}");
            await queue.Receive(Ticks.None);
            board.NoteTime($"received, {queue.Count}");
            await task.GetTickCount();
            board.NoteTime("asked");
        });
        board.At(20, _ => board.NoteTime($"interrupt, {queue.Count}"));
        board.Run(900).AssertLog("20 interrupt, 0, 30 sent, 1, 37 received, 0, 137 asked");
    }

    [TestMethod]
    public void Call_AfterADeletion_IsNotTakenForOneOnTheDeletedTask()
    {
        var board = Costing(Flavor.Idf1, new CallCosts { Send = new(10) });
        var queue = board.Device.CreateQueue<int>("q", 2);
        var other = board.Task("B", 4, static async task => await task.Delay(Ticks.Forever));
        board.Task("A", 3, async _ =>
        {
            await other.Delete();
            await queue.Send(1, Ticks.None);
            board.NoteTime(queue.Count);
        });
        board.Run(900).AssertLog("10 1");
    }

    [TestMethod]
    public void Call_TaskIsDeletedInItsWindow_Panics()
    {
        var board = Costing(Flavor.Smp, new CallCosts { Notify = new(100) });
        var victim = board.Task("V", 3, CoreAffinity.Core1, static async task => await task.Delay(new Ticks(40)));
        board.Task("A", 5, CoreAffinity.Core0, async _ => await victim.NotifyGive());
        board.Task("B", 5, CoreAffinity.Core1, async task =>
        {
            await task.Work(new Cycles(50));
            await victim.Delete();
        });
        board.AssertPanics(PanicKind.UseAfterDelete, "A", ["notifyGive", "V"], at: 100);
    }

    [TestMethod]
    public void Call_Window_LetsAnInterruptComeBetweenTwoCalls()
    {
        // Check, then act: without costs nothing can come between the two calls.
        foreach (var (costs, expected) in ((CallCosts, string)[])[(CallCosts.None, "True"), (new CallCosts { Receive = new(50) }, "False")])
        {
            var board = Costing(Flavor.Idf1, costs);
            var queue = board.Device.CreateQueue<int>("q", 1);
            board.Task("A", 5, async task =>
            {
                await task.Work(new Cycles(80));
                if (await queue.MessagesWaiting() == 1)
                {
                    board.Note((await queue.Receive(Ticks.None)).TryGet(out _));
                }
            });
            board.At(10, isr => isr.SendFromISR(queue, 1));
            board.At(100, isr => isr.ReceiveFromISR(queue));
            board.Run(900).AssertLog(expected);
        }
    }

    [TestMethod]
    public void Measured_RoundTripOfTwoTasks_TakesWhatWasMeasured()
    {
        var board = Costing(Flavor.Idf1, CallCosts.Measured, ticks: 1_000_000);
        var there = board.Device.CreateQueue<int>("there", 1);
        var back = board.Device.CreateQueue<int>("back", 1);
        var times = new List<long>();
        board.Task("A", 5, async task =>
        {
            for (; ; )
            {
                await there.Send(1, Ticks.None);
                await back.Receive(Ticks.Forever);
                times.Add(board.Device.Now.Value);
            }
        });
        board.Task("B", 5, async task =>
        {
            for (; ; )
            {
                await there.Receive(Ticks.Forever);
                await back.Send(1, Ticks.None);
            }
        });
        board.Run(100_000);

        // Measured are 1,517 cycles, an odd number for two equal halves.
        Assert.AreEqual(1516, times[^1] - times[^2]);
    }

    [TestMethod]
    public void Measured_PairsOfCalls_TakeWhatWasMeasured()
    {
        var costs = CallCosts.Measured;
        Assert.AreEqual(293, (costs.Send + costs.Receive).Value);
        Assert.AreEqual(259, (costs.Take + costs.Give).Value);
        Assert.AreEqual(212, (costs.Yield + costs.Switch).Value);
    }

    [TestMethod]
    public void Tick_WithCosts_KeepsTheTaskFromItsWork()
    {
        var board = Costing(Flavor.Idf1, new CallCosts { Tick = new(10) });
        board.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(3500));
            board.NoteTime("worked");
        });
        board.Run(9000).AssertLog("3530 worked");
    }

    [TestMethod]
    [DataRow("none", "none")]
    [DataRow("measured", "measured")]
    [DataRow("send=150", "send=150")]
    [DataRow(" switch = 200 , send=0", "switch=200")]
    [DataRow("tick=1000000,wait=1", "wait=1,tick=1000000")]
    public void Parse_Text_IsReadAndWritten(string text, string expected) => Assert.AreEqual(expected, CallCosts.Parse(text).ToString());

    [TestMethod]
    [DataRow("", "\"\" must be a kind of call and its cycles, such as send=150; \"none\" and \"measured\" stand for whole tables")]
    [DataRow("None", "\"None\" must be a kind of call and its cycles, such as send=150; \"none\" and \"measured\" stand for whole tables")]
    [DataRow("snd=1", "there is no kind of call \"snd\"; the kinds are send, receive, take, give, notify, yield, other, wait, switch, tick")]
    [DataRow("send=1000001", "send is 1000001; it must be 0 to 1000000 cycles")]
    [DataRow("send=1,send=2", "send is given twice")]
    public void Parse_Mistake_SaysWhatIsWrong(string text, string message) =>
        Assert.AreEqual(message, Assert.ThrowsExactly<FormatException>(() => CallCosts.Parse(text)).Message);

    [TestMethod]
    public void Scenario_CallCosts_AreATableOrItsName()
    {
        Assert.AreEqual(CallCosts.Measured, Costs("\"measured\""));
        Assert.AreEqual(new CallCosts { Send = new(3), Tick = new(4) }, Costs("""{"send": 3, "tick": 4}"""));
        Assert.Contains("no kind of call \"snd\"", Assert.ThrowsExactly<ScenarioException>(() => Costs("""{"snd": 3}""")).Message);
        Assert.Contains("callCosts", Assert.ThrowsExactly<ScenarioException>(() => Costs("7")).Message);
    }

    private static CallCosts Costs(string json) => ScenarioReader.Parse(
        $$"""{"name": "costs", "kernel": {"flavor": "idf", "callCosts": {{json}}}, "until": 10, "tasks": []}""", "costs.json").Kernel.CallCosts;

    private static Board Costing(Flavor kernel, CallCosts costs, long ticks = 1000) =>
        new(kernel, c => c with { CallCosts = costs, CyclesPerTick = new Cycles(ticks) });
}
