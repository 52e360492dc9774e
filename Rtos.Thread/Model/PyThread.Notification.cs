using Rtos.Core;

namespace Rtos.Thread;

/// <content>The one notification that a thread has: the task's own, overwritten by the next.</content>
public sealed partial class PyThread
{
    /// <summary>Firmware only: the unread notification has ended a sleep, and <c>wait()</c> does not see it any more.</summary>
    internal bool HasNotificationCutSleep { get; set; }

    /// <summary>Firmware only: a notification that <c>wait()</c> has gone past and <c>getnotification()</c> still returns.</summary>
    internal bool HasStaleNotification { get; private set; }

    /// <summary>When the unread notification came.</summary>
    internal Instant NotifiedAt { get; set; }

    internal uint NotificationValue => Tcb.Notification(0).Value;

    /// <summary>Reads the notification and clears it; 0 when there is none.</summary>
    internal PyValue TakeNotification(ThreadModel model)
    {
        ref var slot = ref Tcb.Notification(0);
        var value = HasNotification ? slot.Value : 0;
        slot.Value = 0;
        slot.State = NotificationState.NotWaiting;
        HasStaleNotification = false;
        HasNotificationCutSleep = false;

        // The firmware makes a small integer of 31 bits of it, without a look at its size.
        return model.Options.IsFirmware ? unchecked((int)(value << 1)) >> 1 : value;
    }

    /// <summary>Firmware only: <c>wait()</c> begins and does not see a notification that has ended a sleep.</summary>
    internal void PassOverNotification()
    {
        if (HasNotificationCutSleep && Tcb.Notification(0).State == NotificationState.Received)
        {
            Tcb.Notification(0).State = NotificationState.NotWaiting;
            HasStaleNotification = true;
        }
    }

    internal void Notified(Instant now)
    {
        NotifiedAt = now;
        HasStaleNotification = false;
        HasNotificationCutSleep = false;
    }
}
