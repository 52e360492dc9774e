using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Rtos.Core;

/// <summary>
/// Says in plain words where a text stops being JSON, and what would be right there. The library reads up to the mistake; from
/// the last token that is right this type looks at what should follow.
/// </summary>
internal ref partial struct JsonSyntax
{
    private const int DeepestLevel = 64;
    private const int LongestQuote = 30;
    private const string CurlyQuotes = "“”„‟«»‘’";

    private readonly ReadOnlySpan<byte> _text;
    private readonly bool _isLoose;

    // The objects and lists that are open, the innermost on top.
    private readonly Stack<Container> _open = [];
    private bool _isRootRead;
    private bool _isAtName;
    private int _word = -1;
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

    /// <summary>The first mistake; null if there is none that this type knows of.</summary>
    /// <param name="text">Valid UTF-8.</param>
    /// <param name="isLoose">Whether comments and trailing commas are allowed.</param>
    /// <returns>The byte at which it is, from 0, and what is wrong there.</returns>
    internal static (int Offset, string Problem)? FindMistake(ReadOnlySpan<byte> text, bool isLoose)
    {
        var scan = new JsonSyntax(text, isLoose);
        var reader = new Utf8JsonReader(text, new JsonReaderOptions
        {
            AllowTrailingCommas = isLoose,
            CommentHandling = isLoose ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
            MaxDepth = DeepestLevel,
        });
        try
        {
            while (reader.Read())
            {
                scan.Take(in reader);
            }

            return null;
        }
        catch (JsonException)
        {
            scan.Explain();
            return scan._problem is { } problem ? (scan._at, problem) : null;
        }
    }

    private void Take(in Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        _isAtName = reader.TokenType == JsonTokenType.PropertyName;
        _word = reader.TokenType is JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null ? start : -1;
        if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            _open.Pop();
            _at = start + 1;
            return;
        }

        if (_open.TryPeek(out var outer))
        {
            outer.BeginsWithText |= !outer.HasItems && reader.TokenType == JsonTokenType.String;
            outer.HasItems = true;
            if (outer.BeginsWithText && reader.TokenType == JsonTokenType.StartArray && _doubtful < 0)
            {
                _doubtful = outer.Start;
            }
        }

        _isRootRead = true;
        var isOpening = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        if (isOpening)
        {
            _open.Push(new Container(start, reader.TokenType == JsonTokenType.StartObject));
        }

        // A property is looked at from its name on: the library takes the colon with it.
        _at = start + (_isAtName ? 0 : isOpening ? 1 : reader.ValueSpan.Length + (reader.TokenType == JsonTokenType.String ? 2 : 0));
    }

    private void Explain()
    {
        // The library has taken the beginning of a longer word.
        if (_word >= 0 && (IsAtWord() || char.IsAsciiDigit((char)Current)))
        {
            _at = _word;
            SkipWord();
            return;
        }

        // It takes a number only together with what is behind it, which may be the mistake.
        for (var last = -1; last < _at;)
        {
            last = _at;
            if (!Step())
            {
                return;
            }

            (_isAtName, _isRootRead) = (false, true);
            if (_open.TryPeek(out var container))
            {
                container.HasItems = true;
            }
        }
    }

    private bool Step() =>
        _isAtName ? SkipProperty()
        : SkipBlanks() && (
            _open.TryPeek(out var container) ? container.IsMap ? StepInObject(container) : StepInList(container)
            : !_isRootRead ? SkipValue("expected a value")
            : IsAtEnd || Fail($"expected the end of the file, found {Found()}"));

    private bool StepInObject(Container container)
    {
        if (container.HasItems && Current is not ((byte)',' or (byte)'}'))
        {
            return Fail(IsAtEnd ? Unclosed("object", '}')
                : Current == (byte)'"' ? $"a comma is missing before {Found()}"
                : $"expected \",\" or \"}}\", found {Found()}");
        }

        return SkipComma(container, out var isTrailing) && ((Current == (byte)'}' && (!isTrailing || _isLoose)) || SkipProperty());
    }

    private bool StepInList(Container list)
    {
        if (list.HasItems && Current is not ((byte)',' or (byte)']'))
        {
            return Fail(IsAtEnd ? Unclosed("list", ']')
                : list.BeginsWithText && Current is (byte)'[' or (byte)'{' ? NotClosed(list.Start)
                : Current == (byte)'}' ? NotClosed(_doubtful >= 0 ? _doubtful : list.Start)
                : Current is (byte)'"' or (byte)'[' or (byte)'{' ? $"a comma is missing before {Found()}"
                : $"expected \",\" or \"]\", found {Found()}");
        }

        return SkipComma(list, out var isTrailing) && (
            (Current == (byte)']' && (!isTrailing || _isLoose))
            || (IsAtEnd ? Fail(Unclosed("list", ']')) : SkipValue("expected a value")));
    }

    private bool SkipComma(Container container, out bool isThere)
    {
        isThere = container.HasItems && Current == (byte)',';
        _at += isThere ? 1 : 0;
        return SkipBlanks();
    }

    private bool SkipProperty()
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
        return SkipBlanks() && SkipValue($"expected the value of {name}");
    }

    private bool SkipValue(string missing) => Current switch
    {
        // The library has taken all that begin in a place where they may.
        (byte)'{' or (byte)'[' => Fail("nested too deeply"),
        (byte)'"' => SkipText(),
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => SkipNumber(),
        (byte)'\'' => Fail("a text is in double quotes, not in single ones"),
        _ when IsAtCurlyQuote() => Fail(CurlyQuote()),
        (byte)'+' or (byte)'.' => Fail("a number begins with a digit or with \"-\""),
        _ when IsAtWord() => SkipWord(),
        _ => Fail($"{missing}, found {Found()}"),
    };

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

    /// <summary>An object or a list that has not ended.</summary>
    /// <param name="start">The byte at which it begins.</param>
    /// <param name="isMap">Whether it is an object.</param>
    private sealed class Container(int start, bool isMap)
    {
        internal int Start { get; } = start;

        internal bool IsMap { get; } = isMap;

        internal bool HasItems { get; set; }

        internal bool BeginsWithText { get; set; }
    }
}
