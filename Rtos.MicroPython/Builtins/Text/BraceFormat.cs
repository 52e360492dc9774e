using System.Text;

namespace Rtos.MicroPython;

/// <summary><c>format.format(…)</c>.</summary>
internal ref struct BraceFormat
{
    private readonly Machine _machine;
    private readonly Arguments _arguments;
    private readonly StringBuilder _text = new();

    // The number of fields that took the next argument; -1 once a field has specified one by number.
    private int _automatic;

    private BraceFormat(Machine machine, Arguments arguments)
    {
        _machine = machine;
        _arguments = arguments;
    }

    /// <summary>Argument 0 is the format. A <c>str</c>, or <see cref="Value.Fallback"/> if an argument's text needs Python code.</summary>
    internal static NativeResult Format(Machine machine, Arguments arguments)
    {
        var format = new BraceFormat(machine, arguments);
        return format.TryAppend(Method.Str(arguments, 0), isNested: false) ? machine.NewStr(format._text.ToString()) : Value.Fallback;
    }

    private bool TryAppend(string format, bool isNested)
    {
        for (var at = 0; at < format.Length; at++)
        {
            var c = format[at];
            if (c is not ('{' or '}'))
            {
                _text.Append(c);
            }
            else if (at + 1 < format.Length && format[at + 1] == c)
            {
                _text.Append(c);
                at++;
            }
            else if (c == '}')
            {
                throw ScriptError.ValueError("single '}' encountered in format string");
            }
            else if (!TryField(format, ref at, isNested))
            {
                return false;
            }
        }

        return true;
    }

    // A field, its brace at the place; the place becomes that of the closing brace.
    private bool TryField(string format, ref int at, bool isNested)
    {
        var nameEnd = format.AsSpan(at + 1).IndexOfAny("!:}{") is >= 0 and var n ? at + 1 + n : format.Length;
        var name = format[(at + 1)..nameEnd];
        at = nameEnd;
        var conversion = '\0';
        if (at < format.Length && format[at] == '!')
        {
            conversion = at + 1 < format.Length ? format[at + 1] : throw ScriptError.ValueError("bad conversion specifier");
            at += 2;
        }

        if (conversion is not ('\0' or 'r' or 's'))
        {
            throw ScriptError.ValueError("bad conversion specifier");
        }

        var specStart = at + 1;
        at = at < format.Length && format[at] == ':' ? EndOfSpec(format, specStart) : at;
        if (at >= format.Length)
        {
            throw ScriptError.ValueError("unmatched '{' in format");
        }

        if (format[at] != '}')
        {
            throw ScriptError.ValueError("expected ':' after format specifier");
        }

        var argument = Find(name);
        return TrySpec(at > specStart ? format[specStart..at] : string.Empty, isNested) is { } spec && TryAppend(argument, conversion, spec);
    }

    private readonly bool TryAppend(Value argument, char conversion, string spec)
    {
        if (conversion == '\0')
        {
            return Formatting.TryAppend(_machine, _text, argument, spec);
        }

        var own = new StringBuilder();
        return (conversion == 'r' ? Text.TryRepr(_machine, argument, own) : Text.TryStr(_machine, argument, own))
            && Formatting.TryAppend(_machine, _text, Value.Of(own.ToString()), spec);
    }

    private static int EndOfSpec(string format, int at)
    {
        for (var depth = 0; at < format.Length; at++)
        {
            if (format[at] == '{')
            {
                depth++;
            }
            else if (format[at] == '}' && depth-- == 0)
            {
                return at;
            }
        }

        throw ScriptError.ValueError("unmatched '{' in format");
    }

    // The specification may itself contain fields, one level deep.
    private string? TrySpec(string spec, bool isNested)
    {
        if (!spec.Contains('{', StringComparison.Ordinal))
        {
            return spec;
        }

        if (isNested)
        {
            throw ScriptError.ValueError("invalid format specifier");
        }

        var before = _text.Length;
        if (!TryAppend(spec, isNested: true))
        {
            return null;
        }

        var made = _text.ToString(before, _text.Length - before);
        _text.Length = before;
        return made;
    }

    private Value Find(string name)
    {
        if (name.Length == 0)
        {
            if (_automatic < 0)
            {
                throw ScriptError.ValueError("can't switch from manual field specification to automatic field numbering");
            }

            return At(_automatic++);
        }

        var rest = name.AsSpan().IndexOfAny('.', '[');
        var head = rest < 0 ? name : name[..rest];
        Value found;
        if (head.Length > 0 && char.IsAsciiDigit(head[0]))
        {
            if (_automatic > 0)
            {
                throw ScriptError.ValueError("can't switch from automatic field numbering to manual field specification");
            }

            _automatic = -1;
            found = At(int.TryParse(head, out var index) ? index : int.MaxValue - 1);
        }
        else
        {
            found = _arguments.Keyword(head);
        }

        if (found.IsUnset)
        {
            throw ScriptError.KeyError(Value.Of(head));
        }

        return rest < 0 ? found : throw ScriptError.Of(Types.NotImplementedError, "attributes not supported");
    }

    private readonly Value At(int index) =>
        index + 1 < _arguments.Count ? _arguments[index + 1] : throw ScriptError.IndexError("tuple index out of range");
}
