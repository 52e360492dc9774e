using System.Globalization;
using System.Text;

namespace Rtos.Core;

/// <content>Texts, numbers and words.</content>
internal ref partial struct JsonSyntax
{
    private const string EndsInText = "the file ends in a text: a double quote is missing";

    private static readonly string[] Words = ["true", "false", "null"];

    private bool SkipText()
    {
        var start = _at;
        for (_at++; !IsAtEnd && Current != (byte)'"'; _at++)
        {
            if (Current < ' ')
            {
                return Fail(Current switch
                {
                    (byte)'\n' or (byte)'\r' => HasCurlyQuote(_text[start.._at])
                        ? "the text is not closed: it has a curly quote; use straight quotes: \""
                        : "the text is not closed: a double quote is missing",
                    (byte)'\t' => "a tab in a text is written \\t",
                    _ => string.Create(CultureInfo.InvariantCulture, $"a control character in a text is written \\u{(int)Current:x4}"),
                });
            }

            if (Current == (byte)'\\' && !SkipEscape())
            {
                return false;
            }
        }

        if (IsAtEnd)
        {
            return Fail(EndsInText);
        }

        _at++;
        return true;
    }

    // An apostrophe may be meant.
    private static bool HasCurlyQuote(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text).Any(c => c is '“' or '”' or '„');

    private bool SkipEscape()
    {
        var next = _at + 1 < _text.Length ? (char)_text[_at + 1] : '\n';
        if (next != 'u')
        {
            _at += "\"\\/bfnrt".Contains(next, StringComparison.Ordinal) ? 1 : 0;
            return Current != (byte)'\\' || next == '\\' || Fail("unknown escape in a text; a backslash itself is written \\\\");
        }

        var digits = 0;
        while (digits < 4 && _at + 2 + digits < _text.Length && char.IsAsciiHexDigit((char)_text[_at + 2 + digits]))
        {
            digits++;
        }

        if (digits < 4)
        {
            var isEnd = _at + 2 + digits == _text.Length;
            _at = isEnd ? _text.Length : _at;
            return Fail(isEnd ? EndsInText : "four hexadecimal digits must follow \\u");
        }

        _at += 5;
        return true;
    }

    private bool SkipNumber()
    {
        var start = _at;
        return SkipWholePart() && SkipFraction() && SkipExponent() && (!IsAtWord() || FailAtUnit(start));
    }

    private bool SkipWholePart()
    {
        var start = _at;
        _at += Current == (byte)'-' ? 1 : 0;
        var first = _at;
        if (!SkipDigits("a digit must follow \"-\""))
        {
            return false;
        }

        if (_text[first] != (byte)'0' || _at == first + 1)
        {
            return true;
        }

        _at = start;
        return Fail("a number may not begin with 0");
    }

    private bool SkipFraction()
    {
        if (Current != (byte)'.')
        {
            return true;
        }

        _at++;
        return SkipDigits("a digit must follow the decimal point");
    }

    private bool SkipExponent()
    {
        if (Current is not ((byte)'e' or (byte)'E'))
        {
            return true;
        }

        _at++;
        _at += Current is (byte)'+' or (byte)'-' ? 1 : 0;
        return SkipDigits("a digit must follow the exponent's \"e\"");
    }

    // A word follows the number that begins at start.
    private bool FailAtUnit(int start)
    {
        var number = Encoding.ASCII.GetString(_text[start.._at]);
        var unit = Word();
        if (number is "0" && unit[0] is 'x' or 'X')
        {
            _at = start;
            return Fail("a number is decimal");
        }

        if (TimeReading.OfNotation(number + unit).Fault != TimeFault.None)
        {
            return Fail($"a number ends before {unit}; a text is in double quotes");
        }

        _at = start;
        return Fail($"a number with a unit is a text: write \"{number}{unit}\"");
    }

    private bool SkipDigits(string missing)
    {
        var start = _at;
        while (char.IsAsciiDigit((char)Current))
        {
            _at++;
        }

        return _at > start || Fail(missing);
    }

    private bool SkipWord()
    {
        var word = Word();
        if (Words.Contains(word))
        {
            _at += word.Length;
            return true;
        }

        if (_at + word.Length == _text.Length && Words.Any(w => w.StartsWith(word, StringComparison.Ordinal)))
        {
            _at = _text.Length;
            return Fail($"the file ends in the middle of a word: {word}");
        }

        // C's name for what scenarios call so.
        if (word.Equals("portMAX_DELAY", StringComparison.OrdinalIgnoreCase))
        {
            return Fail($"unknown word {word}; write \"forever\", in double quotes");
        }

        return Fail($"unknown word {word}; " + (NearestName.Find(word, Words) is { } nearest ? $"did you mean {nearest}?" : $"a text is in double quotes: \"{word}\""));
    }
}
