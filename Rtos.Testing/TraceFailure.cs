using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Rtos.Core;

namespace Rtos.Testing;

/// <summary>The messages of failed trace assertions: what is wrong, the lines before, the timeline around.</summary>
[StackTraceHidden]
internal static class TraceFailure
{
    private const int LinesAround = 5;

    /// <summary>Fails at a line of the trace, or after its last one.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="index">The index of the line.</param>
    /// <param name="what">What is wrong.</param>
    /// <param name="expected">The line that was expected there, if any.</param>
    [DoesNotReturn]
    internal static void At(TraceRecorder trace, int index, string what, string? expected = null)
    {
        var lines = trace.Lines;
        var text = new StringBuilder(what).Append('\n');
        foreach (var line in lines.Take(index).TakeLast(LinesAround))
        {
            text.Append("    ").Append(line).Append('\n');
        }

        if (expected is not null)
        {
            text.Append("  - ").Append(expected).Append('\n');
        }

        text.Append(expected is null ? "  > " : "  + ").Append(index < lines.Count ? lines[index] : "(the trace ends)").Append('\n');
        AppendTimeline(text, trace, index);
        throw new TraceAssertException(text.ToString().TrimEnd('\n'));
    }

    /// <summary>The index of the first line after an instant; the number of lines if there is none.</summary>
    internal static int FirstAfter(TraceRecorder trace, long time)
    {
        var index = 0;
        while (index < trace.Lines.Count && TraceLine.Parse(trace.Lines[index])!.Value.Time <= time)
        {
            index++;
        }

        return index;
    }

    internal static string LineNumber(int index) => string.Create(CultureInfo.InvariantCulture, $"line {index + 1}");

    // The stretch from a few lines before to a few lines after; if all of them are in one instant, up to the next one.
    private static void AppendTimeline(StringBuilder text, TraceRecorder trace, int index)
    {
        var times = trace.Lines.Select(l => TraceLine.Parse(l)!.Value.Time).ToList();
        if (times.Count == 0)
        {
            return;
        }

        var at = times[Math.Min(index, times.Count - 1)];
        var from = times[Math.Clamp(index - LinesAround, 0, times.Count - 1)];
        var to = times[Math.Min(index + LinesAround, times.Count - 1)];
        if (from == to)
        {
            to = times.Find(t => t > to) is var next && next > to ? next : to;
        }

        if (from == to)
        {
            from = times.FindLast(t => t < from);
        }

        var scale = new TimelineScale(from, to, TextTimeline.DefaultColumns, KnownTicks.Of(trace)?.Value);
        text.Append(TextTimeline.Draw(trace.Lines, scale, at));
    }
}
