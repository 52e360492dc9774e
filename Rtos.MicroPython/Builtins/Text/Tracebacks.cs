using System.Text;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>Formats tracebacks like MicroPython.</summary>
internal static class Tracebacks
{
    /// <summary>Everything but the exception's text: the calls, outermost first, and the name of its type.</summary>
    internal static StringBuilder Head(ExceptionObject error)
    {
        var text = new StringBuilder("Traceback (most recent call last):\n");
        foreach (var frame in FramesOf(error))
        {
            text.Append("  ").Append(frame).Append('\n');
        }

        return text.Append(error.Type.Name);
    }

    /// <summary>Where an exception was raised, outermost call first.</summary>
    internal static IReadOnlyList<PyFrame> FramesOf(ExceptionObject error) =>
        [.. error.Trace.AsEnumerable().Reverse().Select(t => new PyFrame(t.File, t.Line, t.Function))];

    /// <summary>An exception as the thread library prints it.</summary>
    internal static PyError ErrorOf(Machine machine, ExceptionObject error)
    {
        var text = new StringBuilder();
        return Text.TryStr(machine, Value.Of(error), text) && error.Arguments.Items.Length > 0
            ? new PyError(error.Type.Name, text.ToString())
            : new PyError(error.Type.Name);
    }

    /// <summary>The traceback of an exception that the interpreter has raised: its text needs no Python code.</summary>
    internal static string Of(ScriptError error) =>
        Head(error.Exception).Append(": ").Append(error.Exception.Arguments.Items is [{ Ref: string text }, ..] ? text : string.Empty).Append('\n').ToString();
}
