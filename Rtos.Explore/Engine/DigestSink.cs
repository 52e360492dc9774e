using System.Globalization;
using System.Text;
using Rtos.Core;

namespace Rtos.Explore;

/// <summary>Makes one number of a trace: two runs with the same number have done the same.</summary>
internal sealed class DigestSink : TraceSink
{
    private const ulong Prime = 1_099_511_628_211;

    private readonly StringBuilder _line = new();
    private readonly TextTraceSink _text;

    internal DigestSink() => _text = new TextTraceSink(new StringWriter(_line, CultureInfo.InvariantCulture));

    /// <summary>The number (64 bits, FNV-1a).</summary>
    internal ulong Digest { get; private set; } = 14_695_981_039_346_656_037;

    /// <summary>The number, as written in schedules.</summary>
    internal static string Text(ulong digest) => unchecked((uint)(digest ^ (digest >> 32))).ToString("x8", CultureInfo.InvariantCulture);

    public override void Write(in TraceEvent happened)
    {
        _text.Write(happened);
        foreach (var chunk in _line.GetChunks())
        {
            foreach (var character in chunk.Span)
            {
                Digest = unchecked((Digest ^ character) * Prime);
            }
        }

        _line.Clear();
    }
}
