using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>An event of the trace, which knows what to call on a reader.</summary>
/// <remarks>Inlined, so that the call is direct where the type of the reader is known.</remarks>
internal interface ITraceEvent
{
    void WriteTo(TraceSink reader);
}

/// <summary>The current task of a core has become another one.</summary>
internal readonly ref struct SwitchEvent(Instant time, CpuCore core) : ITraceEvent
{
    private readonly CpuCore _core = core;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteTo(TraceSink reader) => reader.Switched(time, _core.Id, _core.Current!.Name);
}

/// <summary>A call of a task has returned. The timer service task's own calls have no line.</summary>
internal readonly ref struct CallEvent(Instant time, CoreId core, Tcb task, string operation, in TraceValue result) : ITraceEvent
{
    private readonly ref readonly TraceValue _result = ref result;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteTo(TraceSink reader)
    {
        var index = task.Call.Index;
        if (task.Voice is not { } voice)
        {
            reader.CallReturned(time, core, task.Name, index, operation, _result);
        }
        else if (voice.Kind != CallbackKind.None)
        {
            reader.CallbackCallReturned(time, core, voice.Kind, voice.Name, index, operation, _result);
        }
    }
}

/// <summary>A call of an interrupt has returned.</summary>
internal readonly ref struct InterruptCallEvent(Instant time, CoreId core, int interrupt, string operation, in TraceValue result)
    : ITraceEvent
{
    private readonly ref readonly TraceValue _result = ref result;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteTo(TraceSink reader) => reader.InterruptCallReturned(time, core, interrupt, operation, _result);
}

/// <summary>The body of a task has come to its end.</summary>
internal readonly ref struct EndEvent(Instant time, CoreId core, Tcb task) : ITraceEvent
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteTo(TraceSink reader) => reader.TaskEnded(time, core, task.Name);
}
