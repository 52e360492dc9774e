using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>
/// Hands the events of a device to the readers of its trace. A reader is code of the host: it cannot make kernel calls, and what
/// it throws reaches neither a task nor another reader.
/// </summary>
/// <remarks>Text sinks call the host once an instant, not once an event: calling code that may throw is expensive.</remarks>
internal sealed class TraceOutput(RunningCode code, DeviceUse use, HostFaults faults)
{
    // Most devices have one reader, which writes text.
    private TextTraceSink? _text;
    private TraceSink[] _others = [];

    /// <summary>Whether anybody reads the trace.</summary>
    internal bool IsRead => _text is not null || _others.Length != 0;

    internal void Add(TraceSink reader)
    {
        if (_text is null && reader is TextTraceSink { HoldsLines: false } text)
        {
            text.HoldsLines = true;
            _text = text;
        }
        else
        {
            _others = [.. _others, reader];
        }
    }

    internal void Remove(TraceSink reader)
    {
        if (reader == _text)
        {
            WriteHeldLines();
            _text.HoldsLines = false;
            _text = null;
        }
        else
        {
            _others = [.. _others.Where(r => r != reader)];
        }
    }

    /// <summary>Hands out one event: see <see cref="TraceEvent"/>, which is put together only for readers that want one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Write(TraceEventKind kind, Instant time, CoreId core, string name, long number, string operation, in TraceValue result)
    {
        if (_text is { } text)
        {
            text.Write(kind, time, core, name, number, operation, result);
            if (text.IsFull)
            {
                WriteHeldLines();
            }
        }

        if (_others.Length != 0)
        {
            WriteToOthers(kind, time, core, name, number, operation, result);
        }
    }

    /// <summary>An instant is over, or a run: writes the lines that text sinks hold.</summary>
    internal void WriteHeldLines()
    {
        if (_text is { HasLines: true } text)
        {
            var context = code.EnterHostCode();
            var onlyReads = use.BeginReads();
            try
            {
                text.WriteHeldLines();
            }
            catch (Exception thrown)
            {
                Note(text, thrown);
            }

            use.EndReads(onlyReads);
            code.LeaveHostCode(context);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteToOthers(TraceEventKind kind, Instant time, CoreId core, string name, long number, string operation, in TraceValue result)
    {
        var happened = new TraceEvent(kind, time, core, name, number, operation, result);
        var context = code.EnterHostCode();
        var onlyReads = use.BeginReads();
        foreach (var reader in _others)
        {
            try
            {
                reader.Write(happened);
            }
            catch (Exception thrown)
            {
                Note(reader, thrown);
            }
        }

        use.EndReads(onlyReads);
        code.LeaveHostCode(context);
    }

    private void Note(TraceSink reader, Exception thrown) => faults.Note($"the trace reader {reader.GetType().Name}", thrown);
}
