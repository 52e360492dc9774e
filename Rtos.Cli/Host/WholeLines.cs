namespace Rtos.Cli;

/// <summary>Passes whole lines on, so that a file never ends in the middle of one, whenever the process ends.</summary>
internal sealed class WholeLines(Stream stream) : WriteOnlyStream
{
    private readonly MemoryStream _begun = new();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var whole = buffer.LastIndexOf((byte)'\n') + 1;
        if (whole > 0)
        {
            // In one piece: two calls of the system could be told apart.
            _begun.Write(buffer[..whole]);
            stream.Write(_begun.GetBuffer(), 0, (int)_begun.Length);
            _begun.SetLength(0);
        }

        _begun.Write(buffer[whole..]);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            stream.Write(_begun.GetBuffer(), 0, (int)_begun.Length);
            stream.Dispose();
        }

        base.Dispose(disposing);
    }
}
