using System.Globalization;
using Rtos.Core;
using Rtos.Scenarios;

namespace Rtos.Tests.Conformance;

/// <summary>The emulator against the traces of the real kernels, a folder and category at a time.</summary>
[TestClass]
public sealed class ConformanceTests
{
    public static IEnumerable<(string Folder, string Category, int Count)> Groups => ConformanceCategories.Judged;

    [TestMethod]
    [DynamicData(nameof(Groups))]
    public void Run_CasesOfTheCategory_GiveTheRecordedTraces(string folder, string category, int count) =>
        Judge(folder, category, count, item => TraceDifference.Find(item.Name, item.Trace, Run(item.Read())));

    [TestMethod]
    [DynamicData(nameof(Groups))]
    public void Run_CasesOfTheCategoryTwice_GiveTheSameBytes(string folder, string category, int count) =>
        Judge(folder, category, count, item =>
        {
            // The second pair shares one scenario: a run must leave it as it was.
            var scenario = item.Read();
            var first = Run(scenario);
            return TraceDifference.Find(item.Name + " from the same scenario", first, Run(scenario))
                ?? TraceDifference.Find(item.Name + " read again", first, Run(item.Read()));
        });

    [TestMethod]
    [DynamicData(nameof(Groups))]
    public void Run_CasesOfTheCategoryWithoutTrace_EndInTheSameStates(string folder, string category, int count) =>
        Judge(folder, category, count, item =>
        {
            var run = new ScenarioRun(item.Read());
            var device = run.Execute(trace: null);
            Assert.IsFalse(device.Output.IsRead, "nobody watches");
            var traced = new ScenarioRun(item.Read());
            Assert.AreEqual(traced.Execute(TextWriter.Null).Now, device.Now, item.Name);
            return TraceDifference.Find(item.Name, FinalLines(item.Trace), Text(run.WriteFinalStates));
        });

    [TestMethod]
    [DynamicData(nameof(Groups))]
    public void Run_CasesOfTheCategoryWithThreeSinks_TellAllThreeTheSame(string folder, string category, int count) =>
        Judge(folder, category, count, item =>
        {
            var run = new ScenarioRun(item.Read());
            var device = new Device(run.Scenario.Kernel);
            using var first = new StringWriter(CultureInfo.InvariantCulture);
            using var third = new StringWriter(CultureInfo.InvariantCulture);
            device.AddTraceSink(new TextTraceSink(first));
            var second = device.RecordTrace();
            device.AddTraceSink(new TextTraceSink(third));
            device.Load(run);
            device.RunUntil(run.Scenario.Until);
            var states = Text(run.WriteFinalStates);
            return TraceDifference.Find(item.Name + ", first sink", item.Trace, first + states)
                ?? TraceDifference.Find(item.Name + ", second sink", item.Trace, second + states)
                ?? TraceDifference.Find(item.Name + ", third sink", item.Trace, third + states);
        });

    [TestMethod]
    [DynamicData(nameof(Groups))]
    public void Run_CasesOfTheCategoryTheLongWay_GiveTheRecordedTraces(string folder, string category, int count) =>
        JudgeRuns(folder, category, count, device => device.TakesLongWay = true);

    [TestMethod]
    [DynamicData(nameof(Groups))]
    public void Run_CasesOfTheCategoryWithUsualChoices_GiveTheRecordedTraces(string folder, string category, int count) =>
        JudgeRuns(folder, category, count, device => device.Scheduler.Choices = new UsualChoices());

    private static void JudgeRuns(string folder, string category, int count, Action<Device> prepare) =>
        Judge(folder, category, count, item =>
        {
            var run = new ScenarioRun(item.Read());
            var device = new Device(run.Scenario.Kernel);
            prepare(device);
            using var trace = new StringWriter(CultureInfo.InvariantCulture);
            device.AddTraceSink(new TextTraceSink(trace));
            device.Load(run);
            device.RunUntil(run.Scenario.Until);
            return TraceDifference.Find(item.Name, item.Trace, trace + Text(run.WriteFinalStates));
        });

    // Every case is looked at before the test fails: a kernel's change shows all that it breaks.
    private static void Judge(string folder, string category, int count, Func<ConformanceCase, string?> compare)
    {
        var cases = ConformanceArchive.Cases(folder, category);
        Assert.HasCount(count, cases);
        var failures = cases.Select(item => Compare(item, compare)).OfType<string>().ToList();
        Assert.IsEmpty(failures, $"{failures.Count} of {cases.Count} cases differ\n{string.Concat(failures)}");
    }

    private static string? Compare(ConformanceCase item, Func<ConformanceCase, string?> compare)
    {
        try
        {
            return compare(item);
        }
        catch (ScenarioException e)
        {
            return $"{item.Name}: refused: {e.Message}\n";
        }
        catch (DevicePanicException e)
        {
            return $"{item.Name}: panicked: {e.Message}\n";
        }
    }

    private static string Run(Scenario scenario) => ScenarioRun.Execute(scenario);

    private static string FinalLines(string trace) =>
        string.Concat(trace.Split('\n').Where(l => l.StartsWith("final ", StringComparison.Ordinal)).Select(l => l + "\n"));

    private static string Text(Action<TextWriter> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        write(text);
        return text.ToString();
    }
}
