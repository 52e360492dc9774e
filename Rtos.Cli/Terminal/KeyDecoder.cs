using System.Text;

namespace Rtos.Cli;

/// <summary>Decodes the bytes that a terminal sends into keys; characters and escape sequences may come in pieces.</summary>
internal sealed class KeyDecoder
{
    private const char Escape = '\u001b';

    private readonly Decoder _utf8 = new UTF8Encoding(false, throwOnInvalidBytes: false).GetDecoder();
    private readonly StringBuilder _sequence = new();
    private bool _isPasting;
    private bool _wasReturn;
    private char _high;
    private bool _isFirst;
    private KeyOrigin _firstOrigin;

    /// <summary>Reads the next bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="isQuick">Whether they came right after the ones before.</param>
    /// <returns>The keys that are complete.</returns>
    internal IReadOnlyList<TerminalKey> Read(ReadOnlySpan<byte> bytes, bool isQuick)
    {
        var characters = new char[_utf8.GetCharCount(bytes, flush: false)];
        _utf8.GetChars(bytes, characters, flush: false);
        var keys = new List<TerminalKey>();
        (_isFirst, _firstOrigin) = (true, isQuick ? KeyOrigin.Quick : KeyOrigin.Typed);
        foreach (var c in characters)
        {
            Take(c, keys);
        }

        return keys;
    }

    private void Take(char c, List<TerminalKey> keys)
    {
        if (_sequence.Length > 0)
        {
            Continue(c, keys);
        }
        else if (c == Escape)
        {
            _sequence.Append(c);
        }
        else if (char.IsHighSurrogate(c))
        {
            _high = c;
        }
        else if (char.IsLowSurrogate(c))
        {
            Add(keys, KeyCode.Text, $"{_high}{c}");
        }
        else
        {
            Single(c, keys);
        }
    }

    private void Single(char c, List<TerminalKey> keys)
    {
        // One key for both characters of a line end.
        var isSecond = c == '\n' && _wasReturn;
        _wasReturn = c == '\r';
        if (isSecond)
        {
            return;
        }

        if (!char.IsControl(c))
        {
            Add(keys, KeyCode.Text, c.ToString());
        }
        else if (c is '\r' or '\n')
        {
            Add(keys, KeyCode.Enter);
        }
        else if (_isPasting)
        {
            // Other control characters in a pasted text are not commands.
            if (c == '\t')
            {
                Add(keys, KeyCode.Text, "\t");
            }
        }
        else if (KeyNames.OfControl(c) is { } code)
        {
            Add(keys, code);
        }
    }

    // The escape sequences of keys: ESC [ parameters letter, ESC O letter, ESC character (with Alt).
    private void Continue(char c, List<TerminalKey> keys)
    {
        if (c == Escape)
        {
            _sequence.Clear().Append(c);
            return;
        }

        if (_sequence.Length == 1 && c is not ('[' or 'O'))
        {
            _sequence.Clear();
            if (KeyNames.OfAlt(c) is { } code && !_isPasting)
            {
                Add(keys, code);
            }
            else
            {
                Take(c, keys);
            }

            return;
        }

        _sequence.Append(c);
        if (_sequence.Length == 2 || c is < '@' or > '~')
        {
            return;
        }

        var sequence = _sequence.ToString(1, _sequence.Length - 1);
        _sequence.Clear();
        Sequence(sequence, keys);
    }

    private void Sequence(string sequence, List<TerminalKey> keys)
    {
        if (sequence is "[200~" or "[201~")
        {
            _isPasting = sequence == "[200~";
        }
        else if (!_isPasting && KeyNames.OfSequence(sequence) is { } code)
        {
            Add(keys, code);
        }
    }

    private void Add(List<TerminalKey> keys, KeyCode code, string text = "")
    {
        var origin = _isPasting ? KeyOrigin.Pasted : _isFirst ? _firstOrigin : KeyOrigin.Quick;
        _isFirst = false;
        keys.Add(new TerminalKey(code, text, origin));
    }
}
