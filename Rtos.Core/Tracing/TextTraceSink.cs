using System.Globalization;
using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>Writes the trace as text, one line for each event, as <c>docs/trace.md</c> describes it.</summary>
/// <remarks>A device writes the lines of an instant together, when the instant is over.</remarks>
/// <param name="writer">Where to; lines end in a line feed whatever the writer's own is.</param>
public sealed class TextTraceSink(TextWriter writer) : TraceSink
{
    private const int LongestNumber = 20;
    private const int LongestWord = 7;
    private const int MostHeld = 4096;

    private readonly TextWriter _writer = writer ?? throw new ArgumentNullException(nameof(writer));

    // What a line begins with: the time, the core, a blank. Mostly the next line belongs to the same instant.
    private readonly char[] _beginning = new char[LongestNumber + 3];
    private int _beginningLength;
    private long _time = -1;

    // The lines that have not been handed to the writer: it has its costs for each piece.
    private char[] _text = new char[256];
    private int _length;

    /// <summary>Whether lines wait for <see cref="WriteHeldLines"/>. Its device sets it; without a device lines are written at once.</summary>
    internal bool HoldsLines { get; set; }

    /// <summary>Whether it holds any lines.</summary>
    internal bool HasLines => _length != 0;

    /// <summary>Whether it holds so many lines that they should be written, though the instant is not over.</summary>
    internal bool IsFull => _length > MostHeld;

    /// <summary>Writes the lines that it holds. What the writer throws reaches the caller, and the lines are gone.</summary>
    internal void WriteHeldLines()
    {
        var length = _length;
        _length = 0;
        _writer.Write(_text, 0, length);
    }

    /// <summary>Writes the line of an event.</summary>
    /// <param name="happened">The event.</param>
    /// <exception cref="ArgumentException">The event is the default value, which has no names.</exception>
    public override void Write(in TraceEvent happened)
    {
        if (happened.Name is null || happened.Operation is null)
        {
            throw new ArgumentException("an event has the name of a task and of an operation; either may be empty, but not null", nameof(happened));
        }

        Write(happened.Kind, happened.Time, happened.Core, happened.Name, happened.Number, happened.Operation, happened.Result);
    }

    /// <summary>Writes the line of an event that nobody has put together.</summary>
    internal void Write(TraceEventKind kind, Instant time, CoreId core, string name, long number, string operation, in TraceValue result)
    {
        var end = Begin(time, core, LongestWord + name.Length + LongestNumber + operation.Length + result.MostCharacters + 4);
        var line = _text.AsSpan(_length);
        switch (kind)
        {
            case TraceEventKind.Switch:
                end = Put(line, Put(line, end, "switch "), name);
                break;
            case TraceEventKind.TaskEnd:
                end = Put(line, Put(line, end, name), " end");
                break;
            case TraceEventKind.InterruptCall when number == RunningCode.TickInterrupt:
                end = PutCall(line, Put(line, end, "isr tick"), operation, result);
                break;
            case TraceEventKind.InterruptCall:
                end = Put(line, Put(line, end, "isr "), number, operation, result);
                break;
            default:
                end = kind == TraceEventKind.Call ? end : Put(line, end, kind == TraceEventKind.TimerCall ? "timer " : "call ");
                end = Put(line, end, name);
                line[end] = ' ';
                end = Put(line, end + 1, number, operation, result);
                break;
        }

        line[end] = '\n';
        _length += end + 1;
        if (!HoldsLines)
        {
            WriteHeldLines();
        }
    }

    // Makes room for a line that has at most so many characters after its beginning, and writes that; its length.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Begin(Instant time, CoreId core, int longest)
    {
        if (time.Value != _time)
        {
            SetTime(time);
        }

        longest += _beginningLength;
        if (longest > _text.Length - _length)
        {
            Grow(longest);
        }

        // The core's digit, before the last blank.
        _beginning[_beginningLength - 2] = core == CoreId.Core0 ? '0' : '1';
        _beginning.AsSpan(0, _beginningLength).CopyTo(_text.AsSpan(_length));
        return _beginningLength;
    }

    private static int Put(Span<char> line, int end, string text)
    {
        text.CopyTo(line[end..]);
        return end + text.Length;
    }

    private static int Put(Span<char> line, int end, long number, string operation, in TraceValue result)
    {
        number.TryFormat(line[end..], out var length, default, CultureInfo.InvariantCulture);
        return PutCall(line, end + length, operation, result);
    }

    private static int PutCall(Span<char> line, int end, string operation, in TraceValue result)
    {
        line[end] = ' ';
        end = Put(line, end + 1, operation);
        if (result.IsNone)
        {
            return end;
        }

        line[end++] = ' ';
        result.TryFormat(line[end..], out var length);
        return end + length;
    }

    private void SetTime(Instant time)
    {
        _time = time.Value;
        _time.TryFormat(_beginning, out var length, default, CultureInfo.InvariantCulture);
        _beginningLength = Put(_beginning, length, " 0 ");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int longest) => Array.Resize(ref _text, Math.Max(2 * _text.Length, _length + longest));
}
