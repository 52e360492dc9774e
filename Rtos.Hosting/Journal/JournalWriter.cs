using System.Buffers;
using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Appends to the journal of one device. Used by the worker that has the device's turn.</summary>
/// <remarks>
/// What <see cref="Commit"/> has written is the operating system's: it survives the death of this process, but not a
/// power failure. Nothing is acknowledged before that.
/// </remarks>
internal sealed class JournalWriter : IDisposable
{
    /// <summary>The longest text of an input or a panic, in characters: its line is shorter than the longest that is read.</summary>
    internal const int LongestText = InputValue.LongestText;

    // ENOSPC, EDQUOT, and their counterparts of Windows.
    private static readonly int[] DiskFull = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    private readonly FileStream _file;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private JournalSum _sum = JournalSum.Start;

    // The end of the valid part of the file, and the checksum there.
    private long _length;
    private JournalSum _lengthSum = JournalSum.Start;

    /// <summary>Begins a journal in a file of its own.</summary>
    /// <exception cref="JournalException">The file cannot be written.</exception>
    internal JournalWriter(FileStream file, JournalHeader header)
    {
        _file = file;
        JournalLine.Write(_buffer, header, ref _sum);
        Commit();
    }

    internal string Path => _file.Name;

    /// <summary>Begins a new journal in a folder; an existing journal is never overwritten.</summary>
    /// <exception cref="JournalException">The file cannot be created.</exception>
    internal static JournalWriter Create(JournalFolder folder, JournalHeader header)
    {
        try
        {
            return Begin(folder.CreateFile(header.Device), header);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new JournalException($"the journal of device {header.Device} cannot be created in {folder.Path}: {(File.Exists(folder.Path) ? "this is a file; journals go into a folder" : Why(folder.Path, e))}", e);
        }
    }

    /// <summary>The part of a text that fits in a line.</summary>
    internal static string Cut(string text) => ShownText.Beginning(text, LongestText);

    internal void Add(JournalEntry entry) =>
        JournalLine.Write(_buffer, entry.Text is { } text ? entry with { Text = Cut(text) } : entry, ref _sum);

    /// <summary>Passes the added lines to the operating system.</summary>
    /// <exception cref="JournalException">The file cannot be written.</exception>
    internal void Commit()
    {
        try
        {
            _file.Write(_buffer.WrittenSpan);
            _length += _buffer.WrittenCount;
            _lengthSum = _sum;
            _buffer.ResetWrittenCount();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            throw new JournalException($"the journal {Path} cannot be written: {Why(Path, e)}", e);
        }
    }

    /// <summary>Removes a partially written line, and records why no more follow. There is often room for that in the file's last block.</summary>
    internal void TryEnd(JournalEntry why)
    {
        try
        {
            TakeBack();
            Add(why);
            _file.Write(_buffer.WrittenSpan);
            return;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException or NotSupportedException)
        {
            // There is not even room for this.
        }

        try
        {
            TakeBack();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException or NotSupportedException)
        {
            // The partial line stays: a reader ignores it.
        }
    }

    public void Dispose() => _file.Dispose();

    private static JournalWriter Begin(FileStream file, JournalHeader header)
    {
        try
        {
            return new JournalWriter(file, header);
        }
        catch (JournalException)
        {
            // Nothing was recorded in it: an empty file would only be in the way.
            file.Dispose();
            File.Delete(file.Name);
            throw;
        }
    }

    private static string Why(string path, Exception e) =>
        e is IOException && DiskFull.Contains(e.HResult) ? "the disk is full" : FileFailure.Why(path, e);

    private void TakeBack()
    {
        _buffer.ResetWrittenCount();
        _sum = _lengthSum;
        _file.SetLength(_length);
        _file.Position = _length;
    }
}
