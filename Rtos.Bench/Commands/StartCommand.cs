using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Rtos.Bench;

/// <summary><c>start</c>: how long the command line takes for a small scenario, from nothing to its end.</summary>
internal static class StartCommand
{
    private const int WarmUps = 3;
    private const int Runs = 21;
    private const double TargetMilliseconds = 120;
    private const string Project = "Rtos.Cli/Rtos.Cli.csproj";
    private const string Scenario = "scenarios/handover.json";

    internal static Command Create(TextWriter output)
    {
        var command = new Command("start", "Publishes esp32emu ReadyToRun for this machine, then times whole runs of a small scenario by the clock. In the folder of the repository.");
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
        if (!Execute("dotnet", output, "publish", Project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-p:PublishReadyToRun=true", "-p:NuGetLockFilePath=obj/start.lock.json", "-p:RestoreLockedMode=false", "-o", folder))
        {
            output.WriteLine("esp32emu could not be published; dotnet publish says why above");
            return ExitCode.Failed;
        }

        var tool = Path.Combine(folder, OperatingSystem.IsWindows() ? "esp32emu.exe" : "esp32emu");
        var times = new List<double>();
        for (var run = 0; run < WarmUps + Runs; run++)
        {
            var began = Stopwatch.GetTimestamp();
            if (!Execute(tool, null, "run", Scenario))
            {
                output.WriteLine($"{tool} run {Scenario} failed");
                return ExitCode.Failed;
            }

            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        times.RemoveRange(0, WarmUps);
        var median = Statistics.Median(times);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"esp32emu run {Scenario}: median {median:f1} ms, least {times.Min():f1} ms of {Runs} runs; target {TargetMilliseconds:f0} ms: {Verdicts.Text(Verdicts.AtMost(median, TargetMilliseconds))}"));
        return ExitCode.Ok;
    }

    // What the program prints goes to the output, or nowhere.
    private static bool Execute(string program, TextWriter? output, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })
            ?? throw new BadInputException($"{program} cannot be started");
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        output?.Write(printed);
        return process.ExitCode == 0;
    }
}
