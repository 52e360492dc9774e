using System.Globalization;
using System.Text;
using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Makes a text of each event in a device and hands it on with its instant.</summary>
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

    public override void Switched(Instant time, CoreId core, string task)
    {
        _time = time;
        _text.Switched(time, core, task);
    }

    public override void CallReturned(Instant time, CoreId core, string task, long index, string operation, in TraceValue result)
    {
        _time = time;
        _text.CallReturned(time, core, task, index, operation, result);
    }

    public override void TaskEnded(Instant time, CoreId core, string task)
    {
        _time = time;
        _text.TaskEnded(time, core, task);
    }

    public override void CallbackCallReturned(
        Instant time, CoreId core, CallbackKind kind, string name, long index, string operation, in TraceValue result)
    {
        _time = time;
        _text.CallbackCallReturned(time, core, kind, name, index, operation, result);
    }

    public override void InterruptCallReturned(Instant time, CoreId core, int interrupt, string operation, in TraceValue result)
    {
        _time = time;
        _text.InterruptCallReturned(time, core, interrupt, operation, result);
    }

    // The text sink writes each line, with its line feed, at once.
    private sealed class Line(HostTraceSink sink) : TextWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char[] buffer, int index, int count) => sink._put(sink._time, new string(buffer, index, count - 1));
    }
}
