namespace Rtos.MicroPython;

/// <summary>What a thread does next.</summary>
internal enum Phase
{
    /// <summary>It takes the GIL first.</summary>
    Enter,

    /// <summary>It calls its function.</summary>
    Begin,

    /// <summary>It executes instructions.</summary>
    Running,

    /// <summary>It works its cycles off, then lets others run.</summary>
    Turn,

    /// <summary>Its cycles are worked off; others may run if they want to.</summary>
    GiveTurn,

    /// <summary>It works its cycles off and goes on: it has run ahead of time far enough.</summary>
    Pay,

    /// <summary>It works its cycles off, then makes a kernel call.</summary>
    Kernel,

    /// <summary>Its cycles are worked off; the kernel call is made.</summary>
    MakeCall,

    /// <summary>It works its cycles off, then runs a function in C# that may wait.</summary>
    Routine,

    /// <summary>Its cycles are worked off; the function in C# runs.</summary>
    RunRoutine,

    /// <summary>The function in C# has returned.</summary>
    RoutineReturned,

    /// <summary>The kernel call has returned.</summary>
    Returned,

    /// <summary>The time of a sleep that callbacks came into is over.</summary>
    Slept,

    /// <summary>Its function has returned; it works its cycles off.</summary>
    End,

    /// <summary>It leaves the table of threads.</summary>
    Leave,

    /// <summary>Main: it idles at the prompt. Others: it has ended.</summary>
    Over,
}
