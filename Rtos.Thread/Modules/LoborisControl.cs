namespace Rtos.Thread;

/// <summary>The operations of Loboris' threads on each other: suspend, resume, kill.</summary>
internal static class LoborisControl
{
    // The caller of kill always sleeps this long while holding the GIL: meanwhile the idle task frees memory.
    private const int TicksAfterKill = 2;

    internal static PyValue AllowSuspend(scoped ref ModuleCall call)
    {
        if (!call.Thread.IsMain)
        {
            call.Thread.AllowsSuspend = call.Argument(0).IsTrue;
        }

        return false;
    }

    internal static PyValue Suspend(scoped ref ModuleCall call)
    {
        var target = call.Model.Find(ArgumentReader.Int(call.Argument(0)));
        if (target is not { AllowsSuspend: true, IsSuspended: false, IsInWait: false } || target == call.Thread)
        {
            return false;
        }

        target.IsSuspended = true;
        target.Starvation.Runs(call.Now);
        call.Model.Diagnostics.Suspended(target);
        call.Scheduler.Suspend(target.Tcb);
        call.Model.GiveOnLocksFrom(target);
        return true;
    }

    internal static bool BeginResume(scoped ref ModuleCall call)
    {
        var target = call.Model.Find(ArgumentReader.Int(call.Argument(0)));
        call.Pending.Other = target;
        return target is { IsSuspended: true } || call.Finish(false);
    }

    // The kernel does not resume a task that has not left its core yet: suspended a moment ago, on the other core.
    internal static bool Resume(scoped ref ModuleCall call)
    {
        var target = call.Pending.Other!;
        if (target.IsGone)
        {
            return call.Finish(false);
        }

        call.Scheduler.Resume(target.Tcb);
        if (target.Tcb.IsIn(Core.ListKind.Suspended))
        {
            call.Scheduler.BlockCurrent(1, canBlockIndefinitely: false);
            return false;
        }

        target.IsSuspended = false;
        target.Starvation.Ready(call.Now);
        return call.Finish(true);
    }

    internal static bool Kill(scoped ref ModuleCall call)
    {
        var target = call.Model.Find(ArgumentReader.Int(call.Argument(0)));
        call.SetWake(TicksAfterKill);
        call.Pending.Value = target is not null && target != call.Thread && MayKill(ref call, target);
        if (call.Pending.Value.AsBool)
        {
            call.Model.Kill(call.Scheduler, target!);
        }

        return true;
    }

    internal static PyValue LockSwitching(scoped ref ModuleCall call, bool isLocked)
    {
        var gil = call.Model.Gil;
        gil.SwitchingLockedBy = isLocked ? gil.SwitchingLockedBy ?? call.Thread : null;
        return PyValue.None;
    }

    // The board deletes its main task, and then has no prompt.
    private static bool MayKill(scoped ref ModuleCall call, PyThread target)
    {
        if (!target.IsMain || call.Model.Options.IsFirmware)
        {
            return true;
        }

        call.Model.Diagnostics.Add(ThreadDiagnosticKind.Refused, call.Thread, $"thread {call.Thread} tried to kill the main thread; a board would lose its prompt");
        return false;
    }
}
