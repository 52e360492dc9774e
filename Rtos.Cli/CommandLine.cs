using System.CommandLine;
using System.CommandLine.Help;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary>The commands and their arguments.</summary>
public static class CommandLine
{
    private const string Footer = """
        Examples:
          esp32emu run examples/quick_example.py --until 5s
          esp32emu repl
          esp32emu run scenarios/handover.json
          esp32emu run scenarios/handover.json --until 2ms --report
          esp32emu run scenarios/*.json --trace-dir traces
          esp32emu verify scenarios

        Exit codes:
          0  everything went well
          1  the run failed: the device panicked, a script ended with an exception or in a deadlock, or a trace differs
          2  the arguments or a file are wrong
        """;

    /// <summary>Runs the command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Standard output: traces and results.</param>
    /// <param name="error">Standard error: everything else.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error) => Run(args, Console.In, output, error);

    /// <summary>Runs the command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="input">Standard input: what is typed at the prompt.</param>
    /// <param name="output">Standard output: traces and results.</param>
    /// <param name="error">Standard error: everything else.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, TextReader input, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        var root = new RootCommand("Emulates what runs between the tasks of an ESP32: FreeRTOS on two cores, in virtual time, deterministic to the byte.")
        {
            RunCommand.Create(input, output, error),
            VerifyCommand.Create(output, error),
            ReplCommand.Create(input, output),
        };
        AddFooter(root);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
            {
                error.WriteLine($"esp32emu: {problem.Message}");
            }

            var commands = parsed.CommandResult.Command == root
                ? $"the commands are {string.Join(", ", root.Subcommands.Select(c => c.Name))}; "
                : string.Empty;
            error.WriteLine($"esp32emu: {commands}see `esp32emu --help`");
            return ExitCode.BadInput;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is InputException or ScenarioException)
        {
            output.Flush();
            error.WriteLine($"esp32emu: {e.Message}");
            return ExitCode.BadInput;
        }
    }

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
