using System.Globalization;

namespace Rtos.Core;

/// <summary>Writes the trace as text, a line an event, as <c>docs/trace.md</c> describes it.</summary>
/// <param name="writer">Where to; lines end in a line feed whatever the writer's own is.</param>
public sealed class TextTraceSink(TextWriter writer) : TraceSink
{
    private readonly TextWriter _writer = writer ?? throw new ArgumentNullException(nameof(writer));

    /// <inheritdoc/>
    public override void Switched(Instant time, CoreId core, string task) =>
        Line(time, core, $"switch {task}");

    /// <inheritdoc/>
    public override void CallReturned(Instant time, CoreId core, string task, long index, string operation, in TraceValue result) =>
        Line(time, core, $"{task} {index} {operation}", result);

    /// <inheritdoc/>
    public override void TaskEnded(Instant time, CoreId core, string task) =>
        Line(time, core, $"{task} end");

    /// <inheritdoc/>
    public override void InterruptCallReturned(Instant time, CoreId core, int interrupt, string operation, in TraceValue result) =>
        Line(time, core, $"isr {interrupt} {operation}", result);

    private void Line(Instant time, CoreId core, FormattableString what, in TraceValue result = default)
    {
        _writer.Write(string.Create(CultureInfo.InvariantCulture, $"{time.Value} {(int)core} "));
        _writer.Write(what.ToString(CultureInfo.InvariantCulture));
        if (!result.IsNone)
        {
            _writer.Write(' ');
            _writer.Write(result.ToString());
        }

        _writer.Write('\n');
    }
}
