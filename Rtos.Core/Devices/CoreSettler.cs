using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>Settles the cores within one instant: makes switches and runs the tasks' code.</summary>
internal sealed class CoreSettler(CallGate calls, TraceOutput output, Interrupts interrupts)
{
    private const Attention Rare = Attention.Ended | Attention.Stands | Attention.Interrupt | Attention.Held | Attention.GivesTurn;

    private readonly CallGate _calls = calls;
    private readonly Scheduler _scheduler = calls.Scheduler;
    private readonly SchedulingPolicy _policy = calls.Scheduler.Policy;
    private readonly VirtualTime _time = calls.Scheduler.Time;

    private enum Next
    {
        /// <summary>The current task goes on.</summary>
        Step,

        /// <summary>Something has been attended to: there may be more.</summary>
        Again,

        /// <summary>The core has nothing to do in this instant.</summary>
        Leave,

        /// <summary>The other core comes first; this one has more to do.</summary>
        Turn,
    }

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

        if (!core.Has(Attention.Stands | Attention.Interrupt))
        {
            return RunCore(core, anything: false);
        }

        if (core.Has(Attention.Stands) ? !CoreLocks.MayGoOn(core) : core.WorkEnds != CpuCore.NoWork)
        {
            return false;
        }

        GoOn(core);
        return RunCore(core, anything: true);
    }

    private bool RunCore(CpuCore core, bool anything)
    {
        for (var task = core.Current!; ; anything = true)
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
            else if (attention != Attention.None)
            {
                switch (Attend(core))
                {
                    case Next.Turn:
                        return true;
                    case Next.Leave:
                        return anything && !_scheduler.HasEnded;
                    case Next.Again:
                        task = core.Current!;
                        continue;
                    default:
                        break;
                }
            }

            Step(core, task);
        }
    }

    // Attends to what the core has besides its task.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Next Attend(CpuCore core)
    {
        if (!core.Has(Rare | Attention.Switch | Attention.Work | Attention.Halt | Attention.Owes))
        {
            return Next.Step;
        }

        if (core.Has(Rare) && AttendToRest(core) is { } next)
        {
            return next;
        }

        if (core.SwitchDue)
        {
            Switch(core);
            return Next.Again;
        }

        if (core.Has(Attention.Owes))
        {
            core.PayOwed(_time.Now);
        }

        return core.Has(Attention.Work | Attention.Halt | Attention.Ended) ? Next.Leave : Next.Step;
    }

    // The same for what is rare; null if there is nothing to do for it now.
    private Next? AttendToRest(CpuCore core)
    {
        if (core.Has(Attention.Ended))
        {
            _scheduler.Panics.ThrowIfAny();
        }

        if (core.Has(Attention.GivesTurn))
        {
            core.Set(Attention.GivesTurn, false);
            return Next.Turn;
        }

        if (core.Has(Attention.Stands | Attention.Interrupt))
        {
            return Next.Leave;
        }

        if (core.Has(Attention.Held) && !core.IsMasked)
        {
            interrupts.RaiseHeld(core);
            return Next.Again;
        }

        return null;
    }

    // The lock for which the core stands is free, or the work of its interrupt is done: it goes on from there. A call is continued
    // like any other.
    private void GoOn(CpuCore core)
    {
        var stands = core.Has(Attention.Stands);
        if (stands)
        {
            _scheduler.Locks.GoOn(core);
        }

        if (!stands || core.StandsIn == StandPlace.Interrupt)
        {
            interrupts.GoOn(core);
        }
        else if (core.StandsIn == StandPlace.Switch)
        {
            MakeSwitch(core);
            _scheduler.Locks.Unmask(core);
        }
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
        core.SwitchPending = false;
        core.IsHalted = false;
        if (core.Has(Attention.LockedOut))
        {
            _scheduler.Locks.StandForKernel(core, StandPlace.Switch);
            return;
        }

        MakeSwitch(core);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MakeSwitch(CpuCore core)
    {
        var previous = core.Current!;
        _scheduler.SwitchContext(core);
        var current = core.Current!;
        if (current == previous)
        {
            if (core.WorkEnds == CpuCore.NoWork)
            {
                core.ResumeWork(_time.Now);
            }

            if (!core.IsAnnounced)
            {
                Announce(core);
            }

            return;
        }

        if (core.Has(Attention.CallTime))
        {
            core.Owe(_scheduler.Configuration.CallCosts.Switch);
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
