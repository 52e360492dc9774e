using FsCheck;
using FsCheck.Fluent;
using Rtos.Core;
using Rtos.Scenarios;
using HostThread = System.Threading.Thread;

namespace Rtos.Tests.Core.Properties;

/// <summary>A run is a value: what watches it, how it is cut and what runs beside it change nothing.</summary>
[TestClass]
public sealed class DeterminismTests
{
    private static readonly Gen<ScenarioSketch> Scenarios = Gen.OneOf(
        Sketches.Of(ScenarioStyle.Busy), Sketches.Of(ScenarioStyle.Contended), Sketches.Of(ScenarioStyle.Idle));

    [TestMethod]
    public void Run_SameScenarioTwice_GivesTheSameBytes()
    {
        var (runs, panics) = (0, 0);
        Law.Holds(400, Scenarios, s => s.Smaller(), sketch =>
        {
            var first = ScenarioOutcome.Of(sketch);
            Assert.AreEqual(first, ScenarioOutcome.Of(sketch));
            runs++;
            panics += first.Panic is null ? 0 : 1;
        });

        // A generator whose scenarios mostly end in a panic would show little.
        Assert.IsLessThan(runs / 4, panics);
    }

    [TestMethod]
    public void Run_WatchedOrNot_IsTheSame() =>
        Law.Holds(250, Scenarios, s => s.Smaller(), sketch =>
        {
            var scenario = ScenarioReader.Parse(sketch.ToString(), "random.json");
            var watched = ScenarioOutcome.Of(scenario);
            Assert.AreEqual(watched with { Trace = "" }, ScenarioOutcome.Unwatched(scenario));
        });

    [TestMethod]
    public void Run_ThreeWatchers_AllSeeTheSame() =>
        Law.Holds(200, Scenarios, s => s.Smaller(), sketch =>
        {
            var scenario = ScenarioReader.Parse(sketch.ToString(), "random.json");
            var watched = ScenarioOutcome.Of(scenario);
            using var second = new StringWriter();
            TraceRecorder? third = null;
            var thrice = ScenarioOutcome.Of(scenario, device =>
            {
                device.AddTraceSink(new TextTraceSink(second));
                third = device.RecordTrace();
            });
            Assert.AreEqual(watched, thrice);
            Assert.AreEqual(watched.Trace, second.ToString());
            Assert.AreEqual(watched.Trace, string.Concat(third!.Lines.Select(line => line + "\n")));
        });

    [TestMethod]
    public void RunUntil_CutIntoPieces_IsTheSame()
    {
        var cuts = from sketch in Scenarios
                   from at in Gen.Choose(0, 1_000_000).ListOf(12)
                   select (Sketch: sketch, Stops: at.Select(n => n * (Int128)sketch.Until / 1_000_000).Select(n => (long)n).Order().ToArray());
        Law.Holds(
            300,
            cuts,
            c => c.Sketch.Smaller().Select(s => (s, c.Stops.Where(stop => stop <= s.Until).ToArray()))
                .Concat(Shorter.Of(c.Stops).Select(stops => (c.Sketch, stops))),
            c => Assert.AreEqual(ScenarioOutcome.Of(c.Sketch), ScenarioOutcome.Of(c.Sketch, stops: c.Stops)));
    }

    [TestMethod]
    public void RunUntil_CutAtEveryTick_IsTheSame() =>
        Law.Holds(150, Sketches.Of(ScenarioStyle.Busy), s => s.Smaller(), sketch =>
        {
            var stops = Enumerable.Range(0, (int)(sketch.Until / sketch.CyclesPerTick) + 1).Select(n => n * sketch.CyclesPerTick);
            Assert.AreEqual(ScenarioOutcome.Of(sketch), ScenarioOutcome.Of(sketch, stops: stops));
        });

    [TestMethod]
    public void Run_TwoDevicesOnTwoThreads_EqualOneAfterTheOther() =>
        Law.Holds(
            150,
            Scenarios.Two(),
            pair => pair.Item1.Smaller().Select(s => (s, pair.Item2)).Concat(pair.Item2.Smaller().Select(s => (pair.Item1, s))),
            pair =>
            {
                var (left, right) = (ScenarioOutcome.Of(pair.Item1), ScenarioOutcome.Of(pair.Item2));
                ScenarioOutcome? besideLeft = null;
                ScenarioOutcome? besideRight = null;
                HostThread[] threads =
                [
                    new HostThread(() => besideLeft = ScenarioOutcome.Of(pair.Item1)),
                    new HostThread(() => besideRight = ScenarioOutcome.Of(pair.Item2)),
                ];
                Array.ForEach(threads, t => t.Start());
                Array.ForEach(threads, t => t.Join());
                Assert.AreEqual(left, besideLeft);
                Assert.AreEqual(right, besideRight);
            });
}
