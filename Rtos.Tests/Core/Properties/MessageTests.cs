using System.Globalization;
using FsCheck.Fluent;
using Rtos.Core;
using Rtos.Scenarios;
using Rtos.Tasks;

namespace Rtos.Tests.Core.Properties;

/// <summary>Queues neither lose a message nor deliver it twice, whatever interrupts, preempts, suspends or runs out of time.</summary>
[TestClass]
public sealed class MessageTests
{
    [TestMethod]
    public void Queues_RandomTraffic_LoseAndDoubleNothing()
    {
        var (messages, left) = (0, 0);
        var sketches = Gen.Choose(0, int.MaxValue - 1).Select(seed => new TrafficGenerator(new Dice(seed)).Make());
        Law.Holds(1500, sketches, s => s.Smaller(), sketch =>
        {
            var ledger = Run(sketch);
            ledger.Check();
            messages += ledger.Sent.Count;
            left += ledger.Left.Count;
        });

        // Something must have been under way, and something must have stayed in the queues.
        Assert.IsGreaterThan(5000, messages);
        Assert.IsGreaterThan(200, left);
    }

    private static Ledger Run(ScenarioSketch sketch)
    {
        var scenario = ScenarioReader.Parse(sketch.ToString(), "traffic.json");
        var run = new ScenarioRun(scenario);
        var device = new Device(scenario.Kernel);
        var ledger = new Ledger(scenario);
        device.AddTraceSink(ledger);
        device.Load(run);
        device.RunUntil(scenario.Until);
        foreach (var item in scenario.Objects)
        {
            for (var queue = (RtosQueue<uint>)run.State.Get(item); queue.Count > 0;)
            {
                ledger.Left.Add((item.Name, queue.PopFront()));
            }
        }

        // Calls that have not returned may have sent or received already.
        foreach (var tcb in scenario.Tasks.Select(run.State.Find).Where(t => t is not null && t.Call.IsInProgress))
        {
            ledger.Unfinished.Add(scenario.Tasks.First(t => t.Name == tcb!.Name).Operations[(int)tcb!.Call.Index]);
        }

        return ledger;
    }

    /// <summary>Every message has a number of its own, so what happened to each can be told from the events.</summary>
    private sealed class Ledger(Scenario scenario) : TraceSink
    {
        private readonly Dictionary<int, int> _interruptCalls = [];

        internal List<(string Queue, uint Message)> Sent { get; } = [];

        internal List<(string Queue, uint Message)> Received { get; } = [];

        internal List<(string Queue, uint Message)> Left { get; } = [];

        internal List<ScenarioOperation> Unfinished { get; } = [];

        public override void Write(in TraceEvent happened)
        {
            var (name, number) = (happened.Name, (int)happened.Number);
            if (happened.Kind == TraceEventKind.Call)
            {
                Note(scenario.Tasks.First(t => t.Name == name).Operations[number], happened.Result);
            }
            else if (happened.Kind == TraceEventKind.InterruptCall)
            {
                var index = _interruptCalls.GetValueOrDefault(number);
                _interruptCalls[number] = index + 1;
                Note(scenario.Interrupts[number].Operations[index], happened.Result);
            }
        }

        internal void Check()
        {
            var maySend = Unfinished.Where(o => o.Name.StartsWith("send", StringComparison.Ordinal))
                .Select(o => (o.KernelObject!.Name, o.Value));
            var mayHaveReceived = Unfinished.Count(o => o.Name == "receive");
            var arrived = Received.Concat(Left).ToList();
            CollectionAssert.AllItemsAreUnique(arrived, "a message arrived twice");
            CollectionAssert.IsSubsetOf(arrived, Sent.Concat(maySend).ToList(), "a message arrived that nobody sent");
            Assert.IsLessThanOrEqualTo(mayHaveReceived, Sent.Except(arrived).Count(), "a message was lost");
        }

        private void Note(ScenarioOperation operation, in TraceValue result)
        {
            if (operation.Name.StartsWith("send", StringComparison.Ordinal) && result.ToString() == "ok")
            {
                Sent.Add((operation.KernelObject!.Name, operation.Value));
            }
            else if (operation.Name.StartsWith("receive", StringComparison.Ordinal) && result.ToString() != "empty")
            {
                Received.Add((operation.KernelObject!.Name, uint.Parse(result.ToString(), CultureInfo.InvariantCulture)));
            }
        }
    }

    private sealed class TrafficGenerator(Dice dice)
    {
        private int _messages;

        internal ScenarioSketch Make()
        {
            var flavor = dice.Of("idf\", \"cores\": 1", "idf\", \"cores\": 2", "freertos\"", "freertos\", \"preemption\": false", "smp\"", "smp\", \"preemption\": false");
            var cores = flavor.Contains(": 2", StringComparison.Ordinal) || flavor.StartsWith("smp", StringComparison.Ordinal) ? 2 : 1;
            var names = new[] { "A", "B", "C", "D", "E" }[..dice.Between(2, 5)];
            var tasks = Array.ConvertAll(names, name => new TaskSketch(
                name, dice.Between(1, 4), dice.Of("0", "1", "\"any\""), 1, true, [.. dice.Many(2, 14, () => Block(names)), "[\"work\", 1]"]));
            var interrupts = dice.Many(0, 10, () => new InterruptSketch(dice.Between(1, 20_000), dice.Between(0, cores - 1), dice.Many(1, 3, Interrupt)));
            var until = dice.Of(dice.Between(2000L, 20_000L), 40_000L);
            return new ScenarioSketch($"\"flavor\": \"{flavor}", 1000, until, dice.Many(2, 2, () => dice.Of(1, 2, 4)), tasks, interrupts);
        }

        private string Block(string[] names) => dice.Between(0, 9) switch
        {
            0 or 1 or 2 => Send(Wait()),
            3 or 4 or 5 => Text($"[\"receive\", \"{Queue()}\", {Wait()}]"),
            6 => dice.Of("[\"yield\"]", "[\"delay\", 1]", Text($"[\"work\", {dice.Between(1, 3000)}]")),
            7 => Text($"[\"peek\", \"{Queue()}\", {Wait()}]"),
            8 => Text($"[{dice.Of("\"suspend\"", "\"resume\"", "\"resume\"", "\"abortDelay\"")}, \"{dice.Of<string>(names)}\"]"),
            _ => Text($"[\"suspendAll\"], {Send("0")}, [\"receive\", \"{Queue()}\", 0], {Send("0")}, [\"resumeAll\"]"),
        };

        private string Send(string wait) => Text($"[\"{dice.Of("send", "send", "sendToFront")}\", \"{Queue()}\", {++_messages}, {wait}]");

        private string Interrupt() => dice.Percent(50)
            ? Text($"[\"{dice.Of("sendFromISR", "sendToFrontFromISR")}\", \"{Queue()}\", {++_messages}]")
            : Text($"[\"{dice.Of("receiveFromISR", "receiveFromISR", "peekFromISR")}\", \"{Queue()}\"]");

        private string Wait() => dice.Of("0", "1", "3", "8", "\"forever\"");

        private string Queue() => dice.Of("q0", "q1");

        private static string Text(FormattableString text) => ScenarioSketch.Text(text);
    }
}
