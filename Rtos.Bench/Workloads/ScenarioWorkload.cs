using System.Globalization;
using System.Text;
using Rtos.Core;
using Rtos.Scenarios;

namespace Rtos.Bench;

/// <summary>W9: a mix of 15 tasks, two cores where the kernel has them; its size is a number of cycles, a thousand a tick.</summary>
/// <param name="name">What the command line calls it.</param>
/// <param name="scenario">The name of the scenario file.</param>
/// <param name="withText">Whether the trace is written as text, to nowhere; otherwise there is none.</param>
internal sealed class ScenarioWorkload(string name, string scenario, bool withText) : Workload(name, "trace line")
{
    private const double CyclesPerSecond = 1_000_000;

    private readonly Lazy<Scenario> _scenario = new(() => Read(scenario));
    private readonly Dictionary<int, long> _lines = [];

    internal override int SmallSize => 100_000;

    internal override int TimedSize => 2_000_000;

    // One check sees both runs, with a trace and without.
    internal override IReadOnlyList<ExpectedOutcome> Expected { get; } = withText ? [] : ScenarioTraces.Of(scenario);

    internal override double VirtualSeconds(int size) => size / CyclesPerSecond;

    /// <summary>Counts nothing: whatever counted would take time.</summary>
    internal override Outcome Run(int size)
    {
        var run = new ScenarioRun(_scenario.Value);
        if (!withText)
        {
            run.Execute(trace: null, new Instant(size));
            return default;
        }

        WriteTrace(run, Stream.Null, size);
        return default;
    }

    /// <summary>The lines of the trace and their SHA-256. Without a trace, that the run ends in the same states as with it.</summary>
    internal override Outcome Check(int size)
    {
        using var trace = new TraceDigest();
        var watched = new ScenarioRun(_scenario.Value);
        WriteTrace(watched, trace, size);
        var silent = new ScenarioRun(_scenario.Value);
        silent.Execute(trace: null, new Instant(size));
        return FinalStates(silent) == FinalStates(watched) ? trace.Outcome : new Outcome(-1, "other final states without a trace");
    }

    /// <summary>The lines that the trace has, or would have.</summary>
    internal override long OperationsAt(int size, Outcome outcome)
    {
        if (!_lines.TryGetValue(size, out var lines))
        {
            using var trace = new TraceDigest();
            WriteTrace(new ScenarioRun(_scenario.Value), trace, size);
            _lines[size] = lines = trace.Outcome.Operations;
        }

        return lines;
    }

    private static void WriteTrace(ScenarioRun run, Stream stream, int until)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
        run.Execute(writer, new Instant(until));
    }

    private static string FinalStates(ScenarioRun run)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        run.WriteFinalStates(text);
        return text.ToString();
    }

    private static Scenario Read(string name) => ScenarioReader.Read(Path.Combine(AppContext.BaseDirectory, "Scenarios", name + ".json"));
}
