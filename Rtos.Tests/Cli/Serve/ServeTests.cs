using System.Globalization;
using System.Text;
using Rtos.Cli;
using CommandLineUnderTest = Rtos.Cli.CommandLine;

namespace Rtos.Tests.Cli;

/// <summary><c>esp32emu serve</c> and <c>replay</c>, inside the tests' process.</summary>
[TestClass]
public sealed class ServeTests
{
    [TestMethod]
    public void Serve_SteppedOverStandardInput_ReplaysToTheTraceOfTheRun()
    {
        using var folder = new TemporaryFolder(nameof(Serve_SteppedOverStandardInput_ReplaysToTheTraceOfTheRun));
        var works = folder.Write("works.json", CliScenario.Works());
        var journals = folder.PathOf("journals");
        var run = Serve("step 3us\nstep 4us\nquit\n", "--device", $"a={works}", "--paused", "--ratio", "0", "--journal", journals);
        var journal = Path.Combine(journals, "a.0001.jsonl");
        Assert.AreEqual(
            $"""
             a Paused at cycle 480, 0.003 ms
            ok
             a Paused at cycle 1120, 0.007 ms
            ok
            ok
            a: stopped at cycle 1120, 0 panics, journal {journal}

            """.ReplaceLineEndings("\n"),
            run.Output);
        Assert.AreEqual((ExitCode.Ok, ""), (run.Code, run.Error));
        var replay = CommandLineRun.Of("replay", journal);
        Assert.AreEqual(CommandLineRun.Of("run", works, "--until", "1120cycles").Output[..replay.Output.Length], replay.Output);
        StringAssert.Contains(replay.Output, "1000 0 A 1 delay\n", StringComparison.Ordinal);
        Assert.AreEqual((ExitCode.Ok, $"{journal}: 1 boot, 0 inputs, up to cycle 1120\n"), (replay.Code, replay.Error));
    }

    [TestMethod]
    public void Serve_ScenarioWithAnotherClock_ItsTimesAreThoseOfTheDevice()
    {
        using var folder = new TemporaryFolder(nameof(Serve_ScenarioWithAnotherClock_ItsTimesAreThoseOfTheDevice));
        var file = folder.Write("times.json", """
            { "name": "times", "kernel": { "cores": 1, "cyclesPerTick": "1ms" }, "until": "5s",
              "tasks": [ { "name": "t", "priority": 2, "ops": [["work", "600ms"], ["delay", "100ms"], ["yield"]] } ] }
            """);
        var config = folder.Write("menuconfig.json", """{ "ESP_DEFAULT_CPU_FREQ_MHZ": 240, "FREERTOS_HZ": 100, "FREERTOS_UNICORE": true }""");
        var journals = folder.PathOf("journals");
        var run = Serve(
            "trace on\nstep 2s\nquit\n", "--device", $"a={file}", "--config", config, "--paused", "--ratio", "0", "--journal", journals);

        // 240 MHz and ticks of 10 ms.
        Assert.Contains("| a: 144000000 0 t 0 work\n", run.Output);
        Assert.Contains("| a: 168000000 0 t 1 delay\n", run.Output);
        var replay = CommandLineRun.Of("replay", Path.Combine(journals, "a.0001.jsonl"));
        Assert.AreEqual(ExitCode.Ok, replay.Code, replay.Error);
        Assert.Contains("\n168000000 0 t 1 delay\n", replay.Output);
    }

    [TestMethod]
    public void Serve_ScenarioThatTheConfigurationMakesImpossible_IsRefused()
    {
        using var folder = new TemporaryFolder(nameof(Serve_ScenarioThatTheConfigurationMakesImpossible_IsRefused));
        var file = folder.Write("half.json", """
            { "name": "half", "kernel": { "cyclesPerTick": "1ms" }, "until": "5s",
              "tasks": [ { "name": "t", "priority": 2, "ops": [["delay", "5ms"]] } ] }
            """);
        var config = folder.Write("menuconfig.json", """{ "FREERTOS_HZ": 100 }""");
        var run = Serve("quit\n", "--device", $"a={file}", "--config", config);
        Assert.AreEqual(ExitCode.BadInput, run.Code);
        Assert.Contains("\"5ms\" is 0.5 ticks: a tick is 10 ms here", run.Error);
    }

    [TestMethod]
    public void Replay_ProgramHasChanged_IsRefusedWithBothHashes()
    {
        using var folder = new TemporaryFolder(nameof(Replay_ProgramHasChanged_IsRefusedWithBothHashes));
        var (works, journal) = Served(folder);
        folder.Write("works.json", CliScenario.Works().Replace("300", "301", StringComparison.Ordinal));
        var replay = CommandLineRun.Of("replay", journal);
        Assert.AreEqual((ExitCode.BadInput, ""), (replay.Code, replay.Output));
        Assert.MatchesRegex($"(?s)is the journal of another run:\n  the program .*has the hash sha256:.* has sha256:", replay.Error);
        Assert.Contains(works, replay.Error);
    }

    [TestMethod]
    public void Replay_OtherConfiguration_IsRefusedOptionByOption()
    {
        using var folder = new TemporaryFolder(nameof(Replay_OtherConfiguration_IsRefusedOptionByOption));
        var (_, journal) = Served(folder);
        var config = folder.Write("menuconfig.json", """{ "FREERTOS_HZ": 500 }""");
        var replay = CommandLineRun.Of("replay", journal, "--config", config);
        Assert.AreEqual((ExitCode.BadInput, ""), (replay.Code, replay.Output));
        Assert.Contains("CyclesPerTick", replay.Error);
    }

    [TestMethod]
    public void Replay_TornLastLine_IsTold()
    {
        using var folder = new TemporaryFolder(nameof(Replay_TornLastLine_IsTold));
        var (_, journal) = Served(folder);
        var lines = File.ReadAllLines(journal);
        File.WriteAllText(journal, string.Join('\n', lines[..^1]) + "\n{\"at\":900,\"se");
        var replay = CommandLineRun.Of("replay", journal);
        Assert.AreEqual(ExitCode.Ok, replay.Code);
        Assert.Contains("the last line was not written whole", replay.Error);
        Assert.Contains("the live run has no proper end", replay.Error);
    }

    [TestMethod]
    public void Replay_ProgramIsGone_NamesTheOptionThatHelps()
    {
        using var folder = new TemporaryFolder(nameof(Replay_ProgramIsGone_NamesTheOptionThatHelps));
        var (works, journal) = Served(folder);
        File.Move(works, folder.PathOf("moved.json"));
        Assert.Contains("--program FILE says where it is", CommandLineRun.Of("replay", journal).Error);
        Assert.AreEqual(ExitCode.Ok, CommandLineRun.Of("replay", journal, "--program", folder.PathOf("moved.json")).Code);
    }

    [TestMethod]
    public void Serve_DevicePanics_GivesTheExitCodeOfAFailedRun()
    {
        using var folder = new TemporaryFolder(nameof(Serve_DevicePanics_GivesTheExitCodeOfAFailedRun));
        var panics = folder.Write("panics.json", CliScenario.Panics());
        var run = Serve("step 10us\nquit\n", "--device", $"a={panics}", "--paused");
        Assert.AreEqual(ExitCode.RunFailed, run.Code);
        Assert.Contains($"device a: {panics}(3,1): $.tasks[0].ops[1]: task A called delay", run.Error);
        Assert.Contains("while the scheduler is suspended", run.Error);
    }

    [TestMethod]
    public void Serve_JournalThatIsAFile_IsRefusedInOneLine()
    {
        using var folder = new TemporaryFolder(nameof(Serve_JournalThatIsAFile_IsRefusedInOneLine));
        var works = folder.Write("works.json", CliScenario.Works());
        var run = Serve("", "--device", $"a={works}", "--journal", works);
        Assert.AreEqual(new CommandLineRun(ExitCode.BadInput, "", $"esp32emu: --journal {works}: this is a file; journals go into a folder\n"), run);
    }

    [TestMethod]
    [DataRow("", "serve needs a device: --device NAME=FILE")]
    [DataRow("--device a", "--device a: it must be a name and a file: --device NAME=FILE")]
    [DataRow("--device a=b.txt", "b.txt: a device runs files that end in .json, .py (scenarios, MicroPython scripts), not \".txt\"")]
    [DataRow("--listen 127.0.0.1", "--listen 127.0.0.1: it must be an address and a port, such as 127.0.0.1:2323 or [::1]:2323; port 0 takes a free one")]
    [DataRow("--listen 0.0.0.0:1", "--listen 0.0.0.0:1: other machines could reach the console; say --listen-any if that is wanted, or use 127.0.0.1:1")]
    [DataRow("--listen-any", "--listen-any has no effect without --listen ADDRESS:PORT")]
    [DataRow("--token 12345678", "--token has no effect without --listen ADDRESS:PORT")]
    [DataRow("--token-file x", "--token-file has no effect without --listen ADDRESS:PORT")]
    [DataRow("--idle 60", "--idle has no effect without --listen ADDRESS:PORT")]
    [DataRow("--login 60", "--login has no effect without --listen ADDRESS:PORT")]
    [DataRow("--listen 127.0.0.1:0 --idle 29", "--idle 29: it must be 30 to 86400: a number of seconds")]
    [DataRow("--listen 127.0.0.1:0 --login 0", "--login 0: it must be 1 to 600: a number of seconds")]
    [DataRow("--listen 127.0.0.1:0 --token short", "--token is not a token; it must have 8 to 200 visible ASCII characters without blanks, or none to ask for none")]
    [DataRow("--listen 127.0.0.1:0 --token 12345678 --token-file x", "--token and --token-file: give only one of them")]
    [DataRow("--device $ --ratio ten", "--ratio ten: it must be 0 to 1000000: 1 for real time, 10 for ten times faster, 0 for as fast as possible")]
    [DataRow("--device $ --device $", "--device a=$: there is a device a already")]
    public void Serve_WrongArguments_SayWhatWouldBeRight(string args, string expected)
    {
        using var folder = new TemporaryFolder(nameof(Serve_WrongArguments_SayWhatWouldBeRight));
        var works = folder.Write("works.json", CliScenario.Works());
        var run = Serve("quit\n", args.Replace("$", $"a={works}", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.AreEqual((ExitCode.BadInput, ""), (run.Code, run.Output));
        Assert.AreEqual($"esp32emu: {expected.Replace("$", works, StringComparison.Ordinal)}\n", run.Error);
    }

    private static (string Program, string Journal) Served(TemporaryFolder folder)
    {
        var works = folder.Write("works.json", CliScenario.Works());
        var run = Serve("step 5us\nquit\n", "--device", $"a={works}", "--paused", "--journal", folder.Root);
        Assert.AreEqual(ExitCode.Ok, run.Code, run.Error);
        return (works, folder.PathOf("a.0001.jsonl"));
    }

    private static CommandLineRun Serve(string input, params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var code = CommandLineUnderTest.Run(["serve", .. args], output, error, () => new MemoryStream(Encoding.UTF8.GetBytes(input)));
        return new CommandLineRun(code, output.ToString(), error.ToString());
    }
}
