namespace Rtos.MicroPython;

/// <summary>A place in a source text. Where only lines count, as in tracebacks, it is used as its line.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in characters of UTF-16, from 1.</param>
internal readonly record struct SourcePlace(int Line, int Column)
{
    /// <summary>The line.</summary>
    public static implicit operator int(SourcePlace place) => place.Line;
}
