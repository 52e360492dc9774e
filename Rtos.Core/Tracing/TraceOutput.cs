namespace Rtos.Core;

/// <summary>
/// Hands the events of a device to the readers of its trace. A reader is code of the host: it can make no kernel call, and what
/// it throws reaches neither a task nor another reader.
/// </summary>
internal sealed class TraceOutput(Device device)
{
    private TraceSink[] _readers = [];

    /// <summary>Whether anybody reads the trace.</summary>
    internal bool IsRead => _readers.Length != 0;

    internal void Add(TraceSink reader)
    {
        reader.KeepsWhatIsThrown = reader is TextTraceSink;
        _readers = [.. _readers, reader];
    }

    internal void Remove(TraceSink reader) => _readers = [.. _readers.Where(r => r != reader)];

    /// <summary>Hands out one event.</summary>
    /// <typeparam name="TEvent">The kind of event: a type for each, so that handing it out is one call.</typeparam>
    /// <param name="happened">The event.</param>
    internal void Write<TEvent>(scoped in TEvent happened)
        where TEvent : struct, ITraceEvent, allows ref struct
    {
        var context = device.EnterHostCode();
        foreach (var reader in _readers)
        {
            if (!reader.KeepsWhatIsThrown)
            {
                WriteToForeign(reader, happened);
                continue;
            }

            happened.WriteTo(reader);
            if (reader.Thrown is not null)
            {
                Note(reader, reader.Thrown);
            }
        }

        device.LeaveHostCode(context);
    }

    private void WriteToForeign<TEvent>(TraceSink reader, scoped in TEvent happened)
        where TEvent : struct, ITraceEvent, allows ref struct
    {
        try
        {
            happened.WriteTo(reader);
        }
        catch (Exception thrown)
        {
            Note(reader, thrown);
        }
    }

    private void Note(TraceSink reader, Exception thrown)
    {
        reader.Thrown = null;
        device.HostFaults.Note($"the trace reader {reader.GetType().Name}", thrown);
    }
}
