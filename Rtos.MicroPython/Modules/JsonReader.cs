using System.Globalization;
using System.Text;

namespace Rtos.MicroPython;

/// <summary>Reads JSON; like MicroPython, it treats commas and colons as blanks.</summary>
internal sealed class JsonReader(Machine machine, string text)
{
    private const int DeepestNesting = 100;

    private int _at;
    private int _depth;

    /// <summary>Reads the text's only value.</summary>
    internal Value ReadAll()
    {
        HostWork.ChargeLong(text.Length * 8L);
        var value = Read();
        SkipBlanks(" \t\r\n");
        return _at == text.Length ? value : throw Wrong();
    }

    private Value Read()
    {
        SkipBlanks(" \t\r\n");
        if (_at == text.Length)
        {
            throw Wrong();
        }

        var c = text[_at];
        return c switch
        {
            '{' => ReadObject(),
            '[' => ReadArray(),
            '"' => machine.NewStr(ReadText()),
            'n' => ReadWord("null", Value.None),
            't' => ReadWord("true", Value.True),
            'f' => ReadWord("false", Value.False),
            '-' or (>= '0' and <= '9') => ReadNumber(),
            _ => throw Wrong(),
        };
    }

    private static ScriptError Wrong() => ScriptError.ValueError("syntax error in JSON");

    private void SkipBlanks(string blanks)
    {
        while (_at < text.Length && blanks.Contains(text[_at], StringComparison.Ordinal))
        {
            _at++;
        }
    }

    private Value ReadWord(string word, Value value)
    {
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0)
        {
            throw Wrong();
        }

        _at += word.Length;
        return value;
    }

    private Value ReadNumber()
    {
        var start = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || "+-.eE".Contains(text[_at], StringComparison.Ordinal)))
        {
            _at++;
        }

        var number = text.AsSpan(start, _at - start);
        machine.Heap.Reserve(number.Length);
        if (number.ContainsAny(".eE"))
        {
            return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var f) ? machine.NewFloat(f) : throw Wrong();
        }

        var digits = number[0] is '+' or '-' ? number[1..] : number;
        return digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9') ? throw Wrong() : Numbers.Make(machine, BigWork.Parse(number));
    }

    private Value ReadArray()
    {
        Enter();
        var items = new List<Value>();
        while (!Ends(']'))
        {
            items.Add(Read());
        }

        _depth--;
        return machine.NewList(items);
    }

    private Value ReadObject()
    {
        Enter();
        var dict = new DictObject();
        while (!Ends('}'))
        {
            if (text[_at] != '"')
            {
                throw Wrong();
            }

            var key = machine.NewStr(ReadText());
            SkipBlanks(" \t\r\n:");
            dict.Set(key, Read());
        }

        _depth--;
        return machine.New(dict);
    }

    private bool Ends(char bracket)
    {
        SkipBlanks(" \t\r\n,");
        if (_at == text.Length)
        {
            throw Wrong();
        }

        if (text[_at] != bracket)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Enter()
    {
        _at++;
        if (++_depth > DeepestNesting)
        {
            throw ScriptError.RuntimeError("maximum recursion depth exceeded");
        }
    }

    private string ReadText()
    {
        var result = new StringBuilder();
        for (_at++; _at < text.Length && text[_at] != '"'; _at++)
        {
            if (text[_at] != '\\')
            {
                result.Append(text[_at]);
                continue;
            }

            _at++;
            result.Append(_at < text.Length ? ReadEscape() : throw Wrong());
        }

        if (_at++ >= text.Length)
        {
            throw Wrong();
        }

        return result.ToString();
    }

    private char ReadEscape()
    {
        switch (text[_at])
        {
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u':
                if (_at + 4 >= text.Length || !ushort.TryParse(text.AsSpan(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                {
                    throw Wrong();
                }

                _at += 4;
                return (char)code;
            default: return text[_at];
        }
    }
}
