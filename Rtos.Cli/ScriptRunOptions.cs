using System.CommandLine;
using Rtos.Core;
using Rtos.MicroPython;
using Rtos.Thread;

namespace Rtos.Cli;

/// <summary>The options for running a script: those of <c>run</c> and <c>repl</c>.</summary>
internal sealed class ScriptRunOptions
{
    private readonly Option<string?> _dialect = new("--dialect")
    {
        Description = "Scripts: whose _thread module: loboris, pycom, or both (functions of both are Loboris' in a program that uses what only Loboris has).", HelpName = "D",
    };

    private readonly Option<string?> _profile = new("--profile") { Description = "Scripts: what is followed where manual and board differ: document or firmware.", HelpName = "P" };
    private readonly Option<string?> _gil = new("--gil") { Description = "Scripts: fair, or unfair as firmware before MicroPython 1.24 had it.", HelpName = "G" };

    /// <summary>All of them.</summary>
    internal IReadOnlyList<Option> All => [_dialect, _profile, _gil];

    /// <summary>Adds the options to a command.</summary>
    internal void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The given values; options that are not given keep those of the settings.</summary>
    /// <exception cref="InputException">A value is wrong.</exception>
    internal ScriptOptions Read(ParseResult parsed, MenuConfig settings) => Read(
        settings, parsed.GetValue(_dialect), parsed.GetValue(_profile), parsed.GetValue(_gil));

    /// <summary>The defaults if none of them is given.</summary>
    internal static ScriptOptions Usual(MenuConfig settings) => Read(settings, null, null, null);

    private static ScriptOptions Read(MenuConfig settings, string? dialect, string? profile, string? gil) => ScriptOptions.FromMenuConfig(settings) with
    {
        Dialect = Choose("--dialect", dialect, ("both", ScriptDialect.Both), ("loboris", ScriptDialect.Loboris), ("pycom", ScriptDialect.Pycom)),
        Profile = Choose("--profile", profile, ("document", ThreadProfile.Document), ("firmware", ThreadProfile.Firmware)),
        IsGilFair = Choose("--gil", gil, ("fair", true), ("unfair", false)),
    };

    /// <summary>The value of one of a few words; the first one if none is given.</summary>
    /// <exception cref="InputException">It is a different word.</exception>
    internal static T Choose<T>(string option, string? given, params (string Name, T Value)[] choices)
    {
        if (given is null)
        {
            return choices[0].Value;
        }

        var found = Array.FindIndex(choices, c => c.Name == given);
        return found >= 0
            ? choices[found].Value
            : throw new InputException($"{option} {given}: choose one of {string.Join(", ", choices.Select(c => c.Name))}");
    }
}
