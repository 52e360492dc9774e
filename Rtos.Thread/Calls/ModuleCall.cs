using Rtos.Core;

namespace Rtos.Thread;

/// <summary>One stage of a function; returns whether it is done. If not, the caller waits, and the stage is run again when it resumes.</summary>
internal delegate bool CallStage(scoped ref ModuleCall call);

/// <summary>The result of a function without a wait.</summary>
internal delegate PyValue CallBody(scoped ref ModuleCall call);

/// <summary>A call of a thread, from the point of view of a stage of its function.</summary>
internal ref struct ModuleCall
{
    internal Scheduler Scheduler;
    internal Tcb Task;
    internal PyThread Thread;
    internal ref KernelCall Record;

    internal readonly ThreadModel Model => Thread.Model;

    internal readonly PendingCall Pending => Thread.Pending;

    internal readonly long Now => Scheduler.Time.Now;

    /// <summary>The tick count that never wraps.</summary>
    internal readonly long Tick => Scheduler.Delayed.Now;

    /// <summary>The argument of a parameter; null if it was not given.</summary>
    internal readonly PyValue? Optional(int index) => Pending.Arguments[index];

    internal readonly PyValue Argument(int index) => Pending.Arguments[index]!.Value;

    internal readonly bool Has(int index) => Pending.Arguments[index] is not null;

    /// <summary>Ends the call with a value: the remaining stages are skipped.</summary>
    internal readonly bool Finish(PyValue value)
    {
        Pending.Value = value;
        Pending.Stage = Pending.Function.Stages.Count;
        return true;
    }

    /// <summary>Sets the end of the call's wait to that many ticks from now; null means never.</summary>
    internal readonly void SetWake(long? ticks) => Pending.WakeTick = ticks is { } t ? Tick + t : PendingCall.Never;

    /// <summary>The number of ticks until the wait ends, as the kernel's lists take them.</summary>
    internal readonly uint TicksLeft() =>
        Pending.WakeTick == PendingCall.Never ? uint.MaxValue : (uint)Math.Clamp(Pending.WakeTick - Tick, 0, uint.MaxValue - 1);
}
