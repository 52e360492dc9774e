using System.Text;
using System.Text.Unicode;

namespace Rtos.Cli;

/// <summary>Reads lines from a stream and never stores more than one line of the allowed length.</summary>
/// <param name="stream">The stream.</param>
/// <param name="limits">The limits of a line's length.</param>
/// <param name="isFromNetwork">Whether to check the first byte: <see cref="ConsoleLineKind.Foreign"/>.</param>
internal sealed class ConsoleLineReader(Stream stream, ConsoleLimits limits, bool isFromNetwork)
{
    private readonly byte[] _read = new byte[Math.Min(limits.LineBytes, 4_096)];
    private readonly byte[] _line = new byte[limits.LineBytes];
    private bool _isFirst = isFromNetwork;
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
                    return new ConsoleLine(length == 0 ? ConsoleLineKind.End : ConsoleLineKind.Half);
                }
            }

            if (_isFirst && ForeignProtocol.BeginsWith(_read[_next]))
            {
                return new ConsoleLine(ConsoleLineKind.Foreign);
            }

            _isFirst = false;
            var found = _read.AsSpan(_next, _end - _next).IndexOf((byte)'\n');
            var piece = found < 0 ? _end - _next : found;
            Keep(length, piece);
            length += piece;
            _next += found < 0 ? piece : piece + 1;
            if (found >= 0)
            {
                return Whole(length);
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

    private ConsoleLine Whole(long length)
    {
        if (length > _line.Length)
        {
            return new ConsoleLine(ConsoleLineKind.TooLong);
        }

        var bytes = _line.AsSpan(0, (int)length);
        return Utf8.IsValid(bytes)
            ? new ConsoleLine(ConsoleLineKind.Whole, Encoding.UTF8.GetString(bytes).TrimEnd('\r'))
            : new ConsoleLine(ConsoleLineKind.NotText);
    }
}
