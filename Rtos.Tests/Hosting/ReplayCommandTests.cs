using System.Diagnostics;
using System.Globalization;
using System.Text;
using Rtos.Cli;
using Rtos.Tests.Cli;
using CommandLineUnderTest = Rtos.Cli.CommandLine;

namespace Rtos.Tests.Hosting;

/// <summary><c>esp32emu replay</c> with journals that are damaged: an exit code, the line, and no trace.</summary>
[TestClass]
public sealed class ReplayCommandTests
{
    private const string Boot = """{"at":0,"kind":"boot"}""";

    private const string Idle = """
        { "name": "idle", "until": 9007199254740992, "objects": [ { "type": "queue", "name": "q", "length": 50 } ],
          "tasks": [ { "name": "rx", "priority": 4, "core": 1, "repeat": 0, "ops": [["receive", "q", "forever"]] } ] }
        """;

    [TestMethod]
    [DataRow(4, Boot, """{"at":100,"seq":1,"kind":"send","target":"q","item":0}""", """{"at":300,"seq":3,"kind":"send","target":"q","item":2}""", """{"at":1000,"kind":"stop"}""", DisplayName = "missing input")]
    [DataRow(2, """{"at":5,"kind":"stop"}""", DisplayName = "stop alone")]
    [DataRow(3, Boot, """{"at":9223372036854775807,"kind":"panic","text":"x"}""", DisplayName = "panic at the largest cycle")]
    [DataRow(4, Boot, """{"at":100,"seq":1,"kind":"send","target":"other","item":0}""", """{"at":1000,"kind":"stop"}""", DisplayName = "input that cannot enter")]
    public void Replay_JournalThatNoHostWrote_FailsWithTheLine(int line, params string[] lines)
    {
        using var folder = new TemporaryFolder($"{nameof(Replay_JournalThatNoHostWrote_FailsWithTheLine)}-{line}-{lines.Length}");
        var journal = Served(folder);
        File.WriteAllText(journal, JournalText.Signed([File.ReadLines(journal).First(), .. lines]));
        var run = CommandLineRun.Of("replay", journal);
        Assert.AreEqual(ExitCode.RunFailed, run.Code, run.Error);

        // The last is found by the run itself, at the line before which it has got.
        var found = line == 4 && lines[1].Contains("other", StringComparison.Ordinal) ? 3 : line;
        StringAssert.StartsWith(run.Error, $"esp32emu: {journal}({found}): ", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Replay_DigitFlipped_FailsWithTheLineAndNoTrace()
    {
        using var folder = new TemporaryFolder(nameof(Replay_DigitFlipped_FailsWithTheLineAndNoTrace));
        var journal = Served(folder, "send q 5", "send q 6");
        var lines = File.ReadAllLines(journal);

        // Marks come when the host's time says so: the line is looked for.
        var damaged = Array.FindIndex(lines, l => l.Contains("\"item\":6", StringComparison.Ordinal));
        lines[damaged] = lines[damaged].Replace("\"item\":6", "\"item\":7", StringComparison.Ordinal);
        File.WriteAllLines(journal, lines);
        var run = CommandLineRun.Of("replay", journal);
        Assert.AreEqual((ExitCode.RunFailed, ""), (run.Code, run.Output));
        StringAssert.StartsWith(run.Error, $"esp32emu: {journal}({damaged + 1}): ", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Replay_JournalWhoseDiskWasFull_SaysSo()
    {
        using var folder = new TemporaryFolder(nameof(Replay_JournalWhoseDiskWasFull_SaysSo));
        var journal = Served(folder);
        string[] lines = [File.ReadLines(journal).First(), Boot, """{"at":0,"kind":"fail","text":"the disk is full"}"""];
        File.WriteAllText(journal, JournalText.Signed(lines));
        var run = CommandLineRun.Of("replay", journal);
        Assert.AreEqual(ExitCode.Ok, run.Code, run.Error);
        Assert.Contains("the disk is full", run.Error);
        Assert.DoesNotContain("killed", run.Error);
    }

    [TestMethod]
    [DataRow("/dev/zero")]
    [DataRow("/dev/null")]
    public void Replay_NotAFile_EndsByItself(string path)
    {
        if (!File.Exists(path))
        {
            Assert.Inconclusive($"this system has no {path}");
        }

        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(ExitCode).Assembly.Location, "replay", path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(ExitCode.RunFailed, process.ExitCode, error);
        StringAssert.StartsWith(error, $"esp32emu: {path}(1): ", StringComparison.Ordinal);
        Assert.AreEqual(1, error.Count(c => c == '\n'), error);
    }

    private static string Served(TemporaryFolder folder, params string[] commands)
    {
        var idle = folder.Write("idle.json", Idle);
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var input = string.Concat(commands.Append("quit").Select(c => c + "\n"));
        var code = CommandLineUnderTest.Run(
            ["serve", "--device", $"d={idle}", "--paused", "--journal", folder.PathOf("journals")],
            output,
            error,
            () => new MemoryStream(Encoding.UTF8.GetBytes(input)));
        Assert.AreEqual(ExitCode.Ok, code, error.ToString());
        return folder.PathOf(Path.Combine("journals", "d.0001.jsonl"));
    }
}
