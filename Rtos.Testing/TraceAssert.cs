using System.Diagnostics;
using System.Globalization;
using Rtos.Core;

namespace Rtos.Testing;

/// <summary>Assertions on a trace: <c>device.Trace.AssertContains("4500 0 switch radio")</c>.</summary>
/// <remarks>
/// A line is given as in the trace; in every method but <see cref="AssertEquals"/> and <see cref="AssertTail"/>
/// a field <c>*</c> stands for any one field, and at the end of the line for all the rest: <c>"* 0 switch radio"</c> is a
/// switch on core 0 at any time, <c>"* * radio *"</c> whatever the task radio does. Messages show the lines before the
/// place and a <see cref="TextTimeline"/> of what ran around it;
/// the stack trace of the failure begins at the caller.
/// </remarks>
[StackTraceHidden]
public static class TraceAssert
{
    /// <summary>Asserts that the trace equals the expected one, line by line, from the first line to the last.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="expected">The expected lines, as a raw string; the last line end is optional.</param>
    /// <exception cref="TraceAssertException">The trace differs.</exception>
    public static void AssertEquals(this TraceRecorder trace, string expected)
    {
        ArgumentNullException.ThrowIfNull(trace);
        Compare(trace, Split(expected), 0);
    }

    /// <summary>Asserts that the trace ends with these lines.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="expected">The expected last lines, as a raw string; the last line end is optional.</param>
    /// <exception cref="TraceAssertException">The end of the trace differs, or the trace is shorter.</exception>
    /// <exception cref="ArgumentException">There are no expected lines.</exception>
    public static void AssertTail(this TraceRecorder trace, string expected)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var lines = Split(expected);
        if (lines.Length == 0)
        {
            throw new ArgumentException("there is no line to compare with", nameof(expected));
        }

        Compare(trace, lines, Math.Max(0, trace.Lines.Count - lines.Length));
    }

    /// <summary>Asserts that the trace contains a line.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="line">The line; <c>*</c> stands for any field, and at the end for all the rest.</param>
    /// <exception cref="TraceAssertException">The line is not there; the message shows the nearest one that differs only in its time and core.</exception>
    /// <exception cref="ArgumentException">No trace line can match: its form, a call or a name is wrong.</exception>
    public static void AssertContains(this TraceRecorder trace, string line)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentException.ThrowIfNullOrEmpty(line);
        if (trace.IndexOf(line, 0) >= 0)
        {
            return;
        }

        TracePattern.Check(trace, line, nameof(line));
        var near = Nearest(trace, line);
        TraceFailure.At(
            trace,
            near ?? FirstAt(trace, TimeOf(line) ?? long.MaxValue),
            near is { } index
                ? $"the trace has no line \"{line}\"; {TraceFailure.LineNumber(index)} differs from it in time or core only"
                : $"the trace has no line \"{line}\"",
            line);
    }

    /// <summary>Asserts that lines appear in this order, with any lines in between.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="lines">The lines; <c>*</c> stands for any field, and at the end for all the rest. At least one line; each is searched for after the previous one.</param>
    /// <exception cref="TraceAssertException">A line does not come after the previous one.</exception>
    /// <exception cref="ArgumentException">There are no lines, or no trace line can match: its form, a call or a name is wrong.</exception>
    public static void AssertInOrder(this TraceRecorder trace, params string[] lines)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Length == 0)
        {
            throw new ArgumentException("there is no line to look for", nameof(lines));
        }

        var found = -1;
        for (var i = 0; i < lines.Length; i++)
        {
            ArgumentException.ThrowIfNullOrEmpty(lines[i], nameof(lines));
            var next = trace.IndexOf(lines[i], found + 1);
            if (next < 0)
            {
                TracePattern.Check(trace, lines[i], nameof(lines));
                NotInOrder(trace, lines, i, found);
            }

            found = next;
        }
    }

    /// <summary>Asserts that the trace does not contain a line.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="line">The line; <c>*</c> stands for any field, and at the end for all the rest.</param>
    /// <exception cref="TraceAssertException">The line is there.</exception>
    /// <exception cref="ArgumentException">No trace line can match: its form, a call or a name is wrong.</exception>
    public static void AssertNever(this TraceRecorder trace, string line)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentException.ThrowIfNullOrEmpty(line);
        TracePattern.Check(trace, line, nameof(line));
        var index = trace.IndexOf(line, 0);
        if (index >= 0)
        {
            TraceFailure.At(trace, index, $"the trace should never have \"{line}\", but {TraceFailure.LineNumber(index)} is that");
        }
    }

    /// <summary>Asserts that no line of the trace is of a kind.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="condition">Whether a line is of that kind.</param>
    /// <param name="what">The kind in words, for the message: "a switch while the logger writes".</param>
    /// <exception cref="TraceAssertException">A line is of that kind.</exception>
    public static void AssertNever(this TraceRecorder trace, Func<string, bool> condition, string what)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(condition);
        for (var i = 0; i < trace.Lines.Count; i++)
        {
            if (condition(trace.Lines[i]))
            {
                TraceFailure.At(trace, i, $"the trace should never have {what}, but {TraceFailure.LineNumber(i)} is that");
            }
        }
    }

    /// <summary>Asserts which tasks a core has run, from the start to the end of the trace.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="core">The core.</param>
    /// <param name="tasks">The names of the tasks, one for each switch, including the kernel's own tasks.</param>
    /// <exception cref="TraceAssertException">The core ran different tasks, in another order, more or fewer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The device has no such core.</exception>
    public static void AssertSwitches(this TraceRecorder trace, CoreId core, params string[] tasks) =>
        trace.AssertSwitches(core, Instant.Start, Instant.Never, tasks);

    /// <summary>Asserts to which tasks a core switched within a stretch of time.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="core">The core.</param>
    /// <param name="from">The first instant that counts.</param>
    /// <param name="until">The first instant that no longer counts.</param>
    /// <param name="tasks">The names of the tasks, one for each switch, including the kernel's own tasks.</param>
    /// <exception cref="TraceAssertException">The core switched to different tasks, in another order, more or fewer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The device has no such core.</exception>
    public static void AssertSwitches(this TraceRecorder trace, CoreId core, Instant from, Instant until, params string[] tasks)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(tasks);
        if (KnownDevices.Of(trace)?.HasCore(core) == false)
        {
            throw new ArgumentOutOfRangeException(nameof(core), core, "the device has no such core");
        }

        var n = 0;
        for (var i = 0; i < trace.Lines.Count; i++)
        {
            var line = TraceLine.Parse(trace.Lines[i])!.Value;
            if (line.SwitchedTo is not { } name || line.Core != (int)core || line.Time < from.Value || line.Time >= until.Value)
            {
                continue;
            }

            if (n == tasks.Length || tasks[n] != name)
            {
                var expected = n == tasks.Length ? "nothing more" : $"{tasks[n]}, switch {n + 1} of {tasks.Length}";
                TraceFailure.At(trace, i, string.Create(CultureInfo.InvariantCulture, $"core {(int)core} should have run {expected}, but ran {name}"));
            }

            n++;
        }

        if (n < tasks.Length)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"core {(int)core} should have run {tasks[n]}, switch {n + 1} of {tasks.Length}, but switched {n} times only");
            TraceFailure.At(trace, FirstAt(trace, until.Value), message);
        }
    }

    /// <summary>The index of the first line from a place on that matches a pattern, or -1.</summary>
    internal static int IndexOf(this TraceRecorder trace, string pattern, int start)
    {
        for (var i = start; i < trace.Lines.Count; i++)
        {
            if (TraceLine.Matches(trace.Lines[i], pattern))
            {
                return i;
            }
        }

        return -1;
    }

    private static string[] Split(string expected)
    {
        ArgumentNullException.ThrowIfNull(expected);

        // A raw string has the line ends of its source file, possibly those of Windows.
        var text = expected.ReplaceLineEndings("\n");
        text = text.EndsWith('\n') ? text[..^1] : text;
        return text.Length == 0 ? [] : text.Split('\n');
    }

    private static void Compare(TraceRecorder trace, string[] expected, int offset)
    {
        var actual = trace.Lines;
        for (var i = 0; i < expected.Length || offset + i < actual.Count; i++)
        {
            var wanted = i < expected.Length ? expected[i] : "(the trace ends)";
            var index = offset + i;
            if (index >= actual.Count || wanted != actual[index])
            {
                TraceFailure.At(trace, index, $"the trace differs at {TraceFailure.LineNumber(index)} (- expected, + actual)", wanted);
            }
        }
    }

    private static void NotInOrder(TraceRecorder trace, string[] lines, int i, int found)
    {
        var earlier = trace.IndexOf(lines[i], 0);
        var number = string.Create(CultureInfo.InvariantCulture, $"\"{lines[i]}\" ({i + 1} of {lines.Length})");
        if (earlier < 0)
        {
            TraceFailure.At(trace, found < 0 ? trace.Lines.Count : found, $"the trace has no line {number}");
        }

        TraceFailure.At(
            trace,
            found,
            $"the trace has no line {number} after {TraceFailure.LineNumber(found)}, only before it, at {TraceFailure.LineNumber(earlier)}");
    }

    private static int FirstAt(TraceRecorder trace, long time) => TraceFailure.FirstAfter(trace, time - 1);

    // The line that differs only in time or core; if there are several, the one nearest in time.
    private static int? Nearest(TraceRecorder trace, string line)
    {
        var fields = line.Split(' ', 3);
        if (fields.Length < 3)
        {
            return null;
        }

        var loose = $"* * {fields[2]}";
        var wanted = TimeOf(line) ?? 0;
        return Enumerable.Range(0, trace.Lines.Count)
            .Where(i => TraceLine.Matches(trace.Lines[i], loose))
            .Select(i => (int?)i)
            .MinBy(i => Math.Abs(TraceLine.Parse(trace.Lines[i!.Value])!.Value.Time - wanted));
    }

    private static long? TimeOf(string line) => TraceLine.Parse(line)?.Time;
}
