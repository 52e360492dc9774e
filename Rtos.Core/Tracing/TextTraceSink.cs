using System.Globalization;

namespace Rtos.Core;

/// <summary>Writes the trace as text, a line an event, as <c>docs/trace.md</c> describes it.</summary>
/// <param name="writer">Where to; lines end in a line feed whatever the writer's own is.</param>
public sealed class TextTraceSink(TextWriter writer) : TraceSink
{
    private readonly TextWriter _writer = writer ?? throw new ArgumentNullException(nameof(writer));

    /// <inheritdoc/>
    public override void Switched(Instant time, CoreId core, string task)
    {
        Begin(time, core);
        _writer.Write("switch ");
        _writer.Write(task);
        _writer.Write('\n');
    }

    /// <inheritdoc/>
    public override void CallReturned(Instant time, CoreId core, string task, long index, string operation, in TraceValue result)
    {
        Begin(time, core);
        _writer.Write(task);
        _writer.Write(' ');
        End(index, operation, result);
    }

    /// <inheritdoc/>
    public override void TaskEnded(Instant time, CoreId core, string task)
    {
        Begin(time, core);
        _writer.Write(task);
        _writer.Write(" end\n");
    }

    /// <inheritdoc/>
    public override void CallbackCallReturned(
        Instant time, CoreId core, CallbackKind kind, string name, long index, string operation, in TraceValue result)
    {
        Begin(time, core);
        _writer.Write(kind == CallbackKind.Timer ? "timer " : "call ");
        _writer.Write(name);
        _writer.Write(' ');
        End(index, operation, result);
    }

    /// <inheritdoc/>
    public override void InterruptCallReturned(Instant time, CoreId core, int interrupt, string operation, in TraceValue result)
    {
        Begin(time, core);
        _writer.Write("isr ");
        End(interrupt, operation, result);
    }

    private void Begin(Instant time, CoreId core)
    {
        Write(time.Value);
        _writer.Write(core == CoreId.Pro ? " 0 " : " 1 ");
    }

    private void End(long number, string operation, in TraceValue result)
    {
        Write(number);
        _writer.Write(' ');
        _writer.Write(operation);
        if (!result.IsNone)
        {
            _writer.Write(' ');
            result.WriteTo(_writer);
        }

        _writer.Write('\n');
    }

    private void Write(long number)
    {
        Span<char> digits = stackalloc char[20];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        _writer.Write(digits[..length]);
    }
}
