using System.Diagnostics;
using Rtos.Cli;

namespace Rtos.Tests.Cli;

/// <summary>Help, version, and arguments that no command takes.</summary>
[TestClass]
public sealed class HelpTests
{
    private const string Commands = "the commands are run, explore, verify, repl, serve, replay, completion and help; ";

    [TestMethod]
    [DataRow("--help", "run <FILE> | explore <FILE> | verify <PATH> | repl <FILE> | serve | replay <JOURNAL> | completion <SHELL> | help <COMMAND> | --version")]
    [DataRow("-h", "run <FILE> | explore <FILE> | verify <PATH> | repl <FILE> | serve | replay <JOURNAL> | completion <SHELL> | help <COMMAND> | --version")]
    [DataRow("run --help", "--trace <FILE> | --trace-dir <DIR> | --until <T> | --extend | --timeline | --schedule <S> | --report | --dialect <D> | --profile <P> | --gil <G> | --config <FILE> | --fail-on <F> | --record <FILE> | --deadline <T> | --check")]
    [DataRow("explore --help", "--schedules <N> | --time <T> | --strategy <NAME> | --seed <S> | --jobs <J> | --fail-on <LIST> | --tolerance <PERCENT> | --delay <T> | --until <T> | --json <FILE> | --junit <FILE>")]
    [DataRow("repl --help", "<FILE> | --config <FILE> | --until <T> | --deadline <T>")]
    [DataRow("verify -h", "<PATH>")]
    [DataRow("serve -h", "--device <NAME=FILE> | --config <FILE> | --ratio <R> | --journal <DIR> | --listen <ADDRESS:PORT> | --listen-any | --token <VALUE> | --token-file <FILE> | --login <SECONDS> | --idle <SECONDS> | --raw | --paused | --for <SECONDS>")]
    [DataRow("completion -h", "<SHELL>")]
    [DataRow("help -h", "<COMMAND>")]
    [DataRow("replay -h", "<JOURNAL> | --trace <FILE> | --program <FILE> | --config <FILE> | --console")]
    public void Help_OfEachCommand_NamesWhatItTakesWithItsOwnExamples(string args, string names)
    {
        var run = CommandLineRun.Of(args.Split(' '));
        Assert.AreEqual((ExitCode.Ok, ""), (run.Code, run.Error));
        foreach (var part in names.Split(" | "))
        {
            Assert.Contains($"\n  {part} ", run.Output);
        }

        var name = args.Split(' ')[0];
        var examples = Examples(run.Output);
        Assert.IsNotEmpty(examples);
        Assert.IsTrue(name[0] == '-' || examples.All(e => e.Contains("esp32emu " + name, StringComparison.Ordinal) || e.Contains("esp32emu run", StringComparison.Ordinal)), run.Output);
        Assert.AreEqual(name[0] == '-', run.Output.Contains("\nExit codes:\n    0  everything went well\n", StringComparison.Ordinal));
        foreach (var line in run.Output.Split('\n'))
        {
            Assert.IsTrue(line.Length <= 80 && line == line.TrimEnd(), line);
        }
    }

    [TestMethod]
    [DataRow("run")]
    [DataRow("serve")]
    [DataRow("help")]
    public void HelpCommand_OfACommand_IsItsHelp(string name) => Assert.AreEqual(CommandLineRun.Of(name, "--help"), CommandLineRun.Of("help", name));

    [TestMethod]
    public void HelpCommand_Alone_IsTheHelp() => Assert.AreEqual(CommandLineRun.Of("--help"), CommandLineRun.Of("help"));

    [TestMethod]
    public void HelpCommand_OfNoCommand_SaysWhichWasMeant() => Assert.AreEqual(
        new CommandLineRun(ExitCode.BadInput, "", "esp32emu: unknown command rnu; did you mean run?\n"), CommandLineRun.Of("help", "rnu"));

    [TestMethod]
    public void Help_Examples_AreCommandsThatAreUnderstood()
    {
        string[] pages = ["", "run", "explore", "verify", "repl", "serve", "replay"];
        foreach (var line in pages.SelectMany(p => Examples(CommandLineRun.Of([.. p.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]).Output)))
        {
            // The files are not here: everything else must be right.
            var arguments = line.Split('>')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
            if (!line.StartsWith("esp32emu ", StringComparison.Ordinal) || arguments is ["repl"] or ["help", ..])
            {
                continue;
            }

            var run = CommandLineRun.Of(Array.ConvertAll(arguments, a => a.Replace("scenarios", "nosuch", StringComparison.Ordinal)
                .Replace("examples", "nosuch", StringComparison.Ordinal).Replace("journals/pipe", "nosuch", StringComparison.Ordinal).Replace("blink.py", "nosuch.py", StringComparison.Ordinal)));
            Assert.AreEqual(ExitCode.BadInput, run.Code, line);
            Assert.MatchesRegex("^esp32emu: nosuch.*: (the (file|journal) cannot be read: .*|no such file or folder)\n$", run.Error);
        }
    }

    [TestMethod]
    [DataRow("run", "run needs a FILE: esp32emu run FILE")]
    [DataRow("verify", "verify needs a PATH: esp32emu verify PATH")]
    [DataRow("run x --until", "--until needs a value: --until T")]
    [DataRow("run x --trace a --trace b", "--trace is given 2 times; give it once")]
    public void Run_WrongArguments_SayWhatIsWrongAndWhereHelpIs(string args, string expected) =>
        AssertRefused(args, $"esp32emu: {expected}\nesp32emu: see `esp32emu {args.Split(' ')[0]} --help`\n");

    [TestMethod]
    public void Run_NoArguments_NamesTheCommands() => AssertRefused("", $"esp32emu: no command is given\nesp32emu: {Commands}see `esp32emu --help`\n");

    [TestMethod]
    [DataRow("bogus", "unknown command bogus")]
    [DataRow("rum x.txt", "unknown command rum; did you mean run?")]
    [DataRow("verfy scenarios", "unknown command verfy; did you mean verify?")]
    [DataRow("--bogus", "esp32emu has no option --bogus")]
    [DataRow("--versoin", "esp32emu has no option --versoin; did you mean --version?")]
    public void Run_UnknownCommandOrOption_IsNamedWithTheNearest(string args, string expected) =>
        AssertRefused(args, $"esp32emu: {expected}\nesp32emu: {Commands}see `esp32emu --help`\n");

    [TestMethod]
    [DataRow("serve --devise a=b.py", "serve has no option --devise; did you mean --device?\nesp32emu: see `esp32emu serve --help`")]
    [DataRow("serve a.py", "serve takes no arguments, found a.py\nesp32emu: see `esp32emu serve --help`")]
    [DataRow("run --unti 5s x.py", "run has no option --unti; did you mean --until?")]
    [DataRow("run x.py --trase=t", "run has no option --trase; did you mean --trace?")]
    [DataRow("explore x.json --schedule 5", "explore has no option --schedule; did you mean --schedules?")]
    [DataRow("run --zzzzzz x.py", "run has no option --zzzzzz; see `esp32emu run --help`")]
    [DataRow("repl --deadlin 5s", "repl has no option --deadlin; did you mean --deadline?\nesp32emu: see `esp32emu repl --help`")]
    [DataRow("replay --traec t", "replay has no option --traec; did you mean --trace?\nesp32emu: see `esp32emu replay --help`")]
    public void Run_UnknownOptionOfACommand_IsNamedWithTheNearest(string args, string expected) => AssertRefused(args, $"esp32emu: {expected}\n");

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
            (ExitCode.BadInput, "", $"esp32emu: {works} has no trace next to it: {works[..^5]}.trace is missing (esp32emu run {works} --trace {works[..^5]}.trace writes one)\n"),
            Start("verify", works));
    }

    private static string[] Examples(string help) =>
        [.. help[help.IndexOf("\nExamples:\n", StringComparison.Ordinal)..].Split('\n').Skip(2).TakeWhile(l => l.Length > 0).Select(l => l.Trim())];

    private static void AssertRefused(string args, string expected) => Assert.AreEqual(
        new CommandLineRun(ExitCode.BadInput, "", expected), CommandLineRun.Of(args.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

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
