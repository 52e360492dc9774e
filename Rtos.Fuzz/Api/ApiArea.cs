namespace Rtos.Fuzz;

/// <summary>Groups of public members; where a call is made decides how often each is chosen.</summary>
internal enum ApiArea
{
    /// <summary>The task: its own calls and those on others.</summary>
    Task,

    /// <summary>Queues, semaphores, mutexes, event groups, buffers, timers.</summary>
    Objects,

    /// <summary>Calls of interrupts.</summary>
    Interrupt,

    /// <summary>What makes tasks and objects.</summary>
    Making,

    /// <summary>The device, its hooks, heap, clock, reports and host link.</summary>
    Device,

    /// <summary>Calls and routines, and their awaiters.</summary>
    Awaiting,

    /// <summary>Times, records, options, traces.</summary>
    Values,
}
