namespace Rtos.MicroPython;

/// <summary>Parses imports.</summary>
internal sealed class ImportParser(TokenReader reader)
{
    private readonly TokenReader _reader = reader;

    /// <summary>After <c>import</c>.</summary>
    internal void ParseImport(List<Statement> into, SourcePlace line)
    {
        do
        {
            var module = ParseDottedName();
            into.Add(new ImportStatement(line, module, _reader.Accept("as") ? _reader.ExpectName() : null));
        }
        while (_reader.Accept(","));
    }

    private string ParseDottedName()
    {
        var first = _reader.ExpectName();
        if (!_reader.Is("."))
        {
            return first;
        }

        var parts = new List<string> { first };
        while (_reader.Accept("."))
        {
            parts.Add(_reader.ExpectName());
        }

        return string.Join('.', parts);
    }

    /// <summary>After <c>from</c>.</summary>
    internal ImportFromStatement ParseFrom(SourcePlace line)
    {
        var level = 0;
        for (; _reader.Is(".") || _reader.Is("..."); _reader.Advance())
        {
            level += _reader.Current.Text.Length;
        }

        var module = level > 0 && _reader.Is("import") ? string.Empty : ParseDottedName();
        _reader.Expect("import");
        var names = new List<(string Name, string Alias)>();
        if (_reader.Accept("*"))
        {
            return new ImportFromStatement(line, level, module, names);
        }

        var isInBrackets = _reader.Accept("(");
        do
        {
            if (isInBrackets && names.Count > 0 && _reader.Is(")"))
            {
                break;
            }

            var name = _reader.ExpectName();
            names.Add((name, _reader.Accept("as") ? _reader.ExpectName() : name));
        }
        while (_reader.Accept(","));
        if (isInBrackets)
        {
            _reader.Expect(")");
        }

        return new ImportFromStatement(line, level, module, names);
    }
}
