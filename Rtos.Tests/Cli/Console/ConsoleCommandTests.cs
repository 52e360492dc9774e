using System.Globalization;
using Rtos.Cli;
using Rtos.Core;
using Rtos.Tasks;
using Rtos.Tests.Hosting;

namespace Rtos.Tests.Cli;

/// <summary>What each command of the console answers.</summary>
[TestClass]
public sealed class ConsoleCommandTests
{
    [TestMethod]
    public void Views_OfADeviceThatHasRun_ShowTasksCoresHeapAndObjects()
    {
        using var console = new ConsoleStand(Pipe);
        Assert.AreEqual(" chip Paused at cycle 3200000, 20 ms\nok\n", console.Ask("step 20ms"));
        ConsoleStand.AssertText(
            """
            task     state    prio  core      cpu  stack  free  waits for
            maker    Blocked     5     0   10.0 %   4096  3664  send items, since 8.667 ms
            taker    Blocked     3     1    0.0 %   4096  3664  notifyTake, since 0 ms
            IDLE0    Running     0     0   90.0 %   1536  1360
            IDLE1    Running     0     1  100.0 %   1536  1360
            Tmr Svc  Blocked     1   any    0.0 %   2048  1872
            ok
            """,
            console.Ask("ps"));
    }

    [TestMethod]
    public void Queues_TaskWaitsForRoom_IsNamedAsWaiter()
    {
        using var console = new ConsoleStand(Pipe);
        console.Ask("step 20ms");
        ConsoleStand.AssertText(
            """
            object  kind            holds  of  state  waiters
            items   Queue of Int32      2   2  -      maker
            ok
            """,
            console.Ask("queues"));
    }

    [TestMethod]
    public void Cores_AfterAWhile_ShowWhatTheyRunAndHowBusyTheyWere()
    {
        using var console = new ConsoleStand(Pipe);
        console.Ask("step 20ms");
        StringAssert.StartsWith(console.Ask("cores"), " core    busy  task   switch pending  scheduler  work ends\n", StringComparison.Ordinal);
        StringAssert.Contains(console.Ask("cores"), "\n 1      0.0 %  IDLE1  no              runs       -\nok\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Heap_OwnersAndSum_AreThoseOfTheDevice()
    {
        using var console = new ConsoleStand(Pipe);
        console.Ask("step 1ms");
        var text = console.Ask("heap");
        var (used, entries) = console.Stand.Look(d => (d.Heap.Used, d.Report.HeapEntries));
        StringAssert.Contains(text, $"\n {used.ToString(CultureInfo.InvariantCulture)} bytes in use with headers", StringComparison.Ordinal);
        foreach (var entry in entries)
        {
            StringAssert.Contains(text, $"{entry.Bytes.ToString(CultureInfo.InvariantCulture)}  {entry.Use,-16}  {entry.Owner}\n", StringComparison.Ordinal);
        }
    }

    [TestMethod]
    public void Top_SecondCall_CountsOnlyTheTimeSinceTheFirst()
    {
        using var console = new ConsoleStand(Pipe);
        console.Ask("step 20ms");
        var first = console.Ask("top");
        StringAssert.StartsWith(first, " cycles 0 to 3200000\n", StringComparison.Ordinal);
        StringAssert.Contains(first, "maker", StringComparison.Ordinal);
        Assert.Contains("320001\n", first);
        console.Ask("step 10ms");
        var second = console.Ask("top");
        StringAssert.StartsWith(second, " cycles 3200000 to 4800000\n", StringComparison.Ordinal);
        Assert.MatchesRegex("(?m)^ +0\\.0 %  maker +Blocked +5 +0 +0$", second);
        console.Ask("reset");
        console.Ask("step 10ms");
        StringAssert.StartsWith(console.Ask("top"), " cycles 0 to 1600000\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Step_Tick_EndsWithTheNextTick()
    {
        using var console = new ConsoleStand(Pipe);
        console.Ask("step tick");
        Assert.AreEqual(1u, console.Stand.Look(d => d.TickCount.Value));
        console.Ask("step tick");
        Assert.AreEqual(2u, console.Stand.Look(d => d.TickCount.Value));
    }

    [TestMethod]
    public void Inputs_NotifyAndSend_EnterAndAreAnswered()
    {
        using var console = new ConsoleStand(Chips.Listening);
        console.Ask("step 1ms");
        StringAssert.StartsWith(console.Ask("notify bell"), " input 1 at cycle ", StringComparison.Ordinal);
        StringAssert.StartsWith(console.Ask("send numbers 42"), " input 2 at cycle ", StringComparison.Ordinal);
        StringAssert.StartsWith(console.Ask("interrupt pin"), " input 3 at cycle ", StringComparison.Ordinal);
        StringAssert.StartsWith(console.Ask("write two  words"), " input 4 at cycle ", StringComparison.Ordinal);
        console.Ask("step 50ms");
        Assert.AreEqual(" bell 1\n line two  words\n number 42, pin 1\nok\n", console.Ask("console"));
    }

    [TestMethod]
    [DataRow("notify bel", "unknown task bel; did you mean bell?")]
    [DataRow("notify bell x", "notify: x is not a value; it must be 0 to 4294967295")]
    [DataRow("notify bell 1 setbit", "notify: unknown action setbit; did you mean SetBits?")]
    [DataRow("send number 1", "unknown queue number; did you mean numbers?")]
    [DataRow("send numbers x", "queue numbers takes uint items; x is not one")]
    [DataRow("send numbers", "the command is: send QUEUE ITEM")]
    [DataRow("interrupt pim", "unknown interrupt pim; did you mean pin?")]
    [DataRow("paus", "unknown command paus; did you mean pause?")]
    [DataRow("xyzzyxyzzy", "unknown command xyzzyxyzzy; help lists them")]
    [DataRow("step 10", "step 10: it must be tick, or a time with its unit: 5s, 20ms, 10us, 3m, 1h, 100ticks, 8000cycles")]
    [DataRow("step -1ms", "step -1ms: it must be tick, or a time with its unit: 5s, 20ms, 10us, 3m, 1h, 100ticks, 8000cycles")]
    [DataRow("step 99999999999999999999999999s", "step 99999999999999999999999999s: it must be more than 0 and at most 15637.4h")]
    [DataRow("step 0ms", "step 0ms: it must be more than 0 and at most 15637.4h")]
    [DataRow("step 10ns", "step 10ns: this is 1.6 cycles; cycles are whole, and one is 6.25 ns")]
    [DataRow("step 0.5ticks", "step 0.5ticks: ticks are whole")]
    [DataRow("trace maybe", "trace maybe: it must be on or off")]
    [DataRow("use chop", "unknown device chop; did you mean chip?")]
    [DataRow("chop: ps", "unknown device chop; did you mean chip?")]
    [DataRow("chip:", "a command must follow the device's name; help lists them")]
    [DataRow("ps ps", "the command is: ps")]
    [DataRow("a\u001b[2Jb", "unknown command a\\x1b[2Jb; help lists them")]
    public void BadLine_IsAnsweredWithWhatWouldBeRight(string line, string expected)
    {
        using var console = new ConsoleStand(Chips.Listening);
        console.Ask("step 1ms");
        Assert.AreEqual($"error: {expected}\n", console.Ask(line));
    }

    [TestMethod]
    public void Devices_Several_AreChosenByUseOrByPrefix()
    {
        using var console = new ConsoleStand(Pipe, "left", "right");
        Assert.AreEqual("error: there are 2 devices; `use NAME` takes one of them, or NAME: before the command: left, right\n", console.Ask("ps"));
        Assert.AreEqual(" left Paused at cycle 160000, 1 ms\nok\n", console.Ask("left: step 1ms"));
        Assert.AreEqual("ok\n", console.Ask("use right"));
        Assert.AreEqual(" right Paused at cycle 320000, 2 ms\nok\n", console.Ask("step 2ms"));
        Assert.MatchesRegex(
            "^ device +state +time +lag +boots +panics +switches +dropped +why\n left +Paused +1 ms +.*\n right \\* +Paused +2 ms +.*\nok\n$",
            console.Ask("devices"));
    }

    [TestMethod]
    public void Help_NamesEveryCommandThatIsAskedFor()
    {
        using var console = new ConsoleStand(Pipe);
        var help = console.Ask("help");
        foreach (var name in "help ps top cores heap queues pause step resume reset notify send trace use quit".Split(' '))
        {
            Assert.MatchesRegex($"(?m)^ {name}\\b", help);
        }

        Assert.AreEqual(" step [tick|TIME]: the next instant, the next tick, or a time such as 10ms\nok\n", console.Ask("help step"));
    }

    [TestMethod]
    public void Trace_OnAndOff_ShowsWhatHappensBetweenAndChangesNothing()
    {
        using var watched = new ConsoleStand(Pipe);
        using var alone = new ConsoleStand(Pipe);
        Assert.AreEqual("ok\n", watched.Ask("trace on"));
        Assert.AreEqual(alone.Ask("step 20ms"), watched.Ask("step 20ms"));
        StringAssert.Contains(watched.Traced, "| chip: 0 0 switch maker\n", StringComparison.Ordinal);
        Assert.AreEqual("ok\n", watched.Ask("trace off"));
        var before = watched.Traced;
        Assert.AreEqual(alone.Ask("step 20ms"), watched.Ask("step 20ms"));
        Assert.AreEqual(before, watched.Traced);
        Assert.AreEqual(alone.Ask("ps"), watched.Ask("ps"));
    }

    [TestMethod]
    public void Step_WithTraceOn_IsAnsweredAfterItsLines()
    {
        using var console = new ConsoleStand(Pipe);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        console.Ask("trace on");
        console.Gate = gate.Task;
        var step = console.Session.ExecuteAsync("step 20ms", default);
        for (var waits = 0; console.Stand.Device.Status.VirtualTime < TimeSpan.FromMilliseconds(20); waits++)
        {
            Assert.IsLessThan(1_000_000, waits, "the step is never made");
            console.Stand.Turns();
        }

        Assert.IsFalse(step.IsCompleted, "the client has not got the lines yet");
        gate.SetResult();
        console.Stand.Do(step);
        StringAssert.Contains(console.Traced, "| chip: 0 0 switch maker\n", StringComparison.Ordinal);
        StringAssert.Contains(console.Traced, " maker 1 send ok\n", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("   ")]
    [DataRow("\t\r")]
    [DataRow("token 12345678")]
    public void EmptyLine_IsAnsweredAsEveryOtherLine(string line)
    {
        using var console = new ConsoleStand(Pipe);
        Assert.AreEqual("ok\n", console.Ask(line));
    }

    [TestMethod]
    public void Console_DevicePrintsEscapesAndEndsOfAnswers_AreShownAndForgeNothing()
    {
        using var console = new ConsoleStand(Hostile);
        console.Ask("step 1ms");
        const string Shown = " \\x1b[2J\n ok\n error: \\u202eforged\n";
        Assert.AreEqual(Shown + "ok\n", console.Ask("console"));
        Assert.AreEqual("ok\n", console.Ask("raw on"));
        Assert.AreEqual(" \x1b[2J\n ok\n error: \u202eforged\nok\n", console.Ask("console"));
        Assert.AreEqual("ok\n", console.Ask("raw off"));
        Assert.AreEqual(Shown + "ok\n", console.Ask("console"));
    }

    [TestMethod]
    [DataRow("off")]
    [DataRow("on")]
    public void Names_WithCharactersThatCannotBeSeen_AreShown(string raw)
    {
        using var console = new ConsoleStand(Hostile);
        console.Ask("step 1ms");
        console.Ask($"raw {raw}");
        foreach (var view in new[] { "ps", "top", "cores", "heap", "queues", "interrupt x\u001by", "notify x", "send x 1" })
        {
            var lines = console.Ask(view).Split('\n');
            Assert.AreEqual("", lines[^1]);
            Assert.IsTrue(lines[^2] == "ok" || lines[^2].StartsWith("error: ", StringComparison.Ordinal), view);
            Assert.IsTrue(lines[..^2].All(l => l.StartsWith(' ')), view);
            Assert.IsFalse(lines.Any(l => l.AsSpan().IndexOfAny('\u001b', '\u202e', '\u200f') >= 0), view);
        }

        StringAssert.Contains(console.Ask("ps"), " evil\\u202eok", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Command_DeviceNeverTakesItsTurn_IsGivenUpByTheHostsTime()
    {
        using var console = new ConsoleStand(Pipe);
        var asked = console.Session.ExecuteAsync("ps", default);
        Assert.IsFalse(asked.IsCompleted);
        console.Stand.Time.Advance(TimeSpan.FromSeconds(10));
        StringAssert.StartsWith(asked.GetAwaiter().GetResult().Text, "error: given up after 10 s", StringComparison.Ordinal);
    }

    // Makes an item a tick until the queue is full.
    private static void Pipe(Device device)
    {
        var items = device.CreateQueue<int>("items", 2);
        device.CreateTask("maker", 5, 4096, CoreAffinity.Core0, async task =>
        {
            for (var n = 0; ; n++)
            {
                await task.Work(new Cycles(106_667));
                await items.Send(n, Ticks.Forever);
                await task.Delay(new Ticks(4));
            }
        });
        device.CreateTask("taker", 3, 4096, CoreAffinity.Core1, async task => await task.NotifyTake(true, Ticks.Forever));
    }

    // Prints what would end an answer or command a terminal, and is called so.
    private static void Hostile(Device device)
    {
        device.CreateQueue<int>("queue\u200fok", 1);
        device.CreateTask("evil\u202eok", 5, 4096, CoreAffinity.Core0, async task =>
        {
            device.Host.Console.WriteLine("\u001b[2J");
            device.Host.Console.WriteLine("ok");
            device.Host.Console.WriteLine("error: \u202eforged");
            await task.Delay(Ticks.Forever);
        });
    }
}
