using Rtos.Core;

namespace Rtos.Thread;

/// <summary>Stages shared by functions: what a call waits for. Each can be interrupted by a suspension and continues afterwards.</summary>
internal static class CallStages
{
    /// <summary>Gives the GIL to the thread that has waited longest.</summary>
    internal static bool ReleaseGil(scoped ref ModuleCall call)
    {
        call.Model.Gil.Release(call.Scheduler, handOver: true);
        return true;
    }

    /// <summary>Waits for the GIL.</summary>
    internal static bool TakeGil(scoped ref ModuleCall call)
    {
        if (call.Model.Gil.TryTake(call.Thread))
        {
            call.Pending.Wait = ThreadWait.Nothing;
            call.Thread.Starvation.Runs(call.Now);
            return true;
        }

        call.Pending.Wait = ThreadWait.Gil;
        call.Thread.BlockedBy = call.Model.Gil.Holder;
        call.Thread.Starvation.Ready(call.Now);
        return Park(ref call, call.Model.Gil.Waiting, uint.MaxValue);
    }

    /// <summary>Sleeps until the call's wake tick.</summary>
    internal static bool Sleep(scoped ref ModuleCall call)
    {
        if (call.Tick >= call.Pending.WakeTick)
        {
            call.Thread.Starvation.Ready(call.Now);
            return true;
        }

        call.Pending.Wait = ThreadWait.Time;
        call.Scheduler.BlockCurrent(call.TicksLeft(), canBlockIndefinitely: false);
        return false;
    }

    /// <summary>Waits for the call's lock until its wake tick; the value is whether it was taken.</summary>
    internal static bool TakeLock(scoped ref ModuleCall call)
    {
        var pending = call.Pending;
        var taken = pending.Lock!.TryTake(call.Thread);
        if (taken || call.Tick >= pending.WakeTick)
        {
            pending.Value = taken;
            call.Thread.Starvation.Ready(call.Now);
            return true;
        }

        pending.Wait = ThreadWait.Lock;
        var parked = Park(ref call, pending.Lock.Waiting, call.TicksLeft());
        call.Model.CheckForDeadlock(call.Thread);
        return parked;
    }

    /// <summary>Waits for a notification until the call's wake tick; the value is the notification, or <c>None</c>.</summary>
    internal static bool TakeNotification(scoped ref ModuleCall call)
    {
        ref var slot = ref call.Task.Notification(0);
        if (slot.State == NotificationState.Received || call.Tick >= call.Pending.WakeTick)
        {
            call.Pending.Value = slot.State == NotificationState.Received ? call.Thread.Notification.Take() : PyValue.None;
            slot.State = NotificationState.NotWaiting;
            call.Thread.Starvation.Ready(call.Now);
            return true;
        }

        call.Pending.Wait = ThreadWait.Notification;
        slot.State = NotificationState.Waiting;
        call.Scheduler.BlockCurrent(call.TicksLeft(), canBlockIndefinitely: true);
        call.Model.CheckForDeadlock(call.Thread);
        return false;
    }

    private static bool Park(scoped ref ModuleCall call, EventList list, uint ticks)
    {
        call.Scheduler.PlaceOnEventList(list, ticks);
        call.Scheduler.YieldWithinApi();
        return false;
    }
}
