using System.Diagnostics;
using System.Runtime.InteropServices;
using Rtos.Cli;

namespace Rtos.Tests.Cli;

/// <summary><c>esp32emu serve</c> as a process that is asked to stop, or killed, while inputs come in.</summary>
[TestClass]
public sealed partial class ServeProcessTests
{
    private const int Terminate = 15;
    private const int Inputs = 200;

    private const string Bell = """
        {"name": "bell", "kernel": {"flavor": "idf"}, "until": 1500,
         "tasks": [{"name": "A", "priority": 5, "core": 0, "repeat": 0, "ops": [["notifyTake", true, "forever"], ["work", 300]]}]}
        """;

    [TestMethod]
    public void Terminate_UnderLoad_StopsWithinASecondAndLeavesAWholeJournal()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("this system has no such signal");
        }

        using var folder = new TemporaryFolder(nameof(Terminate_UnderLoad_StopsWithinASecondAndLeavesAWholeJournal));
        using var serve = Start(folder);
        var last = Ring(serve);
        var began = Stopwatch.GetTimestamp();
        Assert.AreEqual(0, Signal(serve.Id, Terminate));
        Assert.IsTrue(serve.WaitForExit(TimeSpan.FromSeconds(30)), "it does not end");
        var took = Stopwatch.GetElapsedTime(began);
        Assert.IsTrue(took < TimeSpan.FromSeconds(1), $"{took}");
        Assert.AreEqual(ExitCode.Ok, serve.ExitCode);
        var replay = Replay(folder, last);
        Assert.DoesNotContain("esp32emu:", replay.Error);
    }

    [TestMethod]
    public void Kill_UnderLoad_ReplaysAllThatWasAcknowledged()
    {
        using var folder = new TemporaryFolder(nameof(Kill_UnderLoad_ReplaysAllThatWasAcknowledged));
        using var serve = Start(folder);
        var last = Ring(serve);
        serve.Kill();
        serve.WaitForExit();
        var replay = Replay(folder, last);
        Assert.Contains("the live run has no proper end", replay.Error);
    }

    private static CommandLineRun Replay(TemporaryFolder folder, string lastAcknowledged)
    {
        var journal = folder.PathOf("bell.0001.jsonl");
        var parts = lastAcknowledged.Trim().Split(' ');
        Assert.Contains($"{{\"at\":{parts[4]},\"seq\":{parts[1]},", File.ReadAllText(journal));
        var replay = CommandLineRun.Of("replay", journal);
        Assert.AreEqual(ExitCode.Ok, replay.Code, replay.Error);
        var rung = replay.Output.Split("notifyGiveFromISR ok").Length - 1;
        Assert.IsGreaterThanOrEqualTo(Inputs, rung);
        return replay;
    }

    // Asks for many inputs; the answer to the last one that was read.
    private static string Ring(Process serve)
    {
        for (var i = 0; i < 2 * Inputs; i++)
        {
            serve.StandardInput.WriteLine("notify A");
        }

        serve.StandardInput.Flush();
        var last = "";
        for (var answers = 0; answers < Inputs;)
        {
            var line = serve.StandardOutput.ReadLine() ?? throw new AssertFailedException("it has ended: " + serve.StandardError.ReadToEnd());
            if (line.StartsWith(" input ", StringComparison.Ordinal))
            {
                last = line;
                answers++;
            }
        }

        return last;
    }

    private static Process Start(TemporaryFolder folder)
    {
        var bell = folder.Write("bell.json", Bell);
        var start = new ProcessStartInfo(
            "dotnet", ["exec", typeof(ExitCode).Assembly.Location, "serve", "--device", $"bell={bell}", "--journal", folder.Root])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        return Process.Start(start)!;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
