using System.Buffers;

namespace Rtos.Hosting;

/// <summary>Appends to the journal of one device. Used by the worker that has the device's turn.</summary>
/// <remarks>
/// What <see cref="Commit"/> has written is the operating system's: it survives the death of this process, though not a
/// loss of power. Nothing is acknowledged before that.
/// </remarks>
internal sealed class JournalWriter : IDisposable
{
    private readonly FileStream _file;
    private readonly ArrayBufferWriter<byte> _buffer = new();

    private JournalWriter(FileStream file) => _file = file;

    internal string Path => _file.Name;

    /// <summary>Begins a new journal in a folder: no journal is ever written over.</summary>
    /// <exception cref="JournalException">The file cannot be made.</exception>
    internal static JournalWriter Create(JournalFolder folder, JournalHeader header)
    {
        try
        {
            var writer = new JournalWriter(folder.CreateFile(header.Device));
            JournalLine.Write(writer._buffer, header);
            writer.Commit();
            return writer;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new JournalException($"the journal of device {header.Device} cannot be made in {folder.Path}: {e.Message}", e);
        }
    }

    internal void Add(JournalEntry entry) => JournalLine.Write(_buffer, entry);

    /// <summary>Hands what was added to the operating system.</summary>
    /// <exception cref="JournalException">The file cannot be written.</exception>
    internal void Commit()
    {
        try
        {
            _file.Write(_buffer.WrittenSpan);
            _buffer.ResetWrittenCount();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            throw new JournalException($"the journal {Path} cannot be written: {e.Message}", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
