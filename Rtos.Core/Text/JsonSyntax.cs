using System.Globalization;
using System.Text;

namespace Rtos.Core;

/// <summary>Says in plain words where a text stops being JSON, and what would be right there.</summary>
internal ref partial struct JsonSyntax
{
    private const int DeepestLevel = 64;
    private const int LongestQuote = 30;
    private const string CurlyQuotes = "“”„‟«»‘’";

    private readonly ReadOnlySpan<byte> _text;
    private readonly bool _isLoose;
    private int _at;
    private string? _problem;

    // A list that begins with a text and has a list in it, as an operation that is not closed has.
    private int _doubtful = -1;

    private JsonSyntax(ReadOnlySpan<byte> text, bool isLoose)
    {
        _text = text;
        _isLoose = isLoose;
    }

    private readonly bool IsAtEnd => _at >= _text.Length;

    private readonly byte Current => IsAtEnd ? (byte)0 : _text[_at];

    /// <summary>The first mistake; null when there is none that this type knows of.</summary>
    /// <param name="text">Valid UTF-8.</param>
    /// <param name="isLoose">Whether comments and trailing commas are allowed.</param>
    /// <returns>The byte at which it is, from 0, and what is wrong there.</returns>
    internal static (int Offset, string Problem)? FindMistake(ReadOnlySpan<byte> text, bool isLoose)
    {
        var scan = new JsonSyntax(text, isLoose);
        if (scan.SkipBlanks() && scan.SkipValue(1, "expected a value") && scan.SkipBlanks() && !scan.IsAtEnd)
        {
            scan.Fail($"expected the end of the file, found {scan.Found()}");
        }

        return scan._problem is { } problem ? (scan._at, problem) : null;
    }

    private bool Fail(string problem)
    {
        _problem = problem;
        return false;
    }

    private bool SkipBlanks()
    {
        while (!IsAtEnd)
        {
            if (Current is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                _at++;
            }
            else if (Current != (byte)'/' || !_isLoose)
            {
                return Current != (byte)'#' || !_isLoose || Fail("a comment begins with //");
            }
            else if (!SkipComment())
            {
                return false;
            }
        }

        return true;
    }

    private bool SkipComment()
    {
        var rest = _text[_at..];
        if (rest.StartsWith("//"u8))
        {
            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            _at = end < 0 ? _text.Length : _at + end;
            return true;
        }

        if (!rest.StartsWith("/*"u8))
        {
            return Fail("a comment begins with // or /*");
        }

        var close = rest[2..].IndexOf("*/"u8);
        if (close < 0)
        {
            return Fail("the comment is not closed: */ is missing");
        }

        _at += close + 4;
        return true;
    }

    private bool SkipValue(int level, string missing) => Current switch
    {
        _ when level > DeepestLevel => Fail("nested too deeply"),
        (byte)'{' => SkipObject(level),
        (byte)'[' => SkipList(level),
        (byte)'"' => SkipText(),
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => SkipNumber(),
        (byte)'\'' => Fail("a text is in double quotes, not in single ones"),
        _ when IsAtCurlyQuote() => Fail(CurlyQuote()),
        (byte)'+' or (byte)'.' => Fail("a number begins with a digit or with \"-\""),
        _ when IsAtWord() => SkipWord(),
        _ => Fail($"{missing}, found {Found()}"),
    };

    private bool SkipObject(int level)
    {
        _at++;
        for (var isFirst = true; ; isFirst = false)
        {
            if (!SkipBlanks())
            {
                return false;
            }

            if (Current == (byte)'}' && (isFirst || _isLoose))
            {
                _at++;
                return true;
            }

            if (!SkipProperty(level))
            {
                return false;
            }

            if (Current == (byte)'}')
            {
                _at++;
                return true;
            }

            if (Current != (byte)',')
            {
                return Fail(IsAtEnd ? Unclosed("object", '}')
                    : Current == (byte)'"' ? $"a comma is missing before {Found()}"
                    : $"expected \",\" or \"}}\", found {Found()}");
            }

            _at++;
        }
    }

    private bool SkipProperty(int level)
    {
        if (Current != (byte)'"')
        {
            return Fail(IsAtEnd ? Unclosed("object", '}')
                : IsAtWord() ? $"a name is in double quotes: write \"{Word()}\""
                : Current == (byte)'\'' ? "a name is in double quotes, not in single ones"
                : IsAtCurlyQuote() ? CurlyQuote()
                : $"expected a name in double quotes, found {Found()}");
        }

        var name = Found();
        if (!SkipText() || !SkipBlanks())
        {
            return false;
        }

        if (Current != (byte)':')
        {
            return Fail($"expected \":\" after {name}, found {Found()}");
        }

        _at++;
        return SkipBlanks() && SkipValue(level + 1, $"expected the value of {name}") && SkipBlanks();
    }

    private bool SkipList(int level)
    {
        var (start, beginsWithText) = (_at++, false);
        for (var isFirst = true; ; isFirst = false)
        {
            if (!SkipBlanks())
            {
                return false;
            }

            beginsWithText |= isFirst && Current == (byte)'"';
            if (beginsWithText && Current == (byte)'[' && _doubtful < 0)
            {
                _doubtful = start;
            }

            if (Current == (byte)']' && (isFirst || _isLoose))
            {
                _at++;
                return true;
            }

            if (IsAtEnd)
            {
                return Fail(Unclosed("list", ']'));
            }

            if (!SkipValue(level + 1, "expected a value") || !SkipBlanks())
            {
                return false;
            }

            if (Current == (byte)']')
            {
                _at++;
                return true;
            }

            if (Current != (byte)',')
            {
                return Fail(IsAtEnd ? Unclosed("list", ']')
                    : beginsWithText && Current is (byte)'[' or (byte)'{' ? NotClosed(start)
                    : Current == (byte)'}' ? NotClosed(_doubtful >= 0 ? _doubtful : start)
                    : Current is (byte)'"' or (byte)'[' or (byte)'{' ? $"a comma is missing before {Found()}"
                    : $"expected \",\" or \"]\", found {Found()}");
            }

            _at++;
        }
    }

    private static string Unclosed(string what, char end) => $"the file ends before the {what} is closed: {end} is missing";

    private readonly string NotClosed(int start)
    {
        var place = new TextPosition(_text);
        place.AdvanceTo(start);
        return string.Create(
            CultureInfo.InvariantCulture, $"expected \",\" or \"]\", found {Found()}; the list that begins in line {place.Line}, column {place.Column} is not closed");
    }

    private readonly bool IsAtCurlyQuote() => !IsAtEnd && CurlyQuotes.Contains(RuneHere().ToString(), StringComparison.Ordinal);

    private readonly string CurlyQuote() => $"found the quote {RuneHere()}; use straight quotes: \"";

    private readonly Rune RuneHere()
    {
        Rune.DecodeFromUtf8(_text[_at..], out var rune, out _);
        return rune;
    }

    private readonly bool IsAtWord() => char.IsAsciiLetter((char)Current) || Current == (byte)'_';

    private readonly string Word()
    {
        var end = _at;
        while (end < _text.Length && end < _at + LongestQuote && (char.IsAsciiLetterOrDigit((char)_text[end]) || _text[end] == (byte)'_'))
        {
            end++;
        }

        return Encoding.ASCII.GetString(_text[_at..end]);
    }

    // What is there, for a message: a text or a word as a whole, otherwise one character.
    private readonly string Found()
    {
        if (IsAtEnd)
        {
            return "the end of the file";
        }

        if (Current == (byte)'"')
        {
            var end = _text[(_at + 1)..].IndexOfAny((byte)'"', (byte)'\n', (byte)'\\');
            var inside = Encoding.UTF8.GetString(_text.Slice(_at + 1, end < 0 ? _text.Length - _at - 1 : end));
            return $"\"{ShownText.Cut(string.Concat(inside.Select(c => char.IsControl(c) ? ' ' : c)))}\"";
        }

        if (IsAtWord())
        {
            return Word();
        }

        Rune.DecodeFromUtf8(_text[_at..], out var rune, out _);
        return Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            ? string.Create(CultureInfo.InvariantCulture, $"the character U+{rune.Value:X4}")
            : $"\"{rune}\"";
    }
}
