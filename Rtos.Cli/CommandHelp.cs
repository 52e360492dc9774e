using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;

namespace Rtos.Cli;

/// <summary>The help of each command: its arguments, and examples of its own.</summary>
internal static class CommandHelp
{
    /// <summary>The width of help that does not go to a terminal.</summary>
    internal const int Width = TerminalWidth.Usual;

    private const int WidestTerminal = 120;

    private const string OfAll = """
        Examples:
          esp32emu examples/quick_example.py
          esp32emu run scenarios/handover.json --until 2ms --report
          esp32emu explore scenarios/handover.json --time 30s
          esp32emu verify scenarios
          esp32emu help run

        Exit codes:
            0  everything went well
            1  the run failed: the device panicked, a thread ended with an exception,
               a deadlock, a trace differs, or explore has found a failure
            2  the arguments or a file are wrong
            n  a script ended with sys.exit(n): the low eight bits of n, and 1 where
               they are 0 and n is not
          130  stopped by Ctrl-C; 141: the reader of the output is gone; 143: SIGTERM
        """;

    private static readonly Dictionary<string, string> Footers = new(StringComparer.Ordinal)
    {
        ["run"] = """
            Examples:
              esp32emu run examples/quick_example.py --until 5s
              esp32emu run scenarios/handover.json
              esp32emu run scenarios/handover.json --timeline
              esp32emu run scenarios/*.json --trace-dir traces
              echo 'print(6 * 7)' | esp32emu run -
            """,
        ["explore"] = """
            Examples:
              esp32emu explore scenarios/handover.json
              esp32emu explore scenarios/handover.json --time 30s --tolerance 10
              esp32emu explore scenarios/*.json --junit explore.xml
            """,
        ["verify"] = """
            Examples:
              esp32emu run scenarios/slices.json --trace scenarios/slices.trace
              esp32emu verify scenarios
              esp32emu run blink.py > blink.out --trace blink.trace
              esp32emu verify blink.py
            """,
        ["repl"] = """
            Examples:
              esp32emu repl
              esp32emu repl examples/quick_example.py
            """,
        ["serve"] = """
            Examples:
              esp32emu serve --device pipe=scenarios/handover.json --journal journals
            """,
        ["replay"] = """
            Examples:
              esp32emu replay journals/pipe.0001.jsonl --trace pipe.trace
            """,
        ["completion"] = """
            Examples:
              source <(esp32emu completion bash)
              esp32emu completion fish > ~/.config/fish/completions/esp32emu.fish
            """,
        ["help"] = """
            Examples:
              esp32emu help
              esp32emu help run
            """,
    };

    /// <summary>Adds examples and a width to the help option of all commands.</summary>
    internal static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            var help = (HelpAction)option.Action!;
            // They would be paths on most systems.
            option.Aliases.Remove("/h");
            option.Aliases.Remove("/?");
            option.Action = new HelpWithExamples(help);
        }
    }

    /// <summary>The command <c>help</c>.</summary>
    internal static Command Create(RootCommand root, TextWriter output, TextWriter error)
    {
        var name = new Argument<string?>("COMMAND") { HelpName = "COMMAND", Description = "The command; without it, all commands are listed.", Arity = ArgumentArity.ZeroOrOne };
        name.CompletionSources.Add([.. root.Subcommands.Select(c => c.Name)]);
        var command = new Command("help", "Shows what a command takes, with examples.") { name };
        command.SetAction(parsed =>
        {
            var asked = parsed.GetValue(name);
            if (asked is not null && root.Subcommands.All(c => c.Name != asked))
            {
                throw new InputException(CommandProblems.UnknownCommand(root, asked));
            }

            return root.Parse(asked is null ? ["--help"] : [asked, "--help"]).Invoke(new InvocationConfiguration { Output = output, Error = error });
        });
        return command;
    }

    private sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
    {
        // Help may also be requested while something required is missing.
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            // The wrapped lines end in blanks.
            var output = parseResult.InvocationConfiguration.Output;
            using var text = new StringWriter(CultureInfo.InvariantCulture);
            parseResult.InvocationConfiguration.Output = text;

            // Only now: to ask for it makes .NET write escapes to the terminal.
            help.MaxWidth = Math.Clamp(TerminalWidth.Columns, Width / 2, WidestTerminal);
            var code = help.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output = output;
            foreach (var line in text.ToString().TrimEnd().Split('\n'))
            {
                output.WriteLine(line.TrimEnd());
            }

            output.WriteLine();
            var command = parseResult.CommandResult.Command;
            var footer = command is RootCommand ? OfAll : Footers.GetValueOrDefault(command.Name);
            if (footer is not null)
            {
                output.WriteLine(footer.ReplaceLineEndings("\n"));
            }

            return code;
        }
    }
}
