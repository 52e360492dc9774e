using System.CommandLine;
using System.Globalization;

namespace Rtos.Bench;

/// <summary><c>check</c>: runs the workloads and asserts what they count.</summary>
internal static class CheckCommand
{
    internal static Command Create(TextWriter output)
    {
        var full = new Option<bool>("--full") { Description = "Also the long runs, whose outcomes the real kernel has given: a minute or so." };
        var command = new Command("check", "Runs the workloads W1 to W9 and asserts what they count and in which order; measures nothing.") { full };
        command.SetAction(parsed => Run(output, parsed.GetValue(full)));
        return command;
    }

    internal static int Run(TextWriter output, bool full)
    {
        var passed = true;
        foreach (var workload in AllWorkloads.ForChecks.Append(new UnitWorkload()))
        {
            foreach (var expected in workload.Expected.Where(e => full || !e.Full))
            {
                passed &= Check(output, workload, expected);
            }
        }

        return passed ? ExitCode.Ok : ExitCode.Failed;
    }

    private static bool Check(TextWriter output, Workload workload, ExpectedOutcome expected)
    {
        var actual = workload.Check(expected.Size);
        var passed = actual == expected.Outcome;
        var verdict = passed ? "ok" : $"WRONG, expected {expected.Outcome}";
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{workload.Name,-17} {expected.Size,10:n0}  {actual}  {verdict} ({expected.Origin})"));
        return passed;
    }
}
