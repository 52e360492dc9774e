namespace Rtos.Cli;

/// <summary>A standard stream that was closed when the process began.</summary>
internal sealed class ClosedStream : WriteOnlyStream
{
    public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("it is closed");
}
