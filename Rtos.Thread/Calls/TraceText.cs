using Rtos.Core;

namespace Rtos.Thread;

/// <summary>The trace text of a function's result.</summary>
internal static class TraceText
{
    // The text is a field of a line, and a list of threads is a long one.
    private const int Longest = 60;

    internal static TraceValue Of(PyValue value, PyError? error) =>
        error is not null ? TraceValue.Text(error.TypeName)
        : value is { Kind: PyKind.None } ? TraceValue.None
        : value.Kind == PyKind.Bool ? TraceValue.Boolean(value.AsBool)
        : TraceValue.Text(ShownText.Cut(value.Repr, Longest));
}
