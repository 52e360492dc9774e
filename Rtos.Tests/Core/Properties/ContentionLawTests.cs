using FsCheck.Fluent;
using Rtos.Core;
using Rtos.Scenarios;

namespace Rtos.Tests.Core.Properties;

/// <summary>Whatever stands, masks or takes time: nothing that comes from outside is lost or doubled.</summary>
[TestClass]
public sealed class ContentionLawTests
{
    private const string Mark = """["tickCountFromISR"]""";

    [TestMethod]
    public void Run_RandomScenarios_RaiseEachInterruptOnce() =>
        Law.Holds(200, Sketches.Of(ScenarioStyle.Contended).Select(Marked), s => s.Smaller().Select(Marked), sketch =>
        {
            var outcome = ScenarioOutcome.Of(sketch);
            var raised = outcome.Trace.Split('\n').Where(line => line.Contains(" tickCountFromISR ", StringComparison.Ordinal))
                .Select(line => line.Split(' ')[3]).ToList();
            CollectionAssert.AreEqual(raised.Distinct().ToArray(), raised, "an interrupt that was raised twice");
        });

    [TestMethod]
    public void Run_UntilEveryCoreIsIdle_HasRaisedEveryInterruptAndTick()
    {
        var idle = 0;
        Law.Holds(150, Sketches.Of(ScenarioStyle.Contended).Select(Ending), s => s.Smaller().Select(Ending), sketch =>
        {
            var scenario = ScenarioReader.Parse(sketch.ToString(), "random.json");
            Device? device = null;
            var outcome = ScenarioOutcome.Of(scenario, d => device = d);
            if (outcome.Panic is not null || device!.Scheduler.Cores.Any(core => !core.IsHalted || core.IsSchedulerSuspended))
            {
                return;
            }

            idle++;
            var due = sketch.Interrupts.Length;
            var raised = outcome.Trace.Split('\n').Count(line => line.Contains(" tickCountFromISR ", StringComparison.Ordinal));
            Assert.AreEqual(due, raised, "interrupts");
            var ticks = (sketch.Until - 1) / sketch.CyclesPerTick;
            Assert.AreEqual(unchecked((uint)ticks), (device.TickCount - scenario.Kernel.InitialTick).Value, "ticks");
        });
        Assert.IsGreaterThan(40, idle, "programs that came to their end");
    }

    [TestMethod]
    public void Run_CostsOfNothing_AreNoCosts() =>
        Law.Holds(100, Sketches.Of(ScenarioStyle.Contended), s => s.Smaller(), sketch =>
        {
            var scenario = ScenarioReader.Parse(sketch.ToString(), "random.json");
            if (scenario.Kernel.CallCosts == CallCosts.None)
            {
                Assert.AreEqual(ScenarioOutcome.Of(sketch), ScenarioOutcome.Of(sketch, device => device.Scheduler.Attend(Attention.CallTime, true)));
            }
        });

    // The first operation of each interrupt is one that no other operation is.
    private static ScenarioSketch Marked(ScenarioSketch sketch) => sketch with
    {
        Interrupts = [.. sketch.Interrupts.Select(i => i with { Blocks = [Mark, .. i.Blocks.Where(b => b != Mark)] })],
    };

    // Each task ends after one round, and there is time for all of it. Nothing adds ticks.
    private static ScenarioSketch Ending(ScenarioSketch sketch) => Marked(sketch) with
    {
        Until = sketch.Until * 20,
        Tasks = [.. sketch.Tasks.Select(t => t with
        {
            Repeat = 1,
            Blocks = [.. t.Blocks.Where(b => !b.Contains("catchUpTicks", StringComparison.Ordinal) && !b.Contains("forever", StringComparison.Ordinal))],
        })],
    };
}
