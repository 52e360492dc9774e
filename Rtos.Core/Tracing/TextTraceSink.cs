using System.Globalization;

namespace Rtos.Core;

/// <summary>Writes the trace as text, one line for each event, as <c>docs/trace.md</c> describes it.</summary>
/// <remarks>A device writes the lines of an instant together, when the instant is over.</remarks>
/// <param name="writer">Where to; lines end in a line feed whatever the writer's own is.</param>
public sealed class TextTraceSink(TextWriter writer) : TraceSink
{
    private const int LongestNumber = 20;
    private const int MostHeld = 4096;

    private readonly TextWriter _writer = writer ?? throw new ArgumentNullException(nameof(writer));

    // A line is put together here and written at once: a writer has its costs for each piece. What it begins with, the time and
    // the core, stays for the next line, which mostly belongs to the same instant.
    private char[] _line = new char[128];
    private char[] _held = [];
    private int _heldLength;
    private int _length;
    private long _time = -1;
    private int _beginning;

    /// <summary>Whether lines wait for <see cref="WriteHeldLines"/>. Its device sets it; without a device lines are written at once.</summary>
    internal bool HoldsLines { get; set; }

    /// <summary>Whether it holds any lines.</summary>
    internal bool HasLines => _heldLength != 0;

    /// <summary>Whether it holds so many lines that they should be written, though the instant is not over.</summary>
    internal bool IsFull => _heldLength > MostHeld;

    /// <summary>Writes the lines that it holds. What the writer throws reaches the caller, and the lines are gone.</summary>
    internal void WriteHeldLines()
    {
        var length = _heldLength;
        _heldLength = 0;
        _writer.Write(_held, 0, length);
    }

    /// <inheritdoc/>
    public override void Switched(Instant time, CoreId core, string task)
    {
        ArgumentNullException.ThrowIfNull(task);
        Begin(time, core);
        Append("switch ");
        Append(task);
        EndLine();
    }

    /// <inheritdoc/>
    public override void CallReturned(Instant time, CoreId core, string task, long index, string operation, in TraceValue result)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(operation);
        Begin(time, core);
        Append(task);
        Append(' ');
        End(index, operation, result);
    }

    /// <inheritdoc/>
    public override void TaskEnded(Instant time, CoreId core, string task)
    {
        ArgumentNullException.ThrowIfNull(task);
        Begin(time, core);
        Append(task);
        Append(" end");
        EndLine();
    }

    /// <inheritdoc/>
    public override void CallbackCallReturned(
        Instant time, CoreId core, CallbackKind kind, string name, long index, string operation, in TraceValue result)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(operation);
        Begin(time, core);
        Append(kind == CallbackKind.Timer ? "timer " : "call ");
        Append(name);
        Append(' ');
        End(index, operation, result);
    }

    /// <inheritdoc/>
    public override void InterruptCallReturned(Instant time, CoreId core, int interrupt, string operation, in TraceValue result)
    {
        ArgumentNullException.ThrowIfNull(operation);
        Begin(time, core);
        Append("isr ");
        End(interrupt, operation, result);
    }

    private void Begin(Instant time, CoreId core)
    {
        if (time.Value != _time)
        {
            _length = 0;
            Append(time.Value);
            Append(" 0 ");
            (_time, _beginning) = (time.Value, _length);
        }

        // The core's digit, before the last blank.
        _length = _beginning;
        _line[_length - 2] = core == CoreId.Core0 ? '0' : '1';
    }

    private void End(long number, string operation, in TraceValue result)
    {
        Append(number);
        Append(' ');
        Append(operation);
        if (!result.IsNone)
        {
            Append(' ');
            int length;
            while (!result.TryFormat(_line.AsSpan(_length), out length))
            {
                Grow(_line.Length);
            }

            _length += length;
        }

        EndLine();
    }

    private void EndLine()
    {
        Append('\n');
        if (!HoldsLines)
        {
            _writer.Write(_line, 0, _length);
            return;
        }

        if (_length > _held.Length - _heldLength)
        {
            Array.Resize(ref _held, Math.Max(2 * _held.Length, _heldLength + _length));
        }

        _line.AsSpan(0, _length).CopyTo(_held.AsSpan(_heldLength));
        _heldLength += _length;
    }

    private void Append(string text)
    {
        if (text.Length > _line.Length - _length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_line.AsSpan(_length));
        _length += text.Length;
    }

    private void Append(char character)
    {
        if (_length == _line.Length)
        {
            Grow(1);
        }

        _line[_length++] = character;
    }

    private void Append(long number)
    {
        if (number is >= 0 and <= 9)
        {
            Append((char)('0' + number));
            return;
        }

        if (LongestNumber > _line.Length - _length)
        {
            Grow(LongestNumber);
        }

        number.TryFormat(_line.AsSpan(_length), out var length, default, CultureInfo.InvariantCulture);
        _length += length;
    }

    private void Grow(int by) => Array.Resize(ref _line, Math.Max(2 * _line.Length, _length + by));
}
