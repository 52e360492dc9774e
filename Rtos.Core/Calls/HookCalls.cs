namespace Rtos.Core;

/// <summary>
/// The kernel calls of hooks that run inside a task: the idle hooks, and the first hook of the timer service task. They need not be
/// awaited, and none may wait. A switch that one asks for is made when the hook returns.
/// </summary>
internal sealed class HookCalls(Scheduler scheduler)
{
    // The hook that runs, for messages; null if none does.
    private HookName? _hook;

    // Whether a call of the hook has asked for a switch: held back, so that the hook can make another call.
    private bool _switches;

    /// <summary>Writes the trace line of a call that returns; set by the gate.</summary>
    internal Action<CpuCore, Tcb, KernelOperation>? Write { get; set; }

    /// <summary>A hook is called.</summary>
    /// <returns>The hook in which that happens, if there is one: a tick comes when interrupts are enabled again.</returns>
    internal HookName? Begin(HookName hook)
    {
        var outer = _hook;
        _hook = hook;
        return outer;
    }

    /// <summary>The hook has returned, or thrown.</summary>
    /// <param name="returned">Whether it has returned: its last call is looked at.</param>
    /// <param name="outer">What <see cref="Begin"/> has returned.</param>
    internal void End(bool returned, HookName? outer)
    {
        if (returned && _hook is { } hook && scheduler.Code.Context == CodeContext.Task && scheduler.Current.Call.IsToBeAwaited)
        {
            Return(scheduler.Current, hook);
        }

        scheduler.Active.SwitchPending |= _switches;
        _switches = false;
        _hook = outer;
    }

    /// <summary>The task makes another call, or its result is read: if it is the call of a hook, it has returned.</summary>
    /// <param name="task">The task whose call is meant.</param>
    /// <returns>Whether it is the call of a hook.</returns>
    /// <exception cref="DevicePanicException">The call before has not returned: it waits.</exception>
    internal bool ReturnedBefore(Tcb task)
    {
        if (_hook is not { } hook || task != scheduler.Current)
        {
            return false;
        }

        Return(task, hook);
        return true;
    }

    private void Return(Tcb task, HookName hook)
    {
        ref var call = ref task.Call;
        if (call.IsOpen)
        {
            var row = call.Row;
            scheduler.Panics.StopBecause(
                PanicKind.MayNotBlock,
                $"{hook} called {row.Name} ({row.FreeRtosName}), which blocks; a hook may make only kernel calls that do not wait",
                who: hook.ToString());
            scheduler.Panics.ThrowIfAny();
        }

        if (call.IsInProgress)
        {
            // Only a switch comes before it returns: that one is made after the hook.
            var core = scheduler.Active;
            core.SwitchPending = false;
            core.YieldPending = false;
            _switches = true;
            if (core.Has(Attention.Watched))
            {
                Write!(core, task, call.Operation);
            }

            call.Index = unchecked(call.Index + 1);
        }

        call.End();
    }
}

/// <summary>A hook in messages.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Core">Its core; null for a hook of the device.</param>
internal readonly record struct HookName(string Name, CoreId? Core = null)
{
    public override string ToString() => Core is { } core ? $"the {Name} hook of core {(int)core}" : $"the hook {Name}";
}
