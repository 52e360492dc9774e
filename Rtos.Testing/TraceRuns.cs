using Rtos.Core;

namespace Rtos.Testing;

/// <summary>Runs and measurements in terms of the trace.</summary>
public static class TraceRuns
{
    /// <summary>Runs until a new trace line matches; lines that are already there do not count.</summary>
    /// <param name="device">A device whose trace is recorded.</param>
    /// <param name="line">The line; <c>*</c> stands for any field, and at the end for all the rest.</param>
    /// <param name="limit">The longest virtual time to run.</param>
    /// <returns>Whether the line came; false if the limit came first.</returns>
    /// <exception cref="ArgumentException">No trace line can match: its form, a call or a name is wrong.</exception>
    /// <exception cref="InvalidOperationException">The trace is not recorded.</exception>
    /// <exception cref="DevicePanicException">The device has panicked, now or before.</exception>
    /// <remarks>The device stops when the cores have settled at the instant of the line.</remarks>
    public static bool RunUntilTraced(this Device device, string line, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentException.ThrowIfNullOrEmpty(line);
        var trace = device.Trace;
        TracePattern.Check(trace, device, line, nameof(line));
        var seen = trace.Lines.Count;
        return device.RunUntil(
            () =>
            {
                var found = trace.IndexOf(line, seen) >= 0;
                seen = trace.Lines.Count;
                return found;
            },
            limit);
    }

    /// <summary>Measures the time from each event in the trace to the first response after it.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="cause">The line of the event: an interrupt's call, a give; <c>*</c> stands for any field, and at the end for all the rest.</param>
    /// <param name="response">The line of the response: a switch to the task, a call of the task; <c>*</c> stands for any field, and at the end for all the rest.</param>
    /// <returns>The times; one response answers all events before it.</returns>
    /// <exception cref="ArgumentException">No trace line can match: its form, a call or a name is wrong.</exception>
    /// <remarks>
    /// If a task already has the core when the event comes, no switch to it follows: then use the call that it
    /// makes in answer as the response, not the switch.
    /// </remarks>
    public static ResponseTimes ResponseTimes(this TraceRecorder trace, string cause, string response)
    {
        ArgumentNullException.ThrowIfNull(trace);
        TracePattern.Check(trace, cause, nameof(cause));
        TracePattern.Check(trace, response, nameof(response));
        var times = new List<Cycles>();
        var waiting = new List<long>();
        foreach (var line in trace.Lines)
        {
            if (waiting.Count > 0 && TraceLine.Matches(line, response))
            {
                var now = TraceLine.Parse(line)!.Value.Time;
                times.AddRange(waiting.Select(since => new Cycles(now - since)));
                waiting.Clear();
            }
            else if (TraceLine.Matches(line, cause))
            {
                waiting.Add(TraceLine.Parse(line)!.Value.Time);
            }
        }

        return new ResponseTimes(times, waiting.Count);
    }
}
