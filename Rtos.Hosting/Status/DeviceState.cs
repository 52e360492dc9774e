namespace Rtos.Hosting;

/// <summary>The state of a hosted device.</summary>
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

    /// <summary>Its virtual time advances, now or as soon as something is due.</summary>
    Running,

    /// <summary>It has been paused: virtual time stops.</summary>
    Paused,

    /// <summary>Its outputs are not taken and there is no more room: virtual time stops.</summary>
    Held,

    /// <summary>It has panicked, or its program threw an exception; it may be restarted later.</summary>
    Panicked,

    /// <summary>A task has ended the scheduler; nothing happens any more until a reset.</summary>
    Ended,

    /// <summary>The host can no longer do its part, such as writing the journal.</summary>
    Failed,

    /// <summary>It has been stopped for good.</summary>
    Stopped,

    /// <summary>
    /// Its program has not returned to the kernel for <see cref="EmulatorOptions.StuckAfter"/>, and nothing can make it return.
    /// If it does return, the device has its previous state again.
    /// </summary>
    Stuck,
}
