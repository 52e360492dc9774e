namespace Rtos.Hosting;

/// <summary>What a hosted device is doing.</summary>
/// <remarks>
/// <code>
///   Created ──► Running ◄──► Paused          Running ◄──► Held: nobody takes what the device puts out
///                  │                          Running ──► Ended: a task has ended the scheduler
///                  ▼
///               Panicked ──► Running, if it is to be restarted, after the back-off
///   any ──reset──► Running or Paused, as before       any ──► Failed: its journal cannot be written
///   any ──stop──► Stopped                             any ◄──► Stuck: its program does not come back to the kernel
/// </code>
/// </remarks>
public enum DeviceState
{
    /// <summary>It has not been started yet.</summary>
    Created,

    /// <summary>Its virtual time goes on, now or as soon as something is due.</summary>
    Running,

    /// <summary>Somebody has paused it: virtual time stands.</summary>
    Paused,

    /// <summary>What it puts out is not taken and there is no more room: virtual time stands.</summary>
    Held,

    /// <summary>It has panicked, or its program has thrown; it may be restarted later.</summary>
    Panicked,

    /// <summary>A task has ended the scheduler; nothing happens any more until a reset.</summary>
    Ended,

    /// <summary>The host cannot do its part any more, such as writing the journal.</summary>
    Failed,

    /// <summary>It has been stopped for good.</summary>
    Stopped,

    /// <summary>
    /// Its program has not come back to the kernel for <see cref="EmulatorOptions.StuckAfter"/>, and nothing can make it.
    /// It has its state from before when it does.
    /// </summary>
    Stuck,
}
