using System.Globalization;

namespace Rtos.Core;

/// <summary>The result of an operation in a trace line.</summary>
/// <remarks>The default value is <see cref="None"/>: nothing is written.</remarks>
public readonly record struct TraceValue
{
    private readonly Kind _kind;
    private readonly long _number;
    private readonly string? _text;

    private TraceValue(Kind kind, long number, string? text)
    {
        _kind = kind;
        _number = number;
        _text = text;
    }

    private enum Kind : byte
    {
        None,
        Number,
        Text,
        TextAndNumber,
    }

    /// <summary>No result.</summary>
    public static TraceValue None => default;

    /// <summary><c>ok</c>.</summary>
    public static TraceValue Ok => Text("ok");

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsNone => _kind == Kind.None;

    /// <summary>How many characters it takes at most.</summary>
    internal int MostCharacters => (_text?.Length ?? 0) + 21;

    /// <summary><c>ok</c> or <c>fail</c>.</summary>
    /// <param name="ok">Which.</param>
    public static TraceValue OkOrFail(bool ok) => Text(ok ? "ok" : "fail");

    /// <summary><c>true</c> or <c>false</c>.</summary>
    /// <param name="value">Which.</param>
    public static TraceValue Boolean(bool value) => Text(value ? "true" : "false");

    /// <summary>A whole number.</summary>
    /// <param name="value">The number.</param>
    public static TraceValue Number(long value) => new(Kind.Number, value, null);

    /// <summary>A word.</summary>
    /// <param name="text">The word; no blanks at its ends, no line ends.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static TraceValue Text(string text) => new(Kind.Text, 0, text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>A word, a blank and a number.</summary>
    /// <param name="text">The word.</param>
    /// <param name="number">The number.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static TraceValue TextAndNumber(string text, long number) =>
        new(Kind.TextAndNumber, number, text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>Writes the result as it stands in the trace; nothing for none.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteTo(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Span<char> text = stackalloc char[64];
        if (TryFormat(text, out var length))
        {
            writer.Write(text[..length]);
        }
        else
        {
            writer.Write(ToString());
        }
    }

    /// <summary>Writes the result as it stands in the trace, if there is room.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="length">How many characters it took.</param>
    /// <returns>Whether there was room.</returns>
    internal bool TryFormat(Span<char> destination, out int length)
    {
        length = 0;
        if (_kind is Kind.Text or Kind.TextAndNumber)
        {
            if (!_text!.TryCopyTo(destination))
            {
                return false;
            }

            length = _text.Length;
        }

        if (_kind == Kind.TextAndNumber)
        {
            if (length == destination.Length)
            {
                return false;
            }

            destination[length++] = ' ';
        }

        if (_kind is Kind.Text or Kind.None)
        {
            return true;
        }

        var hasRoom = _number.TryFormat(destination[length..], out var digits, default, CultureInfo.InvariantCulture);
        length += digits;
        return hasRoom;
    }

    /// <summary>The result as it stands in the trace; empty for none.</summary>
    public override string ToString() => _kind switch
    {
        Kind.None => string.Empty,
        Kind.Number => _number.ToString(CultureInfo.InvariantCulture),
        Kind.Text => _text!,
        _ => string.Create(CultureInfo.InvariantCulture, $"{_text} {_number}"),
    };
}
