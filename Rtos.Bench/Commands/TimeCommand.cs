using System.CommandLine;
using System.Globalization;

namespace Rtos.Bench;

/// <summary><c>time</c>: measures one workload, in turn with the unit; also what to start under a profiler.</summary>
internal static class TimeCommand
{
    internal static Command Create(TextWriter output)
    {
        var name = new Argument<string>("NAME") { Description = "The workload: W1 to W9, W9-text, W9-smp2 …, U." };
        var size = new Option<int?>("--n") { Description = "The size of the workload, N of its definition.", HelpName = "N" };
        var repeat = new Option<int>("--repeat") { Description = "How many times it is measured.", HelpName = "K", DefaultValueFactory = _ => 5 };
        var command = new Command("time", "Measures one workload in turn with the unit U: CPU time an operation, in ns and in U.") { name, size, repeat };
        repeat.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--repeat is at least 1");
            }
        });
        size.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 4)
            {
                result.AddError("--n is at least 4");
            }
        });
        command.SetAction(parsed => Run(output, parsed.GetValue(name)!, parsed.GetValue(size), parsed.GetValue(repeat)));
        return command;
    }

    private static int Run(TextWriter output, string name, int? n, int repeat)
    {
        var workload = AllWorkloads.Find(name);
        var unit = new UnitWorkload();
        var size = n ?? workload.TimedSize;
        WarmUp.Run(() => workload.Run(Math.Min(size, workload.SmallSize)));
        WarmUp.Run(() => unit.Run(unit.SmallSize));
        var cpu = new List<double>();
        var wall = new List<double>();
        var units = new List<double>();
        for (var i = 0; i < repeat; i++)
        {
            Outcome outcome = default;
            var sample = Sample.Of(() => outcome = workload.Run(size));
            var operations = workload.OperationsAt(size, outcome);
            cpu.Add(sample.CpuNanoseconds / operations);
            wall.Add(sample.WallNanoseconds / operations);
            units.Add(Sample.Of(() => unit.Run(unit.TimedSize)).CpuNanoseconds / unit.TimedSize);
        }

        var u = Statistics.Median(units);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {workload.Name}, n = {size:n0}, ns for a {workload.Operation}: CPU median {Statistics.Median(cpu):f2}, min {cpu.Min():f2}; clock median {Statistics.Median(wall):f2}
            U: median {u:f1} ns, min {units.Min():f1} ns
            ratio: {Statistics.Median(cpu) / u:f4} U (of the minima {cpu.Min() / units.Min():f4})
            """));
        return ExitCode.Ok;
    }
}
