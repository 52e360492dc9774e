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
    public static TraceValue Text(string text) => new(Kind.Text, 0, text);

    /// <summary>A word, a blank and a number.</summary>
    /// <param name="text">The word.</param>
    /// <param name="number">The number.</param>
    public static TraceValue TextAndNumber(string text, long number) => new(Kind.TextAndNumber, number, text);

    /// <summary>Writes the result as it stands in the trace; nothing for none.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteTo(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (_kind is Kind.Text or Kind.TextAndNumber)
        {
            writer.Write(_text);
        }

        if (_kind == Kind.TextAndNumber)
        {
            writer.Write(' ');
        }

        if (_kind is Kind.Number or Kind.TextAndNumber)
        {
            Span<char> digits = stackalloc char[20];
            _number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
            writer.Write(digits[..length]);
        }
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
