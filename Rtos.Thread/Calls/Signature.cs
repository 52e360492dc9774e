namespace Rtos.Thread;

/// <summary>The parameters of a function of a module, and how arguments are matched to them.</summary>
/// <remarks>
/// Written as <c>id, [flag], [samecore=]</c>: brackets around optional parameters, an equals sign after those that may be given by
/// name, a bar between two names of one parameter.
/// </remarks>
internal sealed class Signature
{
    private readonly string[][] _keywords;
    private readonly int _required;
    private readonly bool _takesKeywords;

    internal Signature(string text)
    {
        Text = text;
        var parameters = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        _required = parameters.Count(p => p[0] != '[');
        _keywords = [.. parameters.Select(p => p.Trim('[', ']')).Select(p => p.EndsWith('=') ? p.TrimEnd('=').Split('|') : [])];
        _takesKeywords = _keywords.Any(k => k.Length > 0);
    }

    internal string Text { get; }

    /// <summary>Whether the function takes any number of arguments.</summary>
    internal bool IsOpen { get; init; }

    /// <summary>The arguments in the order of the parameters; null for one that was not given.</summary>
    internal PyValue?[] Bind(PyArguments arguments)
    {
        var given = arguments.Positional.Count;
        if (_keywords.Length == 0 && given == 0 && arguments.Keywords.Count == 0)
        {
            return [];
        }

        if (IsOpen)
        {
            return [.. arguments.Positional.Select(a => (PyValue?)a)];
        }

        CheckCount(given, arguments.Keywords.Count);
        var bound = new PyValue?[_keywords.Length];
        for (var i = 0; i < given; i++)
        {
            bound[i] = arguments.Positional[i];
        }

        foreach (var (name, value) in arguments.Keywords)
        {
            BindKeyword(bound, name, value);
        }

        var missing = bound.AsSpan(0, _required).Count((PyValue?)null);
        return missing == 0 ? bound : throw Missing(missing);
    }

    private void BindKeyword(PyValue?[] bound, string name, PyValue value)
    {
        var index = Array.FindIndex(_keywords, k => k.Contains(name));
        if (!_takesKeywords)
        {
            throw PyError.Type("function does not take keyword arguments");
        }

        if (index < 0)
        {
            throw PyError.Type("extra keyword arguments given");
        }

        if (bound[index] is not null)
        {
            throw PyError.Type($"function got multiple values for argument '{name}'");
        }

        bound[index] = value;
    }

    // The texts of MicroPython's own argument check.
    private void CheckCount(int given, int keywords)
    {
        var most = _keywords.Length;
        if (_required == most && given != most && keywords == 0)
        {
            throw PyError.Type(FormattableString.Invariant($"function takes {most} positional arguments but {given} were given"));
        }

        if (given > most)
        {
            throw PyError.Type(FormattableString.Invariant($"function expected at most {most} arguments, got {given}"));
        }
    }

    private static PyException Missing(int missing) =>
        PyError.Type(FormattableString.Invariant($"function missing {missing} required positional arguments"));
}
