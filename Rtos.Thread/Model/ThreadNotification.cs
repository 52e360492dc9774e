using Rtos.Core;

namespace Rtos.Thread;

/// <summary>The single notification of a thread: that of its task, overwritten by the next.</summary>
internal sealed class ThreadNotification(PyThread thread)
{
    /// <summary>Firmware only: the unread notification has ended a sleep, and <c>wait()</c> no longer sees it.</summary>
    internal bool HasCutSleep { get; set; }

    /// <summary>Firmware only: a notification that <c>wait()</c> has skipped and <c>getnotification()</c> still returns.</summary>
    internal bool IsStale { get; private set; }

    /// <summary>The time of the unread notification.</summary>
    internal Instant CameAt { get; private set; }

    /// <summary>Whether there is an unread notification.</summary>
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

        // The firmware makes a small integer of 31 bits from it, without checking its size.
        return thread.Model.Options.IsFirmware ? unchecked((int)(value << 1)) >> 1 : value;
    }

    /// <summary>Firmware only: <c>wait()</c> begins and ignores a notification that has ended a sleep.</summary>
    internal void PassOver()
    {
        if (HasCutSleep && Slot.State == NotificationState.Received)
        {
            Slot.State = NotificationState.NotWaiting;
            IsStale = true;
        }
    }

    /// <summary>A notification has arrived.</summary>
    internal void Came(Instant now)
    {
        CameAt = now;
        IsStale = false;
        HasCutSleep = false;
    }
}
