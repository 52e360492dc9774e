using System.Text;

namespace Rtos.Core;

/// <summary>Keeps the trace in memory as lines of text.</summary>
public sealed class TraceRecorder : TraceSink
{
    private readonly List<string> _lines = [];
    private readonly StringBuilder _line = new();
    private readonly TextTraceSink _text;

    /// <summary>Makes an empty recorder.</summary>
    public TraceRecorder() => _text = new TextTraceSink(new StringWriter(_line));

    /// <summary>The lines so far, without their ends.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            Use?.CheckRead();
            return _lines;
        }
    }

    /// <summary>Says whether the lines may be read now; null for a recorder that no device has made.</summary>
    internal DeviceUse? Use { get; init; }

    /// <inheritdoc/>
    public override void Switched(Instant time, CoreId core, string task)
    {
        _text.Switched(time, core, task);
        Keep();
    }

    /// <inheritdoc/>
    public override void CallReturned(Instant time, CoreId core, string task, long index, string operation, in TraceValue result)
    {
        _text.CallReturned(time, core, task, index, operation, result);
        Keep();
    }

    /// <inheritdoc/>
    public override void TaskEnded(Instant time, CoreId core, string task)
    {
        _text.TaskEnded(time, core, task);
        Keep();
    }

    /// <inheritdoc/>
    public override void CallbackCallReturned(
        Instant time, CoreId core, CallbackKind kind, string name, long index, string operation, in TraceValue result)
    {
        _text.CallbackCallReturned(time, core, kind, name, index, operation, result);
        Keep();
    }

    /// <inheritdoc/>
    public override void InterruptCallReturned(Instant time, CoreId core, int interrupt, string operation, in TraceValue result)
    {
        _text.InterruptCallReturned(time, core, interrupt, operation, result);
        Keep();
    }

    /// <summary>The last lines, for messages.</summary>
    /// <param name="count">How many lines at the most.</param>
    /// <returns>The lines, each with a line feed.</returns>
    public string Tail(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Use?.CheckRead();
        return string.Concat(_lines.Skip(_lines.Count - count).Select(l => l + "\n"));
    }

    /// <summary>The whole trace, each line with a line feed.</summary>
    public override string ToString() => Tail(_lines.Count);

    private void Keep()
    {
        _line.Length--;
        _lines.Add(_line.ToString());
        _line.Clear();
    }
}
