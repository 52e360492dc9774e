namespace Rtos.Thread;

/// <summary>A line of a traceback.</summary>
/// <param name="File">The file, as the script knows it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Function">The function; <c>&lt;module&gt;</c> outside any function; empty for a place that is not executed, such as that of a syntax error.</param>
public sealed record PyFrame(string File, int Line, string Function)
{
    /// <summary>The line as printed, without the two blanks before it.</summary>
    public override string ToString() => Function.Length == 0
        ? FormattableString.Invariant($"File \"{File}\", line {Line}")
        : FormattableString.Invariant($"File \"{File}\", line {Line}, in {Function}");
}
