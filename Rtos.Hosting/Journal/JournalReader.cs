using System.Text;
using System.Text.Json;

namespace Rtos.Hosting;

/// <summary>Reads a journal line by line.</summary>
internal sealed class JournalReader
{
    private readonly string _path;

    private JournalReader(string path, JournalHeader header)
    {
        _path = path;
        Header = header;
    }

    internal JournalHeader Header { get; }

    /// <summary>What is left of a last line that was not written whole; null when there is none. Known when all is read.</summary>
    internal string? TornLine { get; private set; }

    /// <exception cref="JournalException">The file cannot be read, or is no journal of this version.</exception>
    internal static JournalReader Open(string path)
    {
        foreach (var (line, isWhole) in Lines(path))
        {
            if (!isWhole)
            {
                throw new JournalException($"{path}: it is no journal, or its first line was not written whole; nothing was run by it");
            }

            return new JournalReader(path, Understand(path, 1, line, static l => JournalLine.ReadHeader(l)));
        }

        throw new JournalException($"{path}: it is empty; nothing was run by it");
    }

    /// <summary>The lines after the first.</summary>
    /// <exception cref="JournalException">The file cannot be read, or a line cannot be understood.</exception>
    internal IEnumerable<JournalEntry> Entries()
    {
        var number = 0;
        foreach (var (line, isWhole) in Lines(_path))
        {
            number++;
            if (!isWhole)
            {
                TornLine = Encoding.UTF8.GetString(line);
            }
            else if (number > 1)
            {
                yield return Understand(_path, number, line, static l => JournalLine.ReadEntry(l));
            }
        }
    }

    private static T Understand<T>(string path, int number, byte[] line, Func<byte[], T> read)
    {
        try
        {
            return read(line);
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException
            or ArgumentException or OverflowException)
        {
            var what = number == 1 ? "it is no journal" : "the line cannot be understood";
            throw new JournalException(FormattableString.Invariant($"{path}({number}): {what}: {e.Message}"), e);
        }
    }

    // A line without its line feed was not written whole, whatever it looks like.
    private static IEnumerable<(byte[] Line, bool IsWhole)> Lines(string path)
    {
        using var file = OpenFile(path);
        var line = new List<byte>();
        var buffer = new byte[1 << 16];
        for (var count = Read(path, file, buffer); count > 0; count = Read(path, file, buffer))
        {
            var from = 0;
            for (var end = Array.IndexOf(buffer, (byte)'\n', 0, count); end >= 0; end = Array.IndexOf(buffer, (byte)'\n', from, count - from))
            {
                line.AddRange(buffer.AsSpan(from, end - from));
                yield return ([.. line], true);
                line.Clear();
                from = end + 1;
            }

            line.AddRange(buffer.AsSpan(from, count - from));
        }

        if (line.Count > 0)
        {
            yield return ([.. line], false);
        }
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new JournalException($"{path}: the journal cannot be read: {e.Message}", e);
        }
    }

    private static int Read(string path, FileStream file, byte[] buffer)
    {
        try
        {
            return file.Read(buffer);
        }
        catch (IOException e)
        {
            throw new JournalException($"{path}: the journal cannot be read: {e.Message}", e);
        }
    }
}
