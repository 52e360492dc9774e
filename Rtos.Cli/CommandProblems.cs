using System.CommandLine;
using System.CommandLine.Parsing;
using Rtos.Core;

namespace Rtos.Cli;

/// <summary>What is wrong with the arguments, and what was probably meant.</summary>
internal static class CommandProblems
{
    /// <summary>The messages of a command line that cannot be understood.</summary>
    internal static List<string> Of(ParseResult parsed, RootCommand root)
    {
        if (parsed.UnmatchedTokens.Count == 0)
        {
            return [.. parsed.Errors.Select(e => e.Message)];
        }

        var command = parsed.CommandResult.Command;
        if (command is RootCommand)
        {
            var first = parsed.UnmatchedTokens[0];
            return [IsOption(first) ? UnknownOption(command, first) : UnknownCommand(root, first)];
        }

        // What follows an unknown option is probably its value; the option itself may have been taken for a file.
        var options = Arguments(parsed).Where(a => IsOption(a) && !Path.Exists(a)).Concat(parsed.UnmatchedTokens.Where(IsOption)).ToList();
        var unknown = options.Count > 0
            ? options.Select(o => UnknownOption(command, o))
            : parsed.UnmatchedTokens.Select(t => $"{command.Name} takes no argument {t}");
        return [.. unknown, .. parsed.Errors.Where(e => e.SymbolResult is OptionResult).Select(e => e.Message)];
    }

    /// <summary>An unknown command, and the one that was probably meant.</summary>
    internal static string UnknownCommand(RootCommand root, string name) =>
        $"there is no command {name}{Meant(name, root.Subcommands.Select(c => c.Name))}";

    /// <summary>Refuses arguments that are misspelled options or files, before the command looks for them as files.</summary>
    internal static void CheckArguments(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Name is not ("run" or "verify" or "repl" or "replay"))
        {
            return;
        }

        foreach (var word in Arguments(parsed))
        {
            if (IsOption(word) && !Path.Exists(word))
            {
                var problem = UnknownOption(command, word);
                throw new InputException(problem.EndsWith('?') ? problem : $"{problem}; see {HelpOf(command)}");
            }

            NearbyFile.Check(word);
        }
    }

    /// <summary>The command that shows the help of a command.</summary>
    internal static string HelpOf(Command command) => command is RootCommand ? "`esp32emu --help`" : $"`esp32emu {command.Name} --help`";

    private static IEnumerable<string> Arguments(ParseResult parsed) =>
        parsed.CommandResult.Tokens.Where(t => t.Type == TokenType.Argument).Select(t => t.Value);

    private static bool IsOption(string word) => word.Length > 1 && word[0] == '-';

    private static string UnknownOption(Command command, string word)
    {
        var name = word.Split('=', 2)[0];
        var who = command is RootCommand ? "esp32emu" : command.Name;
        return $"{who} has no option {name}{Meant(name, command.Options.Select(o => o.Name).Append("--help"))}";
    }

    private static string Meant(string name, IEnumerable<string> names) => NearestName.Hint(name, names);
}
