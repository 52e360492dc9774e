using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using Rtos.Core;
using Rtos.Explore;
using Rtos.Scenarios;
using Rtos.Tests.Core.Properties;

namespace Rtos.Tests.Explore;

/// <summary>The first law of the search: a schedule is an ordinary run, in which some code takes longer and some interrupt comes later.</summary>
[TestClass]
public sealed class SchedulePlanLawTests
{
    private static readonly SearchBounds Bounds = new(30, 1000, 3);

    [TestMethod]
    [TestCategory(Repetitions.Category)]
    public void Run_RandomProgramAndSchedule_IsAnOrdinaryScenarioWithTheseTimes()
    {
        var (runs, deviations) = (0, 0);
        var programs = Gen.Choose(0, int.MaxValue - 1);
        Law.Holds(1000, programs, static _ => [], seed =>
        {
            var program = Program(seed);
            if (Searched(program, seed) is not { } searched)
            {
                return;
            }

            runs++;
            deviations += searched.Choices.Count;
            var explicitly = Outcome(Explicit(program, searched.Choices), null);
            var inserted = searched.Choices.Where(c => c.Kind == ChoiceKind.Call).ToLookup(c => c.Name, c => c.Index);
            Assert.AreEqual(searched.Outcome.Trace, WithoutInserted(explicitly.Trace, inserted), $"seed {seed}: {string.Join(", ", searched.Choices)}");
            Assert.AreEqual(searched.Outcome.Panic, explicitly.Panic, $"seed {seed}");
        });
        Assert.IsGreaterThan(runs, deviations, "almost every program has several choices");
    }

    // A random program whose tasks run once, with ranges of work and windows of interrupts.
    private static JsonNode Program(int seed)
    {
        var program = JsonNode.Parse(ScenarioGenerator.Make(new Dice(seed), seed % 2 == 0 ? ScenarioStyle.Contended : ScenarioStyle.Busy).ToString())!;
        foreach (var task in program["tasks"]!.AsArray())
        {
            task!["repeat"] = 1;
            foreach (var work in Operations(task).Where(o => (string)o[0]! == "work" && (long)o[1]! > 0))
            {
                work[1] = new JsonArray((long)work[1]!, (long)work[1]! + 1500);
            }
        }

        foreach (var interrupt in program["interrupts"]!.AsArray())
        {
            interrupt!["at"] = new JsonArray((long)interrupt["at"]!, (long)interrupt["at"]! + 5000);
        }

        return program;
    }

    private static (Result Outcome, IReadOnlyList<Choice> Choices)? Searched(JsonNode program, int seed)
    {
        NotingPlan? plan = null;
        var outcome = Outcome(program, device => device.Scheduler.Choices = new Chooser(device, Bounds, plan = new NotingPlan(device, Names(program), seed)));

        // A task that was deleted and created again runs its operations twice: the file has one list for both.
        return plan!.IsClear ? (outcome, plan.Choices) : null;
    }

    private static HashSet<string> Names(JsonNode program) => [.. program["tasks"]!.AsArray().Select(t => (string)t!["name"]!)];

    private static Result Outcome(JsonNode program, Action<Device>? prepare)
    {
        var scenario = ScenarioReader.Parse(program.ToJsonString(), "law.json");
        var device = new Device(scenario.Kernel with { OperationsPerInstant = 3000 });
        using var trace = new StringWriter(CultureInfo.InvariantCulture);
        device.AddTraceSink(new TextTraceSink(trace));
        prepare?.Invoke(device);
        device.Load(new ScenarioRun(scenario));
        try
        {
            device.RunUntil(scenario.Until);
            return new Result(trace.ToString(), null);
        }
        catch (DevicePanicException e)
        {
            return new Result(trace.ToString(), $"{e.Panic.Kind} {e.Panic.Task} {e.Panic.Time}");
        }
    }

    private static JsonNode Explicit(JsonNode program, IReadOnlyList<Choice> choices)
    {
        var result = program.DeepClone();
        foreach (var task in result["tasks"]!.AsArray())
        {
            var own = choices.Where(c => c.Name == (string)task!["name"]! && c.Kind != ChoiceKind.Interrupt).ToList();
            var operations = Operations(task!).ToList();
            foreach (var (operation, index) in operations.Select((o, i) => (o, i)).Where(o => o.o[0]!.ToString() == "work" && o.o[1] is JsonArray))
            {
                operation[1] = own.Find(c => c.Kind == ChoiceKind.Work && c.Index == index) is { } work ? work.Value : (long)operation[1]![0]!;
            }

            var list = new JsonArray();
            for (var i = 0; i < operations.Count; i++)
            {
                if (own.Find(c => c.Kind == ChoiceKind.Call && c.Index == i) is { } delay)
                {
                    list.Add(new JsonArray("work", delay.Value));
                }

                list.Add(operations[i].DeepClone());
            }

            task!["ops"] = list;
        }

        foreach (var (interrupt, number) in result["interrupts"]!.AsArray().Select((n, i) => (n!, i)))
        {
            var later = choices.FirstOrDefault(c => c.Kind == ChoiceKind.Interrupt && c.Index == number)?.Value ?? 0;
            interrupt["at"] = (long)interrupt["at"]![0]! + later;
        }

        return result;
    }

    // The calls after an inserted one have higher numbers.
    private static string WithoutInserted(string trace, ILookup<string, long> inserted)
    {
        var lines = new List<string>();
        foreach (var line in trace.Split('\n'))
        {
            var words = line.Split(' ');
            if (words.Length > 4 && long.TryParse(words[3], CultureInfo.InvariantCulture, out var number) && inserted.Contains(words[2]))
            {
                // In the list with the inserted calls, the one before operation i has the number i plus how many came before it.
                var places = inserted[words[2]].Order().Select((index, before) => index + before).ToList();
                if (places.Contains(number))
                {
                    continue;
                }

                words[3] = (number - places.Count(p => p < number)).ToString(CultureInfo.InvariantCulture);
            }

            lines.Add(string.Join(' ', words));
        }

        return string.Join('\n', lines);
    }

    private static IEnumerable<JsonArray> Operations(JsonNode task) => task["ops"]!.AsArray().Select(o => o!.AsArray());

    private sealed record Result(string Trace, string? Panic);

    private sealed record Choice(ChoiceKind Kind, string Name, long Index, long Value);

    // Deviates at random, and notes the operation at which it does.
    private sealed class NotingPlan(Device device, HashSet<string> names, int seed) : SchedulePlan
    {
        private readonly SearchRandom _random = new((ulong)seed, 1);
        private readonly Dictionary<string, int> _askers = new(StringComparer.Ordinal);

        internal List<Choice> Choices { get; } = [];

        internal bool IsClear { get; private set; } = true;

        internal override long Choose(in ChoicePoint point, int number, ChoiceKey key, Alternatives alternatives)
        {
            if (point.Kind == ChoiceKind.Interrupt)
            {
                return Note(point, "", point.Asker, alternatives);
            }

            var asker = point.Asker;
            if (!names.Contains(point.Task) || _askers.GetValueOrDefault(point.Task, asker) != asker)
            {
                IsClear &= !names.Contains(point.Task);
                return point.Usual;
            }

            _askers[point.Task] = asker;
            return Note(point, point.Task, device.Scheduler.AllTasks().Single(t => t.Number == asker).Call.Index, alternatives);
        }

        private long Note(in ChoicePoint point, string name, long index, Alternatives alternatives)
        {
            var answer = _random.Happens(0.3) ? RandomAnswer.Of(_random, point, alternatives) : point.Usual;
            if (answer != point.Usual)
            {
                Choices.Add(new Choice(point.Kind, name, index, answer));
            }

            return answer;
        }
    }
}
