namespace Rtos.Core;

/// <summary>Two watchers as one.</summary>
internal sealed class TraceSinkPair(TraceSink first, TraceSink second) : TraceSink
{
    /// <summary>What is left when a watcher goes; null for nothing.</summary>
    internal TraceSink? Without(TraceSink sink) =>
        Without(first, sink) is not { } left ? Without(second, sink)
        : Without(second, sink) is not { } right ? left
        : new TraceSinkPair(left, right);

    public override void Switched(Instant time, CoreId core, string task)
    {
        first.Switched(time, core, task);
        second.Switched(time, core, task);
    }

    public override void CallReturned(Instant time, CoreId core, string task, long index, string operation, in TraceValue result)
    {
        first.CallReturned(time, core, task, index, operation, result);
        second.CallReturned(time, core, task, index, operation, result);
    }

    public override void TaskEnded(Instant time, CoreId core, string task)
    {
        first.TaskEnded(time, core, task);
        second.TaskEnded(time, core, task);
    }

    public override void CallbackCallReturned(
        Instant time, CoreId core, CallbackKind kind, string name, long index, string operation, in TraceValue result)
    {
        first.CallbackCallReturned(time, core, kind, name, index, operation, result);
        second.CallbackCallReturned(time, core, kind, name, index, operation, result);
    }

    public override void InterruptCallReturned(Instant time, CoreId core, int interrupt, string operation, in TraceValue result)
    {
        first.InterruptCallReturned(time, core, interrupt, operation, result);
        second.InterruptCallReturned(time, core, interrupt, operation, result);
    }

    private static TraceSink? Without(TraceSink of, TraceSink sink) =>
        of == sink ? null : of is TraceSinkPair pair ? pair.Without(sink) : of;
}
