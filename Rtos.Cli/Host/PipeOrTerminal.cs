namespace Rtos.Cli;

/// <summary>A pipe or a terminal, which other processes may share and may have set to non-blocking mode.</summary>
internal sealed class PipeOrTerminal(Stream stream) : WriteOnlyStream
{
    // The number of bytes that a pipe takes at once or not at all: PIPE_BUF.
    private const int Piece = 4096;

    private static readonly int TryAgain = OperatingSystem.IsLinux() ? 11 : 35;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var piece = buffer[..Math.Min(Piece, buffer.Length)];
            try
            {
                stream.Write(piece);
            }
            catch (IOException e) when (e.HResult == TryAgain)
            {
                HostSleep.For(Pause);
                continue;
            }

            buffer = buffer[piece.Length..];
        }
    }
}
