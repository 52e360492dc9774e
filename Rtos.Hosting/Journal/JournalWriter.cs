using System.Buffers;
using System.Globalization;
using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Appends to the journal of one device. Used by the worker that has the device's turn.</summary>
/// <remarks>
/// What <see cref="Commit"/> has written is the operating system's: it survives the death of this process, though not a
/// loss of power. Nothing is acknowledged before that.
/// </remarks>
internal sealed class JournalWriter : IDisposable
{
    private const int MostJournals = 1_000_000;

    private readonly FileStream _file;
    private readonly ArrayBufferWriter<byte> _buffer = new();

    private JournalWriter(FileStream file) => _file = file;

    internal string Path => _file.Name;

    /// <summary>Begins a new journal in a folder: no journal is ever written over.</summary>
    /// <exception cref="JournalException">The file cannot be made.</exception>
    internal static JournalWriter Create(string folder, JournalHeader header)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var writer = new JournalWriter(CreateFile(folder, header.Device));
            JournalLine.Write(writer._buffer, header);
            writer.Commit();
            return writer;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new JournalException($"the journal of device {header.Device} cannot be made in {folder}: {e.Message}", e);
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

    // Without a buffer of its own: what is written is the system's at once.
    private static FileStream CreateFile(string folder, string device)
    {
        var pattern = device + ".*.jsonl";
        var number = Directory.EnumerateFiles(folder, pattern).Select(f => NumberOf(f, device)).DefaultIfEmpty(0).Max();
        while (number++ < MostJournals)
        {
            var path = System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{device}.{number:d4}.jsonl"));
            try
            {
                return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process was faster.
            }
        }

        throw new IOException("there are too many journals");
    }

    private static int NumberOf(string path, string device)
    {
        var name = System.IO.Path.GetFileName(path.AsSpan());
        var digits = name[(device.Length + 1)..^".jsonl".Length];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
