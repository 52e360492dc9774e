using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace Rtos.Bench;

/// <summary><c>start</c>: what the installed command line takes for its help and for the smallest runs.</summary>
internal static class StartCommand
{
    private const int WarmUps = 3;
    private const int Runs = 21;
    private const double ClockTarget = 120;
    private const double ScriptTarget = 150;
    private const double HelpTarget = 100;
    private const string Project = "Rtos.Cli/Rtos.Cli.csproj";
    private const string Scenario = "scenarios/handover.json";

    internal static Command Create(TextWriter output)
    {
        var command = new Command(
            "start",
            "Packs and installs esp32emu as the README says, in artifacts/start, and times its help and small runs. "
                + "Run it in the folder of the repository.");
        command.SetAction(_ => Run(output));
        return command;
    }

    private static int Run(TextWriter output)
    {
        if (!File.Exists(Project) || !File.Exists(Scenario))
        {
            throw new BadInputException($"there is no {Project} here; run this in the folder of the repository");
        }

        var folder = Path.Combine("artifacts", "start");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        var script = Path.Combine(folder, "one_line.py");
        File.WriteAllText(script, "print('hello')\n");
        var tool = Path.Combine(folder, OperatingSystem.IsWindows() ? "esp32emu.exe" : "esp32emu");
        var measured =
            Execute("dotnet", output, "pack", Project, "-c", "Release", "-o", folder)
            && Execute("dotnet", output, "tool", "install", "Esp32Emu", "--tool-path", folder, "--source", folder)
            && Measure(output, tool, new Targets(Clock: ClockTarget), "run", Scenario)
            && Measure(output, tool, new Targets(Processor: ScriptTarget), "run", script, "--config", "none")
            && Measure(output, tool, new Targets(Processor: HelpTarget), "--help");
        return measured ? ExitCode.Ok : ExitCode.Failed;
    }

    // By the clock, and the processor's time where the system counts it.
    private static bool Measure(TextWriter output, string tool, Targets targets, params string[] arguments)
    {
        var clock = new List<double>();
        var processor = new List<double>();
        for (var run = 0; run < WarmUps + Runs; run++)
        {
            var before = ChildProcesses.AreCounted ? ChildProcesses.ProcessorTime : TimeSpan.Zero;
            var began = Stopwatch.GetTimestamp();
            if (!Execute(tool, null, arguments))
            {
                output.WriteLine($"{tool} {string.Join(' ', arguments)} failed");
                return false;
            }

            clock.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (ChildProcesses.AreCounted)
            {
                processor.Add((ChildProcesses.ProcessorTime - before).TotalMilliseconds);
            }
        }

        output.WriteLine($"esp32emu {string.Join(' ', arguments)}, {Runs} runs");
        WriteRow(output, "clock", clock, targets.Clock);
        if (ChildProcesses.AreCounted)
        {
            WriteRow(output, "processor", processor, targets.Processor);
        }

        return true;
    }

    private static void WriteRow(TextWriter output, string what, List<double> times, double? target)
    {
        times.RemoveRange(0, WarmUps);
        var median = Statistics.Median(times);
        var verdict = target is { } most
            ? string.Create(
                CultureInfo.InvariantCulture, $"; target {most:f0} ms: {Verdicts.Text(Verdicts.AtMost(median, most))}")
            : "";
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {what,-9} median {median:f1} ms, least {times.Min():f1} ms{verdict}"));
    }

    // What the program prints goes to the output, or nowhere.
    private static bool Execute(string program, TextWriter? output, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new BadInputException($"{program} cannot be started");
        process.ErrorDataReceived += (_, line) => output?.Write(line.Data is { } text ? text + Environment.NewLine : "");
        process.BeginErrorReadLine();
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        output?.Write(printed);
        return process.ExitCode == 0;
    }

    /// <summary>What a run may take at most, in milliseconds.</summary>
    private readonly record struct Targets(double? Clock = null, double? Processor = null);
}
