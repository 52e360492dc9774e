using System.Text;

namespace Rtos.Cli;

/// <summary>
/// Standard output. On a terminal and in a pipe a line appears as soon as it is written, and an unfinished line a moment later; a
/// file is written in large pieces.
/// </summary>
internal sealed class StandardOutput : TextWriter
{
    private const int BufferSize = 1 << 16;

    // How much later: a line that follows at once is written together with the one before, as each write costs a system call.
    private const int PauseMs = 5;

    private readonly Lock _gate = new();
    private readonly StreamWriter _writer;
    private readonly Timer? _timer;
    private readonly bool _isLive;
    private long _flushedAt;
    private bool _isTimerOn;
    private IOException? _failure;

    /// <summary>Opens it.</summary>
    /// <param name="stream">The underlying stream.</param>
    /// <param name="isLive">Whether output should appear at once.</param>
    internal StandardOutput(Stream stream, bool isLive)
    {
        _writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferSize) { NewLine = "\n" };
        NewLine = "\n";
        _isLive = isLive;
        _timer = isLive ? new Timer(static output => ((StandardOutput)output!).FlushLater(), this, Timeout.Infinite, Timeout.Infinite) : null;
    }

    /// <inheritdoc/>
    public override Encoding Encoding => _writer.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write(new ReadOnlySpan<char>(ref value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    /// <exception cref="IOException">It could not be written, now or before.</exception>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_gate)
        {
            ThrowIfFailed();
            if (buffer.IsEmpty)
            {
                return;
            }

            WriteOrFlush(buffer);
            if (!_isLive)
            {
                return;
            }

            if (buffer[^1] == '\n' && Environment.TickCount64 - _flushedAt >= PauseMs)
            {
                FlushNow();
            }
            else if (!_isTimerOn)
            {
                _isTimerOn = true;
                _timer!.Change(PauseMs, Timeout.Infinite);
            }
        }
    }

    /// <inheritdoc/>
    public override void WriteLine() => Write("\n".AsSpan());

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        lock (_gate)
        {
            Write(value.AsSpan());
            Write("\n".AsSpan());
        }
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">It could not be written, now or before.</exception>
    public override void Flush()
    {
        lock (_gate)
        {
            ThrowIfFailed();
            FlushNow();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // The process's own stream stays open, and write errors have been reported.
        _timer?.Dispose();
        base.Dispose(disposing);
    }

    private void FlushNow()
    {
        WriteOrFlush(default);
        _flushedAt = Environment.TickCount64;
    }

    // Writes a text, or, given none, everything that is buffered.
    private void WriteOrFlush(ReadOnlySpan<char> text)
    {
        try
        {
            if (text.IsEmpty)
            {
                _writer.Flush();
            }
            else
            {
                _writer.Write(text);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Unwritten text stays in the writer: it must not be tried again and again.
            _failure = e as IOException ?? new IOException(e.Message, e);
            ThrowIfFailed();
        }
    }

    private void FlushLater()
    {
        lock (_gate)
        {
            _isTimerOn = false;
            if (_failure is not null)
            {
                return;
            }

            try
            {
                FlushNow();
            }
            catch (IOException)
            {
                // The next writer gets the exception.
            }
        }
    }

    private void ThrowIfFailed()
    {
        if (_failure is not null)
        {
            throw new StandardOutputException(_failure);
        }
    }
}
