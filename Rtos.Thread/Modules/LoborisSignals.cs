using Rtos.Core;

namespace Rtos.Thread;

/// <summary>Loboris' notifications: one number for each thread, overwritten by the next.</summary>
internal static class LoborisSignals
{
    // Larger numbers would not come back as they were sent: they travel as small integers.
    private const long FirstTooLarge = 1L << 30;

    internal static PyValue Stop(scoped ref ModuleCall call) => Send(ref call, ArgumentReader.Int(call.Argument(0)), LoborisConstants.Exit);

    internal static PyValue Notify(scoped ref ModuleCall call)
    {
        var id = ArgumentReader.Int(call.Argument(0));
        if (call.Model.Options.IsFirmware)
        {
            return Send(ref call, id, unchecked((uint)ArgumentReader.Int(call.Argument(1))));
        }

        var value = ArgumentReader.Whole(call.Argument(1));
        if (value < 0 || value >= FirstTooLarge)
        {
            call.Model.Diagnostics.Add(ThreadDiagnosticKind.Refused, call.Thread, $"notify({id}, {value}) is not sent: values are 1 to {FirstTooLarge - 1}");
            return false;
        }

        return Send(ref call, id, (uint)value);
    }

    internal static PyValue GetNotification(scoped ref ModuleCall call)
    {
        call.Thread.NotificationLooks++;
        return call.Thread.Notification.Take();
    }

    internal static PyValue IsNotified(scoped ref ModuleCall call)
    {
        var target = call.Model.Find(ArgumentReader.Int(call.Argument(0)));
        var isPending = target is { HasNotification: true };
        return call.Model.Options.IsFirmware ? target is not null && !isPending : isPending;
    }

    internal static bool BeginWait(scoped ref ModuleCall call)
    {
        var (thread, model) = (call.Thread, call.Model);
        long? timeout = call.Has(0) ? ArgumentReader.Int(call.Argument(0)) : null;
        thread.NotificationLooks++;
        if (model.Options.IsFirmware)
        {
            thread.Notification.PassOver();
        }

        if (call.Task.Notification(0).State == NotificationState.Received)
        {
            return call.Finish(thread.Notification.Take());
        }

        if (timeout is < 0)
        {
            // As an unsigned number it is about seven weeks.
            timeout = model.Options.IsFirmware ? timeout + (1L << 32) : null;
            model.Diagnostics.Add(ThreadDiagnosticKind.NotPortable, thread, $"wait with a negative timeout waits {(timeout is null ? "forever" : "some seven weeks")}");
        }

        call.Pending.WakeTick = timeout is { } ms ? SleepStages.TickAfter(ref call, Math.Max(ms, 1)) : PendingCall.Never;
        thread.IsInWait = true;
        model.Diagnostics.BlocksWhileSwitchingLocked(thread, "wait");
        return CallStages.ReleaseGil(ref call);
    }

    internal static bool EndWait(scoped ref ModuleCall call)
    {
        call.Thread.IsInWait = false;
        return true;
    }

    private static bool Send(scoped ref ModuleCall call, long id, uint value)
    {
        if (value == 0)
        {
            return false;
        }

        if (id == 0)
        {
            foreach (var other in call.Model.Threads)
            {
                if (other != call.Thread)
                {
                    Deliver(ref call, other, value);
                }
            }

            return true;
        }

        var target = call.Model.Find(id);
        if (target is null || target == call.Thread)
        {
            return false;
        }

        Deliver(ref call, target, value);
        return true;
    }

    private static void Deliver(scoped ref ModuleCall call, PyThread target, uint value)
    {
        if (target.HasNotification)
        {
            call.Model.Diagnostics.Overwritten(target, target.Notification.Value, value);
        }

        if (value == LoborisConstants.Exit)
        {
            call.Model.Diagnostics.AskedToExit(target);
        }

        if (target.Pending.Wait == ThreadWait.Notification)
        {
            target.Pending.Wait = ThreadWait.Gil;
            target.Starvation.Ready(call.Now);
        }

        target.Notification.Came(call.Model.Device.Now);
        call.Scheduler.Notify(target.Tcb, 0, value, NotifyAction.Overwrite, out _);
    }
}
