using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>Settles the cores within one instant: makes switches and runs the tasks' code.</summary>
internal sealed class CoreSettler(CallGate calls, TraceOutput output)
{
    private readonly CallGate _calls = calls;
    private readonly Scheduler _scheduler = calls.Scheduler;
    private readonly SchedulingPolicy _policy = calls.Scheduler.Policy;
    private readonly VirtualTime _time = calls.Scheduler.Time;

    /// <summary>Called whenever the cores have settled, the only moments at which the host could look; tests check the invariants here.</summary>
    internal Action? Settled { get; set; }

    /// <summary>The number of times that a core's task has become another one.</summary>
    internal long Switches { get; private set; }

    /// <summary>Runs core 0, then core 1, until a whole pass finds no core with anything to do.</summary>
    internal void Settle()
    {
        _scheduler.Code.Set(CodeContext.Task);
        bool anything;
        do
        {
            anything = false;
            foreach (var core in _scheduler.Cores)
            {
                anything |= SettleCore(core);
            }
        }
        while (anything);
        _scheduler.Code.Set(CodeContext.Host);
        Settled?.Invoke();
    }

    // Makes the pending switch, then runs the current task until it works or the core halts.
    private bool SettleCore(CpuCore core)
    {
        _scheduler.Active = core;
        if (!core.IsAnnounced && !_scheduler.Traits.SelectsAtStart)
        {
            Announce(core);
        }

        var task = core.Current!;
        for (var anything = false; ; anything = true)
        {
            var attention = core.Attention;
            if (attention == Attention.Switch)
            {
                // Only a switch, as is usual: the next task continues, unless it was working.
                if (!HandOver(core, ref task))
                {
                    continue;
                }
            }
            else if (attention != Attention.None && !MayGoOn(core))
            {
                if (!core.SwitchDue)
                {
                    return anything && !_scheduler.HasEnded;
                }

                Switch(core);
                task = core.Current!;
                continue;
            }

            Step(core, task);
        }
    }

    // Whether the core's task continues although there is something to attend to.
    private bool MayGoOn(CpuCore core)
    {
        if (core.Has(Attention.Work | Attention.Halt | Attention.Ended))
        {
            _scheduler.Panics.ThrowIfAny();
            return false;
        }

        return !core.SwitchDue;
    }

    // A switch when there is nothing else to attend to. Returns whether the task that runs now continues at once.
    private bool HandOver(CpuCore core, ref Tcb task)
    {
        var next = ShortWay.HandOver(_policy, core, _time.Now);
        if (next != task)
        {
            task = next;
            Switches = unchecked(Switches + 1);
            if (next.WorkLeft > 0)
            {
                core.WorkEnds = _time.Now + next.WorkLeft;
                return false;
            }
        }

        return true;
    }

    private void Switch(CpuCore core)
    {
        var previous = core.Current!;
        core.SwitchPending = false;
        core.IsHalted = false;
        _scheduler.SwitchContext(core);
        var current = core.Current!;
        if (current == previous)
        {
            if (!core.IsAnnounced)
            {
                Announce(core);
            }

            return;
        }

        Switches = unchecked(Switches + 1);
        if (core.WorkEnds != CpuCore.NoWork)
        {
            previous.WorkLeft = core.WorkEnds - _time.Now;
        }

        core.WorkEnds = current.WorkLeft > 0 ? _time.Now + current.WorkLeft : CpuCore.NoWork;
        Announce(core);
    }

    private void Announce(CpuCore core)
    {
        core.IsAnnounced = true;
        if (core.Has(Attention.Watched))
        {
            WriteSwitch(core);
        }
    }

    // Separate from the path of a switch that nobody watches: the space for an event would be cleared at each switch.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteSwitch(CpuCore core) =>
        output.Write(TraceEventKind.Switch, _time.Instant, core.Id, core.Current!.Name, 0, "", default);

    // Continues the call in progress of the core's task, or the task itself.
    private void Step(CpuCore core, Tcb task)
    {
        ref var call = ref task.Call;
        if (call.IsInProgress && !_calls.Finish(core, task, ref call))
        {
            return;
        }

        task.Body.Resume(task);
        if (!call.IsInProgress)
        {
            task.Body.GoOn(task);
        }
    }
}
