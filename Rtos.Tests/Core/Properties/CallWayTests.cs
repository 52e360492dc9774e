using System.Globalization;
using FsCheck.Fluent;
using Rtos.Core;
using Rtos.Scenarios;
using Rtos.Tasks;

namespace Rtos.Tests.Core.Properties;

/// <summary>
/// A call of a C# task takes a short way where nothing stands in it. The same calls written as a scenario never do: each is
/// stepped through its record. Both must give the same trace, and the C# program the same results when nobody watches.
/// </summary>
[TestClass]
public sealed class CallWayTests
{
    private const int MostTicks = 60;
    private const int CyclesPerTick = 100;

    private static readonly string[] Kernels =
    [
        """ "flavor": "freertos" """,
        """ "flavor": "freertos", "preemption": false """,
        """ "flavor": "freertos", "timeSlicing": false """,
        """ "flavor": "idf", "cores": 1 """,
        """ "flavor": "idf", "cores": 2 """,
        """ "flavor": "smp" """,
        """ "flavor": "smp", "preemption": false """,
    ];

    // Nobody ends: who notifies a task that is gone breaks a rule.
    private static readonly Step Last = new(Act.Delay, 2 * MostTicks);

    private enum Act
    {
        Yield,
        Delay,
        Work,
        TickCount,
        NotifyGive,
        NotifyTake,
        Send,
        SendToFront,
        Receive,
        Peek,
        Take,
        Give,
        TakeMutex,
        GiveMutex,
        SuspendAll,
        ResumeAll,
        EnterCritical,
        ExitCritical,
    }

    [TestMethod]
    public void Calls_OfTasksAndOfAScenario_GiveTheSameTrace() => Law.Holds(600, Programs, p => p.Smaller(), program =>
    {
        var scenario = ScenarioReader.Parse(program.Sketch.ToString(), "random.json");
        var expected = ScenarioOutcome.Of(scenario);
        var numbers = new Run<uint>(program, scenario.Kernel, i => i, v => v);
        var words = new Run<string>(program, scenario.Kernel, i => i.ToString(CultureInfo.InvariantCulture), uint.Parse);

        Assert.AreEqual(expected.Trace, numbers.Watched());
        Assert.AreEqual(expected.Trace, words.Watched());
    });

    [TestMethod]
    public void Calls_WatchedOrNotAndTheLongWay_GiveTheSameResults() => Law.Holds(600, Programs, p => p.Smaller(), program =>
    {
        var kernel = ScenarioReader.Parse(program.Sketch.ToString(), "random.json").Kernel;
        var (watched, unwatched) = (new Run<uint>(program, kernel, i => i, v => v), new Run<uint>(program, kernel, i => i, v => v));
        var longWay = new Run<uint>(program, kernel, i => i, v => v, takesLongWay: true);
        watched.Watched();

        unwatched.Unwatched();
        longWay.Unwatched();

        Assert.AreEqual(watched.Log(), unwatched.Log());
        Assert.AreEqual(watched.Log(), longWay.Log());
    });

    private static FsCheck.Gen<Program> Programs => Gen.Choose(0, int.MaxValue - 1).Select(seed => Make(new Dice(seed)));

    private static Program Make(Dice dice)
    {
        var names = new[] { "A", "B", "C", "D" }[..dice.Between(2, 4)];
        var tasks = Array.ConvertAll(names, name => new Script(
            name, dice.Of(1, 1, 2, 3), dice.Of("0", "\"any\""), [.. dice.Many(2, 10, () => Block(dice, names)), [Last]]));
        return new Program(dice.Of<string>(Kernels), tasks);
    }

    // Steps that belong together: what is taken is given, what is suspended is resumed.
    private static Step[] Block(Dice dice, string[] names) => dice.Between(0, 9) switch
    {
        0 => [new(Act.TakeMutex, Wait: Ticks.Forever), .. dice.Many(0, 3, () => Single(dice, names)), new(Act.GiveMutex)],
        1 => [new(Act.SuspendAll), .. dice.Many(0, 3, () => AtOnce(dice, names)), new(Act.ResumeAll)],
        2 => [new(Act.EnterCritical), .. dice.Many(0, 3, () => AtOnce(dice, names)), new(Act.ExitCritical)],
        _ => [Single(dice, names)],
    };

    private static Step Single(Dice dice, string[] names) => dice.Between(0, 3) switch
    {
        0 => AtOnce(dice, names),
        1 => new(dice.Of(Act.Yield, Act.Yield, Act.Delay, Act.Work, Act.Work), Value: (uint)dice.Between(1, 3)),
        _ => new(
            dice.Of(Act.NotifyTake, Act.NotifyTake, Act.Send, Act.Send, Act.SendToFront, Act.Receive, Act.Receive, Act.Peek, Act.Take),
            (uint)dice.Between(0, 9),
            dice.Of(Ticks.None, new Ticks(1), new Ticks(3), Ticks.Forever)),
    };

    private static Step AtOnce(Dice dice, string[] names) => new(
        dice.Of(Act.TickCount, Act.NotifyGive, Act.NotifyGive, Act.Give, Act.Give, Act.Send, Act.Receive, Act.Take),
        (uint)dice.Between(0, 9),
        Ticks.None,
        dice.Of<string>(names));

    private readonly record struct Step(Act Act, uint Value = 0, Ticks Wait = default, string Target = "")
    {
        public override string ToString()
        {
            var wait = Wait == Ticks.Forever ? "\"forever\"" : Wait.Value.ToString(CultureInfo.InvariantCulture);
            return Act switch
            {
                Act.Delay or Act.Work => ScenarioSketch.Text($"[\"{Name}\", {Value}]"),
                Act.NotifyGive => $"[\"notifyGive\", \"{Target}\"]",
                Act.NotifyTake => ScenarioSketch.Text($"[\"notifyTake\", {(Value % 2 == 0 ? "true" : "false")}, {wait}]"),
                Act.Send or Act.SendToFront => ScenarioSketch.Text($"[\"{Name}\", \"q0\", {Value}, {wait}]"),
                Act.Receive or Act.Peek => $"[\"{Name}\", \"q0\", {wait}]",
                Act.Take => $"[\"take\", \"s\", {wait}]",
                Act.Give => "[\"give\", \"s\"]",
                Act.TakeMutex => $"[\"take\", \"m\", {wait}]",
                Act.GiveMutex => "[\"give\", \"m\"]",
                _ => $"[\"{Name}\"]",
            };
        }

        private string Name => char.ToLowerInvariant(Act.ToString()[0]) + Act.ToString()[1..];
    }

    private sealed record Script(string Name, int Priority, string Core, Step[][] Blocks)
    {
        internal TaskSketch Sketch => new(
            Name, Priority, Core, Repeat: 1, Autostart: true, [.. Blocks.Select(block => string.Join(", ", block.Select(s => s.ToString())))]);
    }

    private sealed record Program(string Kernel, Script[] Tasks)
    {
        internal ScenarioSketch Sketch => new(
            $"{Kernel}, \"maxPriorities\": 10, \"timerTaskPriority\": 9", CyclesPerTick, MostTicks * CyclesPerTick, [2], [.. Tasks.Select(t => t.Sketch)], [])
        {
            Objects = ["""{"type": "counting", "name": "s", "max": 2, "initial": 0}""", """{"type": "mutex", "name": "m"}"""],
        };

        internal IEnumerable<Program> Smaller() =>
            from i in Enumerable.Range(0, Tasks.Length)
            from blocks in Shorter.Of(Tasks[i].Blocks[..^1])
            select this with { Tasks = [.. Tasks[..i], Tasks[i] with { Blocks = [.. blocks, [Last]] }, .. Tasks[(i + 1)..]] };

        public override string ToString() => Sketch.ToString();
    }

    private sealed class Run<T>
    {
        private readonly Device _device;
        private readonly Dictionary<string, RtosTask> _tasks = [];
        private readonly List<string> _log = [];
        private readonly RtosQueue<T> _queue;
        private readonly RtosSemaphore _semaphore;
        private readonly RtosMutex _mutex;
        private readonly Func<uint, T> _toItem;
        private readonly Func<T, uint> _fromItem;

        internal Run(Program program, DeviceConfiguration kernel, Func<uint, T> toItem, Func<T, uint> fromItem, bool takesLongWay = false)
        {
            (_toItem, _fromItem) = (toItem, fromItem);
            _device = new Device(kernel) { TakesLongWay = takesLongWay };
            _queue = _device.CreateQueue<T>("q0", 2);
            _semaphore = _device.CreateCountingSemaphore("s", 2, 0);
            _mutex = _device.CreateMutex("m");
            foreach (var script in program.Tasks)
            {
                var core = script.Core == "0" ? CoreAffinity.Core0 : CoreAffinity.Any;
                var steps = script.Blocks.SelectMany(block => block).ToArray();
                _tasks[script.Name] = _device.CreateTask(script.Name, script.Priority, 4096, core, task => Do(task, steps));
            }
        }

        internal string Watched()
        {
            using var trace = new StringWriter(CultureInfo.InvariantCulture);
            _device.AddTraceSink(new TextTraceSink(trace));
            Unwatched();
            return trace.ToString();
        }

        internal void Unwatched()
        {
            try
            {
                _device.RunUntil(new Instant(MostTicks * CyclesPerTick));
            }
            catch (DevicePanicException e)
            {
                _log.Add(e.Panic.ToString());
            }
        }

        internal string Log() => string.Join('\n', [.. _log, $"{_device.Switches} switches, tick {_device.TickCount}", .. _device.Scheduler.AllTasks().Select(Describe)]);

        private string Describe(Tcb task) =>
            $"{task} {task.Priority} {task.Call.Index} {task.Call.Progress} ran {_device.Scheduler.RunTimeOf(task)} used {task.Stack.Peak}";

        private async Routine Do(RtosTask me, Step[] steps)
        {
            foreach (var step in steps)
            {
                var wait = step.Wait;
                switch (step.Act)
                {
                    case Act.Yield: await me.Yield(); break;
                    case Act.Delay: await me.Delay(new Ticks(step.Value)); break;
                    case Act.Work: await me.Work(new Cycles(step.Value)); break;
                    case Act.TickCount: Note(me, await me.GetTickCount()); break;
                    case Act.NotifyGive: Note(me, await _tasks[step.Target].NotifyGive()); break;
                    case Act.NotifyTake: Note(me, await me.NotifyTake(step.Value % 2 == 0, wait)); break;
                    case Act.Send: Note(me, await _queue.Send(_toItem(step.Value), wait)); break;
                    case Act.SendToFront: Note(me, await _queue.SendToFront(_toItem(step.Value), wait)); break;
                    case Act.Receive: NoteItem(me, await _queue.Receive(wait)); break;
                    case Act.Peek: NoteItem(me, await _queue.Peek(wait)); break;
                    case Act.Take: Note(me, await _semaphore.Take(wait)); break;
                    case Act.Give: Note(me, await _semaphore.Give()); break;
                    case Act.TakeMutex: Note(me, await _mutex.Take(wait)); break;
                    case Act.GiveMutex: Note(me, await _mutex.Give()); break;
                    case Act.SuspendAll: await me.SuspendAll(); break;
                    case Act.ResumeAll: Note(me, await me.ResumeAll()); break;
                    case Act.EnterCritical: await me.EnterCritical(); break;
                    default: await me.ExitCritical(); break;
                }
            }
        }

        private void NoteItem(RtosTask task, Received<T> received) => Note(task, received.HasValue ? _fromItem(received.Value) : -1L);

        private void Note<TResult>(RtosTask task, TResult result) => _log.Add($"{_device.Now} {task} {result}");
    }
}
