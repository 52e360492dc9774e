using System.Text;

namespace Rtos.Hosting;

/// <summary>Reads lines from a stream and never keeps more than one of the allowed length.</summary>
internal sealed class ConsoleLineReader(Stream stream, ConsoleLimits limits)
{
    private readonly byte[] _read = new byte[Math.Min(limits.LineBytes, 4_096)];
    private readonly byte[] _line = new byte[limits.LineBytes];
    private int _next;
    private int _end;

    /// <summary>Reads the next line.</summary>
    internal async ValueTask<ConsoleLine> ReadAsync(CancellationToken cancellation)
    {
        var length = 0L;
        for (; ; )
        {
            if (_next == _end)
            {
                (_next, _end) = (0, await stream.ReadAsync(_read, cancellation).ConfigureAwait(false));
                if (_end == 0)
                {
                    return length == 0 ? new ConsoleLine(ConsoleLineKind.End) : new ConsoleLine(ConsoleLineKind.Half, Text(length));
                }
            }

            var found = _read.AsSpan(_next, _end - _next).IndexOf((byte)'\n');
            var piece = found < 0 ? _end - _next : found;
            Keep(length, piece);
            length += piece;
            _next += found < 0 ? piece : piece + 1;
            if (found >= 0)
            {
                return length > _line.Length ? new ConsoleLine(ConsoleLineKind.TooLong) : new ConsoleLine(ConsoleLineKind.Whole, Text(length));
            }

            if (length > limits.FloodBytes)
            {
                return new ConsoleLine(ConsoleLineKind.Flood);
            }
        }
    }

    private void Keep(long length, int piece)
    {
        if (length + piece <= _line.Length)
        {
            _read.AsSpan(_next, piece).CopyTo(_line.AsSpan((int)length));
        }
    }

    private string Text(long length) =>
        length > _line.Length ? string.Empty : Encoding.UTF8.GetString(_line, 0, (int)length).TrimEnd('\r');
}
