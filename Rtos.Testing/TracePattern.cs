using System.Globalization;
using Rtos.Core;

namespace Rtos.Testing;

/// <summary>Checks whether a trace line can match a pattern: an assertion about any other line would prove nothing.</summary>
internal sealed class TracePattern
{
    private const string Any = "*";
    private const string Shapes =
        "lines are \"TIME CORE switch TASK\", \"TIME CORE TASK INDEX CALL RESULT\", \"TIME CORE TASK end\" and \"TIME CORE isr NUMBER CALL RESULT\"; "
        + "a field * is any one field, the last one any rest";

    private readonly string[] _rest;
    private readonly bool _isOpen;
    private readonly TraceNames _names;

    private TracePattern(string[] rest, TraceNames names)
    {
        _rest = rest;
        _isOpen = rest[^1] == Any;
        _names = names;
    }

    /// <summary>Refuses a pattern that no line of this trace matches, and none ever can.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="parameter">The parameter in which it was given.</param>
    /// <exception cref="ArgumentException">There is no such line, whatever the device does.</exception>
    internal static void Check(TraceRecorder trace, string pattern, string parameter) =>
        Check(trace, KnownDevices.Of(trace), pattern, parameter);

    /// <inheritdoc cref="Check(TraceRecorder, string, string)"/>
    internal static void Check(TraceRecorder trace, Device? device, string pattern, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern, parameter);
        if (trace.IndexOf(pattern, 0) < 0 && WhyImpossible(pattern, new TraceNames(trace, device)) is { } why)
        {
            throw new ArgumentException($"no line of a trace can be \"{pattern}\": {why}", parameter);
        }
    }

    private static string? WhyImpossible(string pattern, TraceNames names)
    {
        if (pattern.AsSpan().ContainsAny('\n', '\r'))
        {
            return "it has more than one line";
        }

        var fields = pattern.Split(' ');
        if (fields.Contains(string.Empty))
        {
            return "fields are separated by one blank, and there is none at the ends";
        }

        if (fields[0] == "final")
        {
            return "the final states follow the trace of a scenario and are not in it";
        }

        if (!IsNumber(fields[0]))
        {
            return $"it begins with {fields[0]} instead of a time in cycles; {Shapes}";
        }

        return fields.Length == 1 ? fields[0] == Any ? null : $"nothing follows the time; {Shapes}"
            : names.WhyNoCore(fields[1]) is { } why ? why
            : fields.Length == 2 ? fields[1] == Any ? null : $"nothing follows the core; {Shapes}"
            : new TracePattern(fields[2..], names).WhyImpossible();
    }

    private string? WhyImpossible() => _rest[0] switch
    {
        "switch" when !IsCallOfTaskNamedSwitch() => _rest.Length == 1 ? "the task is missing after switch" : WhyNoTask(_rest[1..]),
        "isr" when !_names.Has("isr") => WhyNoInterruptCall(),
        _ when _rest.Length > 1 && _rest[^1] == "end" => WhyNoTask(_rest[..^1]),
        _ => WhyNoCall(),
    };

    private bool IsCallOfTaskNamedSwitch() =>
        _rest.Length > 2 && _rest[1] != Any && IsNumber(_rest[1]) && !_names.Has(string.Join(' ', _rest[1..]));

    private string? WhyNoInterruptCall() => _rest switch
    {
        [_] => "the number of the interrupt is missing after isr",
        [_, var number, ..] when number != "tick" && !IsNumber(number) => $"{number} is not the number of an interrupt; they count from 0 in the order of RaiseInterruptAt",
        [_, _] => _isOpen ? null : "the call is missing after the number of the interrupt",
        [_, _, var call, ..] when call != Any && !TraceWords.IsInterruptCall(call) => TraceWords.NoInterruptCall(call),
        { Length: > 5 } => "only the result follows a call",
        _ => null,
    };

    // The name may contain blanks and numbers: it may end before any number.
    private string? WhyNoCall()
    {
        string? why = null;
        for (var i = 1; i < _rest.Length - 1; i++)
        {
            if (!IsNumber(_rest[i]))
            {
                continue;
            }

            var call = _rest[i + 1];
            if (call != Any && !TraceWords.IsTaskCall(call))
            {
                why ??= TraceWords.NoTaskCall(call);
            }
            else if (_rest.Length - i > 4)
            {
                why ??= "only the result follows a call";
            }
            else
            {
                return _rest[0] is "timer" or "call" ? null : WhyNoTask(_rest[..i]);
            }
        }

        return why ?? WhyNoNumber();
    }

    // Without a number the line is not a call.
    private string? WhyNoNumber()
    {
        var call = Array.FindIndex(_rest, 1, TraceWords.IsTaskCall);
        if (call > 0 && !_names.HasBeginning(string.Join(' ', _rest[..(call + 1)])))
        {
            return $"a call has its number before it: \"{string.Join(' ', _rest[..call])} * {string.Join(' ', _rest[call..])}\"";
        }

        return !_isOpen ? Shapes : _rest.Length == 1 || _rest[0] is "timer" or "call" ? null : WhyNoTask(_rest[..^1]);
    }

    private string? WhyNoTask(string[] name) => name.Contains(Any) ? null : _names.WhyNoTask(string.Join(' ', name));

    private static bool IsNumber(string field) => field == Any || ulong.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
