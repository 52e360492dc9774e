using System.CommandLine;
using System.Globalization;
using Rtos.Core;
using Rtos.MicroPython;

namespace Rtos.Bench;

/// <summary><c>script</c>: what bytecode costs: loops of a MicroPython script, in turn with the unit.</summary>
internal static class ScriptCommand
{
    private const int Additions = 10_000_000;
    private const double TargetSeconds = 1.5;
    private const string BesideAThread = "additions beside a busy thread";

    private static readonly (string Name, string Source)[] Loops =
    [
        ("additions in a function, for", "def f():\n    x = 0\n    for i in range({0}):\n        x += i\n    return x\nprint(f())\n"),
        ("additions in a function, while", "def f():\n    x = i = 0\n    while i < {0}:\n        x = x + i\n        i += 1\n    return x\nprint(f())\n"),
        ("additions at module level, for", "x = 0\nfor i in range({0}):\n    x += i\nprint(x)\n"),
        (BesideAThread, "import _thread\ndef other():\n    while not done:\n        pass\ndone = False\n_thread.start_new_thread(other, ())\ndef f():\n    x = 0\n    for i in range({0}):\n        x += i\n    return x\nprint(f())\ndone = True\n"),
    ];

    internal static Command Create(TextWriter output)
    {
        var repeat = new Option<int>("--repeat") { Description = "How many times each loop is measured.", HelpName = "K", DefaultValueFactory = _ => 3 };
        var command = new Command("script", "Times loops of MicroPython scripts in turn with the unit U: seconds for ten million additions, ns and bytes for one.") { repeat };
        command.SetAction(parsed => Run(output, parsed.GetValue(repeat)));
        return command;
    }

    private static int Run(TextWriter output, int repeat)
    {
        var unit = new UnitWorkload();
        WarmUp.Run(() => unit.Run(unit.SmallSize));
        foreach (var (name, source) in Loops)
        {
            WarmUp.Run(() => Execute(source, Additions / 100));
            var cpu = new List<double>();
            var units = new List<double>();
            for (var i = 0; i < repeat; i++)
            {
                cpu.Add(Sample.Of(() => Execute(source, Additions)).CpuNanoseconds);
                units.Add(Sample.Of(() => unit.Run(unit.TimedSize)).CpuNanoseconds / unit.TimedSize);
            }

            var seconds = Statistics.Median(cpu) / 1e9;
            var bytes = BytesOfOne(source);
            var verdict = name == BesideAThread
                ? "no target: the other thread executes as many jumps"
                : string.Create(CultureInfo.InvariantCulture, $"target {TargetSeconds:f1} s: {Verdicts.Text(Verdicts.AtMost(seconds, TargetSeconds))}");
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-32} {seconds:f3} s, {verdict}; one {seconds * 1e9 / Additions:f1} ns = {seconds * 1e9 / Additions / Statistics.Median(units):f3} U, {bytes:f3} B"));
        }

        return ExitCode.Ok;
    }

    // The difference between a run and one twice as long: what starting costs is in both.
    private static double BytesOfOne(string source)
    {
        const int Few = Additions / 10;
        var shorter = BytesOf(source, Few);
        return Math.Max(0, BytesOf(source, 2 * Few) - shorter) / (double)Few;
    }

    private static long BytesOf(string source, int additions)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Execute(source, additions);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Execute(string source, int additions)
    {
        var config = MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "benchmark");
        var device = new Device(config);
        var program = new ScriptProgram(Script.Parse(string.Format(CultureInfo.InvariantCulture, source, additions)), config);
        device.Load(program);
        program.Threads.Run(TimeSpan.FromDays(1));
        var expected = ((long)additions * (additions - 1) / 2).ToString(CultureInfo.InvariantCulture) + "\n";
        if (program.Threads.Console.Text != expected)
        {
            throw new BadInputException($"the script printed {program.Threads.Console.Text}, not {expected}");
        }
    }
}
