using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Rtos.Fuzz;

/// <summary>A trace of any length: its beginning, and a hash of all of it. A small scenario can write gigabytes.</summary>
internal sealed class TraceDigest() : TextWriter(CultureInfo.InvariantCulture)
{
    private const int MostKept = 1 << 20;
    private const int MostBuffered = 1 << 14;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly StringBuilder _kept = new();
    private readonly StringBuilder _buffer = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (_kept.Length < MostKept)
        {
            _kept.Append(buffer);
        }

        _buffer.Append(buffer);
        if (_buffer.Length >= MostBuffered)
        {
            HashBuffer();
        }
    }

    /// <summary>The beginning of the trace, and the hash of all of it.</summary>
    public override string ToString()
    {
        HashBuffer();
        return $"{_kept}\nSHA-256 {Convert.ToHexString(_hash.GetCurrentHash())}\n";
    }

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }

    private void HashBuffer()
    {
        _hash.AppendData(Encoding.GetBytes(_buffer.ToString()));
        _buffer.Clear();
    }
}
