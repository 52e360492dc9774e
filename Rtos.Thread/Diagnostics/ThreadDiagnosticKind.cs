namespace Rtos.Thread;

/// <summary>The kinds of diagnostics.</summary>
public enum ThreadDiagnosticKind
{
    /// <summary>A thread ended, or was killed, while holding a lock.</summary>
    LockLeftHeld,

    /// <summary>A thread was suspended while holding a lock.</summary>
    LockHeldWhileSuspended,

    /// <summary>A thread was killed: what it was doing, and what is lost with it.</summary>
    Killed,

    /// <summary>A notification was overwritten before it was read.</summary>
    NotificationOverwritten,

    /// <summary>A message was lost: the mailbox already holds 8.</summary>
    MailboxFull,

    /// <summary>A thread was asked to exit and has never checked for a notification.</summary>
    NeverLooksForExit,

    /// <summary>A thread has used more than 80 % of its stack.</summary>
    StackNearlyFull,

    /// <summary>No thread can run again, or some wait for each other.</summary>
    Deadlock,

    /// <summary>A thread could have run for a long time and did not.</summary>
    Starvation,

    /// <summary>A thread could not be started: the tasks that hold the memory.</summary>
    OutOfMemory,

    /// <summary>A stack size was adjusted to an allowed one, or was discarded by reading it.</summary>
    StackSize,

    /// <summary>The program does something that works here and fails on a board, or the other way round.</summary>
    NotPortable,

    /// <summary>An argument was refused without an exception.</summary>
    Refused,

    /// <summary>The flag of <c>lock()</c> does not do what its name suggests.</summary>
    SwitchingLocked,

    /// <summary>A notification ended a sleep.</summary>
    SleepCut,
}
