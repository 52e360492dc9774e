using System.CommandLine;
using System.CommandLine.Help;
using Rtos.Hosting;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary>The commands and their arguments.</summary>
public static class CommandLine
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

    /// <summary>Runs the command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Standard output: traces and results.</param>
    /// <param name="error">Standard error: everything else.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error) => Run(args, output, error, StandardInput);

    /// <summary>The process's own standard input.</summary>
    internal static Func<Stream> StandardInput { get; } = StandardStream.OpenForReading;

    /// <summary>Runs the command line with another standard input.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="input">Opens standard input.</param>
    /// <param name="signals">Begins to listen for the signals that stop a run; null for none.</param>
    internal static int Run(string[] args, TextWriter output, TextWriter error, Func<Stream> input, Func<StopSignal>? signals = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        var root = new RootCommand("Emulates what runs between the tasks of an ESP32: FreeRTOS on two cores, in virtual time, deterministic to the byte.")
        {
            RunCommand.Create(new RunConsole(input, output, error, signals)),
            VerifyCommand.Create(output, error),
            ReplCommand.Create(input, output, error),
            ServeCommand.Create(output, error, input),
            ReplayCommand.Create(output, error),
        };
        AddFooter(root);

        // A file named @x is a file: without this its content would be read as arguments.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
            {
                error.WriteLine($"esp32emu: {problem.Message}");
            }

            var commands = parsed.CommandResult.Command == root
                ? $"the commands are {Listed([.. root.Subcommands.Select(c => c.Name)])}; "
                : string.Empty;
            error.WriteLine($"esp32emu: {commands}see `esp32emu --help`");
            return ExitCode.BadInput;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (ScenarioException e)
        {
            output.Flush();
            ProblemReport.Write(error, e);
            return ExitCode.BadInput;
        }
        catch (Exception e) when (e is InputException or JournalException)
        {
            output.Flush();
            error.WriteLine($"esp32emu: {e.Message}");
            return ExitCode.BadInput;
        }
    }

    private static string Listed(string[] names) => $"{string.Join(", ", names[..^1])} and {names[^1]}";

    private static void AddFooter(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpWithFooter((HelpAction)option.Action!, Footer);
        }
    }

    private sealed class HelpWithFooter(HelpAction help, string footer) : System.CommandLine.Invocation.SynchronousCommandLineAction
    {
        // Help is also asked for while something required is missing.
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.WriteLine(footer);
            return code;
        }
    }
}
