using System.Diagnostics;
using Rtos.Cli;

namespace Rtos.Tests.CommandLine;

/// <summary>Help, version, and arguments that no command takes.</summary>
[TestClass]
public sealed class HelpTests
{
    private const string Footer = """

        Examples:
          esp32emu run examples/quick_example.py --until 5s
          esp32emu repl examples/quick_example.py
          esp32emu run scenarios/handover.json
          esp32emu run scenarios/handover.json --until 2ms --report
          esp32emu run scenarios/*.json --trace-dir traces
          esp32emu verify scenarios
          esp32emu serve --device pipe=scenarios/handover.json --journal journals
          esp32emu replay journals/pipe.0001.jsonl --trace pipe.trace

        Exit codes:
          0  everything went well
          1  the run failed: the device panicked, a thread ended with an exception, a deadlock, or a trace differs
          2  the arguments or a file are wrong
          n  a script ended with sys.exit(n): the low eight bits of n, and 1 where they are 0 and n is not
          130, 143  stopped by Ctrl-C or SIGTERM;  141  nobody reads the output any more

        """;

    [TestMethod]
    [DataRow("--help", "run <FILE> | verify <PATH> | repl <FILE> | serve | replay <JOURNAL> | --version")]
    [DataRow("-h", "run <FILE> | verify <PATH> | repl <FILE> | serve | replay <JOURNAL> | --version")]
    [DataRow("run --help", "--trace <FILE> | --trace-dir <DIR> | --until <T> | --extend | --timeline | --report | --dialect <D> | --profile <P> | --gil <G> | --config <FILE> | --fail-on <F> | --record <FILE> | --deadline <T> | --check")]
    [DataRow("repl --help", "<FILE> | --config <FILE> | --until <T> | --deadline <T>")]
    [DataRow("verify -h", "<PATH>")]
    [DataRow("serve -h", "--device <NAME=FILE> | --config <FILE> | --ratio <R> | --journal <DIR> | --listen <ADDRESS:PORT> | --listen-any | --token <VALUE> | --token-file <FILE> | --login <SECONDS> | --idle <SECONDS> | --raw | --paused | --for <SECONDS>")]
    [DataRow("replay -h", "<JOURNAL> | --trace <FILE> | --program <FILE> | --config <FILE> | --console")]
    public void Help_OfEachCommand_NamesWhatItTakesWithExamplesAndExitCodes(string args, string names)
    {
        var run = CommandLineRun.Of(args.Split(' '));
        Assert.AreEqual((ExitCode.Ok, ""), (run.Code, run.Error));
        foreach (var name in names.Split(" | "))
        {
            Assert.Contains($"\n  {name} ", run.Output);
        }

        Assert.EndsWith(Footer.ReplaceLineEndings("\n"), run.Output);
    }

    [TestMethod]
    public void Help_Examples_AreCommandsThatAreUnderstood()
    {
        foreach (var line in Footer.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("esp32emu ", StringComparison.Ordinal)))
        {
            // The files are not here: everything else must be right.
            var run = CommandLineRun.Of([.. line["esp32emu ".Length..].Split(' ').Select(a => a.Replace("scenarios", "nosuch", StringComparison.Ordinal).Replace("examples", "nosuch", StringComparison.Ordinal).Replace("journals/pipe", "nosuch", StringComparison.Ordinal))]);
            Assert.AreEqual(ExitCode.BadInput, run.Code);
            Assert.MatchesRegex("^esp32emu: nosuch.*: (the (file|journal) cannot be read: .*|there is no such file or folder)\n$", run.Error);
        }
    }

    [TestMethod]
    [DataRow("run", "Required argument 'FILE' missing for command: 'run'.")]
    [DataRow("verify", "Required argument 'PATH' missing for command: 'verify'.")]
    [DataRow("run x --until", "Required argument missing for option: '--until'.")]
    [DataRow("run x --trace a --trace b", "Option '--trace' expects a single argument but 2 were provided.")]
    public void Run_WrongArguments_SayWhatIsWrongAndWhereHelpIs(string args, string expected) => AssertRefused(args, $"esp32emu: {expected}\n");

    [TestMethod]
    public void Run_NoArguments_NamesTheCommands() =>
        AssertRefused("", "esp32emu: Required command was not provided.\n", "the commands are run, verify, repl, serve and replay; ");

    [TestMethod]
    [DataRow("bogus", "Unrecognized command or argument 'bogus'.")]
    [DataRow("--bogus", "Unrecognized command or argument '--bogus'.")]
    public void Run_UnknownCommandOrOption_IsNamed(string args, string expected) =>
        AssertRefused(args, $"esp32emu: Required command was not provided.\nesp32emu: {expected}\n", "the commands are run, verify, repl, serve and replay; ");

    [TestMethod]
    public void Version_OfTheProcess_IsThatOfTheAssembly()
    {
        // In a process of its own: inside the tests the program is the test host.
        var version = typeof(ExitCode).Assembly.GetName().Version!.ToString(3);
        Assert.AreEqual((ExitCode.Ok, version + "\n", ""), Start("--version"));
    }

    [TestMethod]
    public void Program_ScenarioInAProcessOfItsOwn_GivesTraceAndExitCodes()
    {
        using var folder = new TemporaryFolder(nameof(HelpTests));
        var works = folder.Write("works.json", CliScenario.Works());
        var panics = folder.Write("panics.json", CliScenario.Panics());
        Assert.AreEqual((ExitCode.Ok, CliScenario.WorksTrace.ReplaceLineEndings("\n"), ""), Start("run", works));
        Assert.AreEqual(
            (ExitCode.RunFailed, "0 0 switch A\n0 0 A 0 suspendAll\n", $"esp32emu: {panics}(3,1): $.tasks[0].ops[1]: {CliScenario.Panic}\n"),
            Start("run", panics));
        Assert.AreEqual(
            (ExitCode.BadInput, "", $"esp32emu: {works} has no trace beside it: {works[..^5]}.trace is missing (esp32emu run {works} --trace {works[..^5]}.trace writes one)\n"),
            Start("verify", works));
    }

    private static void AssertRefused(string args, string expected, string commands = "") => Assert.AreEqual(
        new CommandLineRun(ExitCode.BadInput, "", $"{expected}esp32emu: {commands}see `esp32emu --help`\n"),
        CommandLineRun.Of(args.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    private static (int Code, string Output, string Error) Start(params string[] args)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var program = Path.Combine(AppContext.BaseDirectory, "esp32emu.dll");
        using var process = Process.Start(new ProcessStartInfo(host, [program, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult().ReplaceLineEndings("\n"));
    }
}
