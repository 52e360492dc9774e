using Rtos.Cli;

namespace Rtos.Tests.Cli;

/// <summary>Missing, extra and ill-typed arguments of every command: each is one sentence of our own.</summary>
[TestClass]
public sealed class ArgumentMistakeTests
{
    // Words of the libraries that read arguments and JSON.
    private static readonly string[] Raw =
    [
        "Required", "Unrecognized", "Cannot parse", "expects a single", "was not matched", "was not provided", "System.", "Exception", "token", "LineNumber",
    ];

    [TestMethod]
    [DataRow("", "no command is given")]
    [DataRow("run", "run needs a FILE: esp32emu run FILE")]
    [DataRow("explore", "explore needs a FILE: esp32emu explore FILE")]
    [DataRow("explore x --seed", "--seed needs a value: --seed S")]
    [DataRow("explore x --jobs 1 --jobs 2", "--jobs is given 2 times; give it once")]
    [DataRow("explore x --delay 5 ms", "--delay 5 ms: a time is one word: --delay 5ms")]
    [DataRow("run x --schedule", "--schedule needs a value: --schedule S")]
    [DataRow("verify", "verify needs a PATH: esp32emu verify PATH")]
    [DataRow("replay", "replay needs a JOURNAL: esp32emu replay JOURNAL")]
    [DataRow("completion", "completion needs a SHELL: esp32emu completion SHELL")]
    [DataRow("serve", "serve needs a device: --device NAME=FILE")]
    [DataRow("repl a b", "repl takes one FILE, found b as well")]
    [DataRow("replay a b", "replay takes one JOURNAL, found b as well")]
    [DataRow("completion bash x", "completion takes one SHELL, found x as well")]
    [DataRow("help run x", "help takes one COMMAND, found x as well")]
    [DataRow("serve --device a=b c", "serve takes no arguments, found c")]
    [DataRow("run x --until", "--until needs a value: --until T")]
    [DataRow("run x --trace=", "--trace needs a value: --trace FILE")]
    [DataRow("verify x --deadline", "--deadline needs a value: --deadline T")]
    [DataRow("repl --config", "--config needs a value: --config FILE")]
    [DataRow("replay x --program", "--program needs a value: --program FILE")]
    [DataRow("serve --ratio", "--ratio needs a value: --ratio R")]
    [DataRow("serve --device", "--device needs a value: --device NAME=FILE")]
    [DataRow("run x --until 1s --until 2s", "--until is given 2 times; give it once")]
    [DataRow("serve --ratio 1 --ratio 2 --ratio 3", "--ratio is given 3 times; give it once")]
    [DataRow("run x.py --extend=5", "--extend takes no value, found 5; write --extend alone")]
    [DataRow("x.py --check=yes", "--check takes no value, found yes; write --check alone")]
    [DataRow("serve --paused=3", "--paused takes no value, found 3; write --paused alone")]
    [DataRow("replay x --console=", "--console takes no value, found an empty one; write --console alone")]
    [DataRow("run x.py --until 5 s", "--until 5 s: a time is one word: --until 5s")]
    [DataRow("verify x --deadline 500 ms", "--deadline 500 ms: a time is one word: --deadline 500ms")]
    [DataRow("--timeline x.json", "esp32emu has no option --timeline, but run has: write the command first, as in esp32emu run FILE --timeline")]
    [DataRow("version", "unknown command version; write --version")]
    [DataRow("[suggest:x] run", "[suggest:x]: it must be [suggest:POSITION]")]
    [DataRow("[suggest:99999999999] run", "[suggest:99999999999]: it must be [suggest:POSITION]")]
    [DataRow("[diagram] run x", "unknown command [diagram]")]
    public void Run_Mistake_IsToldInOneSentence(string args, string expected)
    {
        var run = CommandLineRun.Of(args.Length == 0 ? [] : args.Split(' '));
        Assert.AreEqual((ExitCode.BadInput, ""), (run.Code, run.Output));
        Assert.StartsWith($"esp32emu: {expected}", run.Error);
        foreach (var raw in Raw)
        {
            Assert.DoesNotContain(raw, run.Error);
        }
    }

    [TestMethod]
    public void Run_AnyTwoWords_NeverSayWhatALibrarySays()
    {
        string[] words =
        [
            "run", "explore", "verify", "repl", "serve", "replay", "help", "completion", "--until", "--until=", "--report", "--report=1", "--device", "--device=a=b",
            "--listen", "--ratio=x", "--trace", "--help=1", "--version=1", "-", "--", "-x", "--x", "=", "[suggest]", "[suggest:-1]", "[x]", "@x", "",
        ];
        foreach (var command in new[] { "run", "explore", "verify", "serve", "replay", "completion", "help", "nosuch" })
        {
            foreach (var first in words)
            {
                foreach (var second in words)
                {
                    // Standard input would be read.
                    if (first == "-" || second == "-")
                    {
                        continue;
                    }

                    var run = CommandLineRun.Of(command, first, second);
                    foreach (var raw in Raw.Except(["token"]))
                    {
                        Assert.DoesNotContain(raw, run.Error, $"{command} {first} {second}");
                    }
                }
            }
        }
    }
}
