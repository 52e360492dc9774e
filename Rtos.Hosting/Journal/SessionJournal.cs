using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>The journal of a device's session: its file, if one is written, and the numbers of its inputs.</summary>
/// <remarks>
/// Used by the thread that has the device's turn. A line that cannot be written ends the journal; the next boot begins a new one.
/// </remarks>
/// <param name="folder">The folder of the file; null if none is written.</param>
/// <param name="device">The device's name.</param>
/// <param name="program">The identity of its program.</param>
/// <param name="configuration">The configuration of its kernel.</param>
/// <param name="time">The host's time.</param>
/// <param name="failed">Called with the reason when the file cannot be created or written, before the call returns false.</param>
internal sealed class SessionJournal(
    JournalFolder? folder, string device, ProgramIdentity program, DeviceConfiguration configuration, TimeProvider time, Action<string> failed)
{
    private Instant _marked;
    private long _markedAt;

    /// <summary>The journal being written; null if there is none.</summary>
    internal JournalWriter? Writer { get; private set; }

    /// <summary>The file that was begun last; null if there was none.</summary>
    internal string? Path { get; private set; }

    /// <summary>The number of numbered inputs, whether a file is written or not.</summary>
    internal long Inputs { get; private set; }

    /// <summary>The device boots: begins the file if there is none, and records the boot.</summary>
    /// <param name="cameTo">The first open instant of the previous boot.</param>
    internal bool TryBoot(Instant cameTo)
    {
        _marked = Instant.Start;
        return TryOpen() && TryWrite(new JournalEntry(JournalEntryKind.Boot, Instant.Start), cameTo);
    }

    /// <summary>Writes a line and passes it to the operating system.</summary>
    /// <param name="entry">The line.</param>
    /// <param name="cameTo">The first open instant, for the last line of a journal that can no longer be written.</param>
    internal bool TryWrite(JournalEntry entry, Instant cameTo) => TryAppend([entry], cameTo);

    /// <summary>Numbers inputs that enter together, and writes them.</summary>
    internal bool TryWriteInputs(IReadOnlyList<FoundInput> inputs, Instant at)
    {
        if (!TryAppend(inputs.Select((input, i) => new JournalEntry(JournalEntryKind.Input, at, Inputs + i + 1, input.Target.Value)), at))
        {
            return false;
        }

        Inputs += inputs.Count;
        return true;
    }

    /// <summary>Written about once a second, so that the journal of a killed process shows how far it got.</summary>
    internal void Mark(Instant cameTo)
    {
        if (Writer is null || cameTo == Instant.Start || cameTo == _marked)
        {
            return;
        }

        var now = time.GetTimestamp();
        if (now - _markedAt >= time.TimestampFrequency)
        {
            (_marked, _markedAt) = (cameTo, now);
            TryWrite(new JournalEntry(JournalEntryKind.Mark, cameTo), cameTo);
        }
    }

    internal void Close()
    {
        Writer?.Dispose();
        Writer = null;
    }

    private bool TryOpen()
    {
        if (Writer is not null || folder is null)
        {
            return true;
        }

        try
        {
            var product = typeof(SessionJournal).Assembly.GetName().Version!.ToString(3);
            Writer = JournalWriter.Create(folder, new JournalHeader(JournalLine.Format, product, device, program, configuration, Inputs + 1));
            Path = Writer.Path;
            return true;
        }
        catch (JournalException e)
        {
            failed(e.Message);
            return false;
        }
    }

    private bool TryAppend(IEnumerable<JournalEntry> entries, Instant cameTo)
    {
        if (Writer is null)
        {
            return true;
        }

        try
        {
            foreach (var entry in entries)
            {
                Writer.Add(entry);
            }

            Writer.Commit();
            return true;
        }
        catch (JournalException e)
        {
            Writer.TryEnd(new JournalEntry(JournalEntryKind.Fail, cameTo, Text: e.Message));
            Close();
            failed(e.Message);
            return false;
        }
    }
}
