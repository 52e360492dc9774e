namespace Rtos.Thread;

/// <summary>What a diagnostic is about.</summary>
public enum ThreadDiagnosticKind
{
    /// <summary>A thread has ended, or was killed, with a lock in its hand.</summary>
    LockLeftHeld,

    /// <summary>A thread was suspended with a lock in its hand.</summary>
    LockHeldWhileSuspended,

    /// <summary>A thread was killed: what it was doing, and what is lost with it.</summary>
    Killed,

    /// <summary>A notification was overwritten before it was read.</summary>
    NotificationOverwritten,

    /// <summary>A message was lost: the mailbox holds 8 already.</summary>
    MailboxFull,

    /// <summary>A thread was asked to exit and has never looked for a notification.</summary>
    NeverLooksForExit,

    /// <summary>A thread has used more than 80 % of its stack.</summary>
    StackNearlyFull,

    /// <summary>No thread can run again, or some wait for each other.</summary>
    Deadlock,

    /// <summary>A thread could have run for a long time and did not.</summary>
    Starvation,

    /// <summary>A thread could not be started: who holds the memory.</summary>
    OutOfMemory,

    /// <summary>A stack size was changed to one that is allowed, or thrown away by asking for it.</summary>
    StackSize,

    /// <summary>The program does what works here and fails on a board, or the other way round.</summary>
    NotPortable,

    /// <summary>An argument was refused without an exception.</summary>
    Refused,

    /// <summary>The flag of <c>lock()</c> does not do what one would think.</summary>
    SwitchingLocked,

    /// <summary>A notification has ended a sleep.</summary>
    SleepCut,
}
