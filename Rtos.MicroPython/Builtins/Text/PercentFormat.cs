using System.Numerics;
using System.Text;

namespace Rtos.MicroPython;

/// <summary><c>format % arguments</c>.</summary>
internal ref struct PercentFormat
{
    private readonly Machine _machine;
    private readonly string _format;
    private readonly StringBuilder _text = new();
    private readonly ReadOnlySpan<Value> _arguments;
    private readonly DictObject? _dict;
    private readonly bool _isBytes;
    private int _at;
    private int _next;

    private PercentFormat(Machine machine, string format, Value arguments, bool isBytes = false)
    {
        _machine = machine;
        _format = format;
        _isBytes = isBytes;
        _arguments = arguments.Ref is TupleObject tuple ? tuple.Items : new[] { arguments };
        _dict = arguments.Ref as DictObject;
    }

    /// <summary>A <c>str</c>, or <see cref="Value.Fallback"/> if an argument's text needs Python code.</summary>
    internal static Value Format(Machine machine, string format, Value arguments)
    {
        var text = new PercentFormat(machine, format, arguments).TryRun();
        return text is null ? Value.Fallback : machine.NewStr(text);
    }

    /// <summary>The same for bytes.</summary>
    internal static Value FormatBytes(Machine machine, BufferObject format, Value arguments)
    {
        var text = new PercentFormat(machine, Encoding.Latin1.GetString(format.Span), arguments, isBytes: true).TryRun();
        return text is null ? Value.Fallback : BufferOperators.Make(machine, format, Encoding.Latin1.GetBytes(text));
    }

    private string? TryRun()
    {
        HostWork.ChargeLong(_format.Length * 8L);
        while (_at < _format.Length)
        {
            var c = _format[_at++];
            if (c != '%')
            {
                _text.Append(c);
                continue;
            }

            if (_at < _format.Length && _format[_at] == '%')
            {
                _text.Append('%');
                _at++;
            }
            else if (!TryConvert())
            {
                return null;
            }
        }

        return _dict is null && _next != _arguments.Length
            ? throw ScriptError.TypeError("format string didn't convert all arguments")
            : _text.ToString();
    }

    private bool TryConvert()
    {
        var argument = _at < _format.Length && _format[_at] == '(' ? TakeNamed() : default;
        var (align, sign, zero, isAlternate) = TakeFlags();
        var width = TakeNumber() ?? 0;
        if (width < 0)
        {
            (align, width) = ('<', -width);
        }

        var precision = -1;
        if (_at < _format.Length && _format[_at] == '.')
        {
            _at++;
            precision = TakeNumber() ?? 0;
        }

        if (_at >= _format.Length)
        {
            throw ScriptError.ValueError("incomplete format");
        }

        _machine.Heap.Reserve((long)width + Math.Max(0, precision));
        var code = _format[_at++];
        argument = argument.IsUnset ? Take() : argument;
        var spec = new FormatSpec
        {
            Fill = zero && align == '>' ? "0" : " ",
            Align = zero && align == '>' ? '=' : align,
            Sign = sign,
            IsAlternate = isAlternate,
            Width = width,
            Precision = precision,
            Type = code,
        };
        return TryConvert(argument, spec);
    }

    private (char Align, char Sign, bool IsZero, bool IsAlternate) TakeFlags()
    {
        var (align, sign, zero, isAlternate) = ('>', '\0', false, false);
        for (; _at < _format.Length && _format[_at] is '-' or '+' or ' ' or '#' or '0'; _at++)
        {
            switch (_format[_at])
            {
                case '-': align = '<'; break;
                case '#': isAlternate = true; break;
                case '0': zero = true; break;
                case var s: sign = sign == '+' ? '+' : s; break;
            }
        }

        return (align, sign, zero, isAlternate);
    }

    private readonly bool TryConvert(Value argument, FormatSpec spec)
    {
        switch (spec.Type)
        {
            case 'c':
                AppendChar(argument, spec);
                return true;
            case 'd' or 'i' or 'u' or 'x' or 'X' or 'o':
                AppendInteger(argument, spec);
                return true;
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G':
                AppendFloat(argument, spec);
                return true;
            case 'a' or 'r' or 's':
                return TryAppendText(argument, spec);
            default:
                throw ScriptError.ValueError(FormattableString.Invariant(
                    $"unsupported format character '{spec.Type}' (0x{(int)spec.Type:x}) at index {_at - 1}"));
        }
    }

    private Value TakeNamed()
    {
        var dict = _dict ?? throw ScriptError.TypeError("format needs a dict");
        var end = _format.IndexOf(')', _at);
        if (end < 0)
        {
            throw ScriptError.ValueError("incomplete format key");
        }

        var key = _format[(_at + 1)..end];
        _at = end + 1;
        return dict.TryGet(key, out var value) ? value : throw ScriptError.KeyError(Value.Of(key));
    }

    private Value Take() => _next < _arguments.Length ? _arguments[_next++] : throw ScriptError.TypeError("format string needs more arguments");

    private int? TakeNumber()
    {
        if (_at < _format.Length && _format[_at] == '*')
        {
            _at++;
            return Numbers.ToInt(Take());
        }

        var start = _at;
        var number = 0L;
        while (_at < _format.Length && char.IsAsciiDigit(_format[_at]))
        {
            number = Math.Min((number * 10) + _format[_at++] - '0', int.MaxValue);
        }

        return _at == start ? null : (int)number;
    }

    private readonly void AppendChar(Value argument, FormatSpec spec)
    {
        if (argument.Ref is string text)
        {
            spec.Pad(_machine, _text, string.Empty, Chars.Count(text) == 1 ? text : throw ScriptError.TypeError("%c needs int or char"), '>');
            return;
        }

        var code = Numbers.IsInteger(argument) ? Numbers.ToLong(argument) : throw ScriptError.TypeError("integer needed");
        spec.Pad(_machine, _text, string.Empty, Chars.Of(code), '>');
    }

    private readonly void AppendInteger(Value argument, FormatSpec spec)
    {
        var value = Numbers.Unwrap(argument);
        value = value.IsFloat ? Numbers.FromFloat(value.AsFloat) : value;
        if (!Numbers.IsInteger(value))
        {
            throw ScriptError.TypeError($"can't convert {Types.NameOf(value)} to int");
        }

        var number = Numbers.ToBig(value);
        var prefix = spec.IsAlternate && spec.Type is ('x' or 'X' or 'o') ? "0" + spec.Type : string.Empty;
        var digits = Formatting.Digits(BigInteger.Abs(number), spec.Type).PadLeft(Math.Max(0, spec.Precision), '0');
        spec.Pad(_machine, _text, Formatting.SignOf(number.Sign < 0, spec.Sign) + prefix, digits, '>');
    }

    private readonly void AppendFloat(Value argument, FormatSpec spec)
    {
        var body = FloatText.Format(Numbers.ToFloat(argument), spec.Type, spec.Precision < 0 ? 6 : spec.Precision, spec.IsAlternate);
        var isNegative = body.StartsWith('-');
        spec.Pad(_machine, _text, Formatting.SignOf(isNegative, spec.Sign), isNegative ? body[1..] : body, '>');
    }

    private readonly bool TryAppendText(Value argument, FormatSpec spec)
    {
        var own = new StringBuilder();
        if (_isBytes && spec.Type == 's' && argument.Ref is BufferObject buffer)
        {
            own.Append(Encoding.Latin1.GetString(buffer.Span));
        }
        else if (!(spec.Type == 's' ? Text.TryStr(_machine, argument, own) : Text.TryRepr(_machine, argument, own)))
        {
            return false;
        }

        var body = own.ToString();
        if (spec.Precision >= 0 && spec.Precision < Chars.Count(body))
        {
            body = body[..Chars.Offset(body, spec.Precision)];
        }

        (spec with { Fill = " ", Align = spec.Align == '=' ? '>' : spec.Align }).Pad(_machine, _text, string.Empty, body, '>');
        return true;
    }
}
