using Rtos.Core;

namespace Rtos.Cli;

/// <summary>Passes on whole lines only, so that a file never ends in the middle of one, whenever the process ends.</summary>
/// <param name="stream">The file.</param>
/// <param name="path">Its name, for messages.</param>
internal sealed class WholeLines(Stream stream, string path) : WriteOnlyStream
{
    private readonly MemoryStream _begun = new();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var whole = buffer.LastIndexOf((byte)'\n') + 1;
        if (whole > 0)
        {
            // In one write: two system calls could be interrupted in between.
            _begun.Write(buffer[..whole]);
            Pass();
        }

        _begun.Write(buffer[whole..]);
    }

    private void Pass()
    {
        var length = (int)_begun.Length;
        _begun.SetLength(0);
        try
        {
            stream.Write(_begun.GetBuffer(), 0, length);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new IOException($"{path} cannot be written: {FileFailure.Why(path, e)}", e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Pass();
            stream.Dispose();
        }

        base.Dispose(disposing);
    }
}
