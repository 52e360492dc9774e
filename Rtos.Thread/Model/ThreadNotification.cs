using Rtos.Core;

namespace Rtos.Thread;

/// <summary>The one notification that a thread has: its task's own, overwritten by the next.</summary>
internal sealed class ThreadNotification(PyThread thread)
{
    /// <summary>Firmware only: the unread notification has ended a sleep, and <c>wait()</c> does not see it any more.</summary>
    internal bool HasCutSleep { get; set; }

    /// <summary>Firmware only: a notification that <c>wait()</c> has gone past and <c>getnotification()</c> still returns.</summary>
    internal bool IsStale { get; private set; }

    /// <summary>When the unread notification came.</summary>
    internal Instant CameAt { get; private set; }

    /// <summary>Whether there is one that has not been read.</summary>
    internal bool IsThere => Slot.State == NotificationState.Received || IsStale;

    /// <summary>The value, read or not.</summary>
    internal uint Value => Slot.Value;

    private ref NotificationSlot Slot => ref thread.Tcb.Notification(0);

    /// <summary>Reads the notification and clears it; 0 when there is none.</summary>
    internal PyValue Take()
    {
        ref var slot = ref Slot;
        var value = IsThere ? slot.Value : 0;
        slot.Value = 0;
        slot.State = NotificationState.NotWaiting;
        IsStale = false;
        HasCutSleep = false;

        // The firmware makes a small integer of 31 bits of it, without a look at its size.
        return thread.Model.Options.IsFirmware ? unchecked((int)(value << 1)) >> 1 : value;
    }

    /// <summary>Firmware only: <c>wait()</c> begins and does not see a notification that has ended a sleep.</summary>
    internal void PassOver()
    {
        if (HasCutSleep && Slot.State == NotificationState.Received)
        {
            Slot.State = NotificationState.NotWaiting;
            IsStale = true;
        }
    }

    /// <summary>A notification has come.</summary>
    internal void Came(Instant now)
    {
        CameAt = now;
        IsStale = false;
        HasCutSleep = false;
    }
}
