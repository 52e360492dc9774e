namespace Rtos.Thread;

/// <summary>What a thread is doing, as scripts see it. Loboris: <c>RUNNING</c> … <c>TERMINATED</c>.</summary>
public enum ThreadStatus
{
    /// <summary>It has ended or was killed. Loboris: <c>TERMINATED</c>.</summary>
    Terminated = -1,

    /// <summary>It runs, could run, sleeps, or waits for a lock. Loboris: <c>RUNNING</c>.</summary>
    Running = 0,

    /// <summary>It was suspended. Loboris: <c>SUSPENDED</c>.</summary>
    Suspended = 1,

    /// <summary>It waits for a notification. Loboris: <c>WAITING</c>.</summary>
    Waiting = 2,
}
