using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>The lines of a file as bytes. Whatever the file is, at most one line of bounded length is in memory.</summary>
internal static class JournalFile
{
    /// <summary>The longest line, in bytes: more than six for each character of the longest input.</summary>
    internal const int LongestLine = 16 << 20;

    /// <summary>Reads a file line by line; a last line without its line feed was not written completely, whatever it looks like.</summary>
    /// <exception cref="JournalException">The file cannot be read, or has a line that is too long.</exception>
    internal static IEnumerable<(byte[] Line, bool IsWhole)> Lines(string path)
    {
        using var file = OpenFile(path);
        var line = new List<byte>();
        var number = 1L;
        var buffer = new byte[1 << 16];
        for (var count = Read(path, file, buffer); count > 0; count = Read(path, file, buffer))
        {
            var from = 0;
            for (var end = Array.IndexOf(buffer, (byte)'\n', 0, count); end >= 0; end = Array.IndexOf(buffer, (byte)'\n', from, count - from))
            {
                line.AddRange(buffer.AsSpan(from, end - from));
                yield return ([.. line], true);
                line.Clear();
                number++;
                from = end + 1;
            }

            line.AddRange(buffer.AsSpan(from, count - from));
            ThrowIfTooLong(path, number, line.Count);
        }

        if (line.Count > 0)
        {
            yield return ([.. line], false);
        }
    }

    private static void ThrowIfTooLong(string path, long number, int length)
    {
        if (length > LongestLine)
        {
            var what = number == 1 ? "it is not a journal: the line" : "the line";
            throw new JournalException(FormattableString.Invariant(
                $"{path}({number}): {what} is longer than {LongestLine} bytes, the longest that a journal can have")) { Line = number };
        }
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new JournalException($"{path}: the journal cannot be read: {FileFailure.Why(path, e)}", e);
        }
    }

    private static int Read(string path, FileStream file, byte[] buffer)
    {
        try
        {
            return file.Read(buffer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"{path}: the journal cannot be read: {FileFailure.Why(path, e)}", e);
        }
    }
}
