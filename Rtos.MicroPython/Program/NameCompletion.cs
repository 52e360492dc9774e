namespace Rtos.MicroPython;

/// <summary>Completes names and attributes at the prompt. It only reads: no code of the script runs.</summary>
internal static class NameCompletion
{
    private const string Import = "import ";

    /// <summary>Completes the name with which a text ends.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="before">The text to the left of the cursor.</param>
    internal static PromptCompletion Of(Machine machine, string before)
    {
        var start = before.Length;
        while (start > 0 && (char.IsAsciiLetterOrDigit(before[start - 1]) || before[start - 1] is '_' or '.' || before[start - 1] > '\x7f'))
        {
            start--;
        }

        var path = before[start..].Split('.');
        if (before[..start].Trim() is "import" or "from" && path.Length == 1)
        {
            return Among(machine.Parts.ModuleNames, path[0]);
        }

        var completion = Among(Names(machine, path), path[^1]);
        var isImport = completion == PromptCompletion.None && before.Length > 0 && Import.StartsWith(before, StringComparison.Ordinal);
        return isImport ? new PromptCompletion(Import[before.Length..], []) : completion;
    }

    private static PromptCompletion Among(IEnumerable<string> names, string begun)
    {
        // Names with an underscore are shown only if one has been typed.
        var found = names.Where(n => n.StartsWith(begun, StringComparison.Ordinal) && (begun.Length > 0 || !n.StartsWith('_')))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (found.Count == 0)
        {
            return PromptCompletion.None;
        }

        var (first, last) = (found[0], found[^1]);
        var common = begun.Length;
        while (common < Math.Min(first.Length, last.Length) && first[common] == last[common])
        {
            common++;
        }

        return new PromptCompletion(first[begun.Length..common], found.Count == 1 ? [] : found);
    }

    private static IEnumerable<string> Names(Machine machine, string[] path)
    {
        var globals = machine.Modules.MainNames;
        if (path.Length == 1)
        {
            return Members.NamesOf(globals).Concat(Members.NamesOf(machine.Builtins));
        }

        if (!globals.TryGet(path[0], out var value) && !machine.Builtins.TryGet(path[0], out value))
        {
            return [];
        }

        foreach (var name in path[1..^1])
        {
            value = Members.Find(value, name);
            if (value.IsUnset)
            {
                return [];
            }
        }

        return Members.Of(value).Select(m => m.Name);
    }
}
