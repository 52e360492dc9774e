namespace Rtos.Core;

/// <summary>The unit of a time that somebody has written.</summary>
internal enum TimeUnit
{
    /// <summary>None was written.</summary>
    None,

    /// <summary>CPU cycles.</summary>
    Cycles,

    /// <summary>Ticks of the kernel.</summary>
    Ticks,

    /// <summary>Nanoseconds.</summary>
    Nanoseconds,

    /// <summary>Microseconds.</summary>
    Microseconds,

    /// <summary>Milliseconds.</summary>
    Milliseconds,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Minutes.</summary>
    Minutes,

    /// <summary>Hours.</summary>
    Hours,
}
