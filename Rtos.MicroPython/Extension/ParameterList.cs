namespace Rtos.MicroPython;

/// <summary>The parameters of a function of a C# module, written as <c>pin, [level], [timeout=]</c>.</summary>
internal sealed class ParameterList
{
    private ParameterList(string[] names, int required, string?[] byName)
    {
        Names = names;
        Required = required;
        ByName = byName;
    }

    /// <summary>All names.</summary>
    internal string[] Names { get; }

    /// <summary>The number of required parameters.</summary>
    internal int Required { get; }

    /// <summary>The names by which arguments can be given, null for positional-only ones; empty without any.</summary>
    internal string?[] ByName { get; }

    /// <summary>Parses a list.</summary>
    /// <exception cref="ArgumentException">It is not valid.</exception>
    internal static ParameterList Parse(string text, string function)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = string.IsNullOrWhiteSpace(text) ? [] : text.Split(',', StringSplitOptions.TrimEntries);
        var names = Array.ConvertAll(parts, static p => p.Trim('[', ']').TrimEnd('='));
        for (var i = 0; i < parts.Length; i++)
        {
            CheckPart(parts[i], names[i], function, text);
        }

        if (names.Distinct(StringComparer.Ordinal).Count() < names.Length)
        {
            throw Wrong(function, text, "two parameters have one name");
        }

        var required = parts.TakeWhile(static p => p[0] != '[').Count();
        if (parts.Skip(required).Any(static p => p[0] != '['))
        {
            throw Wrong(function, text, "a parameter that has to be given follows one that can be left out");
        }

        var byName = parts.Select((p, i) => p.Contains('=', StringComparison.Ordinal) ? names[i] : null).ToArray();
        return new ParameterList(names, required, Array.TrueForAll(byName, static n => n is null) ? [] : byName);
    }

    private static void CheckPart(string part, string name, string function, string text)
    {
        if (!ModuleName.IsName(name) || (part != name && part != $"{name}=" && part != $"[{name}]" && part != $"[{name}=]"))
        {
            throw Wrong(function, text, $"\"{part}\" is not a parameter");
        }
    }

    private static ArgumentException Wrong(string function, string text, string reason) =>
        new($"the parameters of {function}, \"{text}\": {reason}; write them as in \"pin, [level], [timeout=]\"");
}
