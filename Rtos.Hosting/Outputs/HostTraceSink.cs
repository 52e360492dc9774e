using System.Globalization;
using System.Text;
using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Formats each event of a device as text and passes it on with its instant.</summary>
internal sealed class HostTraceSink : TraceSink
{
    private readonly Action<Instant, string> _put;
    private readonly TextTraceSink _text;
    private Instant _time;

    internal HostTraceSink(Action<Instant, string> put)
    {
        _put = put;
        _text = new TextTraceSink(new Line(this));
    }

    public override void Write(in TraceEvent happened)
    {
        _time = happened.Time;
        _text.Write(happened);
    }

    // The text sink writes each line, with its line feed, at once.
    private sealed class Line(HostTraceSink sink) : TextWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char[] buffer, int index, int count) => sink._put(sink._time, new string(buffer, index, count - 1));
    }
}
