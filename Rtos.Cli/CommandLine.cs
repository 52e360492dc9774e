using System.CommandLine;
using Rtos.Hosting;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary>The commands and their arguments.</summary>
public static class CommandLine
{
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
        var root = Commands(output, error, input, signals);
        try
        {
            return Invoke(args, root, output, error);
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

    private static RootCommand Commands(TextWriter output, TextWriter error, Func<Stream> input, Func<StopSignal>? signals)
    {
        var console = new RunConsole(input, output, error, signals);
        var root = new RootCommand("Emulates the FreeRTOS scheduler of an ESP32: one or two cores, in virtual time, deterministic to the byte.")
        {
            RunCommand.Create(console),
            ExploreCommand.Create(console),
            VerifyCommand.Create(output, error, signals),
            ReplCommand.Create(input, output, error),
            ServeCommand.Create(output, error, input),
            ReplayCommand.Create(output, error),
        };
        root.Subcommands.Add(CompletionCommand.Create(output));
        root.Subcommands.Add(CommandHelp.Create(root, output, error));
        CompletionCommand.AddWords(root.Subcommands.First(c => c.Name == "run"));
        CommandHelp.AddTo(root);
        return root;
    }

    private static int Invoke(string[] args, RootCommand root, TextWriter output, TextWriter error)
    {
        var words = WithCommand(args, root);
        CommandProblems.CheckWords(words, root);

        // A file named @x is a file: without this its content would be read as arguments.
        var parsed = root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            Refuse(parsed, root, error);
            return ExitCode.BadInput;
        }

        if (parsed.Action == parsed.CommandResult.Command.Action)
        {
            CommandProblems.CheckArguments(parsed);
        }

        return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
    }

    private static void Refuse(ParseResult parsed, RootCommand root, TextWriter error)
    {
        foreach (var problem in CommandProblems.Of(parsed, root))
        {
            error.WriteLine($"esp32emu: {problem}");
        }

        var commands = parsed.CommandResult.Command == root
            ? $"the commands are {Listed([.. root.Subcommands.Select(c => c.Name)])}; "
            : string.Empty;
        error.WriteLine($"esp32emu: {commands}see {CommandProblems.HelpOf(parsed.CommandResult.Command)}");
    }

    private static string Listed(string[] names) => $"{string.Join(", ", names[..^1])} and {names[^1]}";

    // A file alone is run: `esp32emu main.py` is `esp32emu run main.py`.
    private static string[] WithCommand(string[] args, RootCommand root)
    {
        var isFile = args.Length > 0 && root.Subcommands.All(c => c.Name != args[0])
            && (args[0] == "-" || Path.GetExtension(args[0]) is ".py" or ".json" || (args[0].Length > 0 && args[0][0] is not ('-' or '[') && Path.Exists(args[0])));
        return isFile ? ["run", .. args] : args;
    }
}
