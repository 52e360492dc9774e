using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Rtos.Core;

namespace Rtos.Cli;

/// <summary>Reports what is wrong with the arguments, and what was probably meant.</summary>
internal static class CommandProblems
{
    private const string Suggest = "[suggest:";

    /// <summary>The messages of a command line that cannot be understood.</summary>
    internal static List<string> Of(ParseResult parsed, RootCommand root)
    {
        if (parsed.UnmatchedTokens.Count == 0)
        {
            return [.. parsed.Errors.Select(Message)];
        }

        var command = parsed.CommandResult.Command;
        if (command is RootCommand)
        {
            var first = parsed.UnmatchedTokens[0];
            return [IsOption(first) ? UnknownOption(command, first) : UnknownCommand(root, first)];
        }

        // The word after an unknown option is probably its value; the option itself may have been taken for a file.
        var options = Arguments(parsed).Where(a => IsOption(a) && !Path.Exists(a)).Concat(parsed.UnmatchedTokens.Where(IsOption)).ToList();
        var unknown = options.Count > 0
            ? options.Select(o => UnknownOption(command, o))
            : parsed.UnmatchedTokens.Take(1).Select(t => TooMany(command, t));
        return [.. unknown, .. parsed.Errors.Where(e => OptionOf(e.SymbolResult) is not null).Select(Message)];
    }

    /// <summary>An unknown command, and the one that was probably meant.</summary>
    internal static string UnknownCommand(RootCommand root, string name) => root.Options.Any(o => o.Name == $"--{name}")
        ? $"unknown command {name}; write --{name}"
        : $"unknown command {name}{Meant(name, root.Subcommands.Select(c => c.Name))}";

    /// <summary>Refuses what the command-line parser would misinterpret, or would crash on.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="root">The commands.</param>
    /// <exception cref="InputException">The arguments are not valid.</exception>
    internal static void CheckWords(string[] args, RootCommand root)
    {
        if (args.Length > 0 && args[0].StartsWith(Suggest, StringComparison.OrdinalIgnoreCase)
            && !int.TryParse(args[0].AsSpan(Suggest.Length).TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw new InputException($"{args[0]}: it must be [suggest:POSITION], with a number of characters; the scripts of `esp32emu completion` ask so");
        }

        if (args.Length > 0 && args[0].StartsWith('[') && !args[0].StartsWith(Suggest.TrimEnd(':'), StringComparison.OrdinalIgnoreCase))
        {
            throw new InputException(UnknownCommand(root, args[0]));
        }

        // The parser would take the unit for a file.
        for (var i = 0; i + 2 < args.Length && args[i] != "--"; i++)
        {
            if (IsOption(args[i]) && decimal.TryParse(args[i + 1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
                && char.IsAsciiLetter(args[i + 2].FirstOrDefault()) && WrittenTime.TryParse(args[i + 1] + args[i + 2], out _) && !Path.Exists(args[i + 2]))
            {
                throw new InputException($"{args[i]} {args[i + 1]} {args[i + 2]}: a time is one word: {args[i]} {args[i + 1]}{args[i + 2]}");
            }
        }

        // The parser would take the value for a file.
        var flags = (root.Subcommands.FirstOrDefault(c => c.Name == args.FirstOrDefault()) ?? root).Options.OfType<Option<bool>>().ToList();
        foreach (var word in args.TakeWhile(a => a != "--"))
        {
            if (word.Split('=', 2) is [var name, var value] && flags.Exists(f => f.Name == name))
            {
                throw new InputException($"{name} takes no value, found {(value.Length == 0 ? "an empty one" : value)}; write {name} alone");
            }
        }
    }

    /// <summary>Refuses arguments that are misspelled options or files, before the command looks for them as files.</summary>
    internal static void CheckArguments(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Name is not ("run" or "explore" or "verify" or "repl" or "replay"))
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

    // The parser's own messages use its internal names, and never say what is valid.
    private static string Message(ParseError error)
    {
        if (OptionOf(error.SymbolResult) is { } option)
        {
            var name = option.Option.Name;
            return option.IdentifierTokenCount > 1
                ? string.Create(CultureInfo.InvariantCulture, $"{name} is given {option.IdentifierTokenCount} times; give it once")
                : option.Tokens.Count == 0
                    ? $"{name} needs a value: {name} {option.Option.HelpName ?? "VALUE"}"
                    : $"{name} takes no value, found {option.Tokens[0].Value}; write {name} alone";
        }

        return error.SymbolResult switch
        {
            ArgumentResult { Argument: var argument, Parent: CommandResult { Command: var command } } =>
                $"{command.Name} needs a {argument.Name}: esp32emu {command.Name} {argument.Name}",
            CommandResult { Command: RootCommand } => "no command is given",
            _ => "the arguments cannot be understood",
        };
    }

    private static OptionResult? OptionOf(SymbolResult? result) => result as OptionResult ?? result?.Parent as OptionResult;

    private static string TooMany(Command command, string word) => command.Arguments.Count == 0
        ? $"{command.Name} takes no arguments, found {word}"
        : $"{command.Name} takes one {command.Arguments[0].Name}, found {word} as well";

    private static IEnumerable<string> Arguments(ParseResult parsed) =>
        parsed.CommandResult.Tokens.Where(t => t.Type == TokenType.Argument).Select(t => t.Value);

    private static bool IsOption(string word) => word.Length > 1 && word[0] == '-';

    private static string UnknownOption(Command command, string word)
    {
        var name = word.Split('=', 2)[0];
        var who = command is RootCommand ? "esp32emu" : command.Name;
        var owners = command is RootCommand ? command.Subcommands.Where(c => c.Options.Any(o => o.Name == name)).Select(c => c.Name).ToList() : [];
        if (owners.Count > 0)
        {
            return $"esp32emu has no option {name}, but {string.Join(", ", owners)} has: write the command first, as in esp32emu {owners[0]} FILE {name}";
        }

        return $"{who} has no option {name}{Meant(name, command.Options.Select(o => o.Name).Append("--help"))}";
    }

    private static string Meant(string name, IEnumerable<string> names) => NearestName.Hint(name, names);
}
