using System.Text;
using System.Text.Json;

namespace Rtos.Hosting;

/// <summary>Reads a journal line by line, and trusts none of them.</summary>
internal sealed class JournalReader
{
    private readonly string _path;

    private JournalReader(string path, JournalHeader header)
    {
        _path = path;
        Header = header;
    }

    internal JournalHeader Header { get; }

    /// <summary>The remains of a last line that was not written completely; null if there is none. Known once everything is read.</summary>
    internal string? TornLine { get; private set; }

    /// <exception cref="JournalException">The file cannot be read, or is not a journal of this version.</exception>
    internal static JournalReader Open(string path)
    {
        foreach (var (line, isWhole) in JournalFile.Lines(path))
        {
            var sum = JournalSum.Start;
            return isWhole
                ? new JournalReader(path, Understand(path, 1, () => JournalLineReader.Header(line, ref sum)))
                : throw Wrong(path, 1, "it is not a journal, or its first line was not written whole; nothing was run by it");
        }

        throw Wrong(path, 1, "it is empty; nothing was run by it");
    }

    /// <summary>Reads all lines, so that damage is found before anything is run.</summary>
    /// <exception cref="JournalException">The file cannot be read, or a line is wrong.</exception>
    internal void Check(CancellationToken cancellation)
    {
        foreach (var _ in Entries())
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The lines after the first.</summary>
    /// <exception cref="JournalException">The file cannot be read, or a line is wrong.</exception>
    internal IEnumerable<JournalEntry> Entries()
    {
        var number = 0;
        var sum = JournalSum.Start;
        var order = new JournalOrder(Header.FirstInput);
        foreach (var (line, isWhole) in JournalFile.Lines(_path))
        {
            number++;
            if (number == 1)
            {
                Understand(_path, 1, () => JournalLineReader.Header(line, ref sum));
            }
            else if (isWhole)
            {
                yield return Understand(_path, number, () =>
                {
                    var entry = JournalLineReader.Entry(line, ref sum);
                    order.Take(entry);
                    return entry;
                });
            }
            else
            {
                TornLine = order.IsOver ? throw Wrong(_path, number, JournalOrder.NothingFollows) : Torn(number, line);
            }
        }
    }

    // A killed process leaves the beginning of a line, and nothing else.
    private string Torn(int number, byte[] line)
    {
        var start = "{\"at\":"u8;
        var length = Math.Min(start.Length, line.Length);
        var json = new Utf8JsonReader(line, isFinalBlock: false, state: default);
        try
        {
            while (json.Read())
            {
            }

            if (line.AsSpan(0, length).SequenceEqual(start[..length]))
            {
                return Encoding.UTF8.GetString(line);
            }
        }
        catch (JsonException)
        {
            // Reported below.
        }

        throw Wrong(_path, number, "it has no end, and it is not the beginning of a line that was not written whole");
    }

    private static T Understand<T>(string path, int number, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException e)
        {
            throw Wrong(path, number, number == 1 ? $"it is not a journal: {e.Message}" : e.Message, e);
        }
    }

    private static JournalException Wrong(string path, int number, string what, Exception? cause = null) =>
        new(FormattableString.Invariant($"{path}({number}): {what}"), cause) { Line = number };
}
