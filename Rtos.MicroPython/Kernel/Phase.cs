namespace Rtos.MicroPython;

/// <summary>A thread's next action.</summary>
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

    /// <summary>It works its cycles off and continues: it has run far enough ahead of time.</summary>
    Pay,

    /// <summary>It works its cycles off, then makes a kernel call.</summary>
    Kernel,

    /// <summary>Its cycles are worked off; the kernel call is made.</summary>
    MakeCall,

    /// <summary>It works its cycles off, then runs a C# function that may wait.</summary>
    Routine,

    /// <summary>Its cycles are worked off; the C# function runs.</summary>
    RunRoutine,

    /// <summary>The C# function has returned.</summary>
    RoutineReturned,

    /// <summary>The kernel call has returned.</summary>
    Returned,

    /// <summary>The time of a sleep interrupted by callbacks has passed.</summary>
    Slept,

    /// <summary>Its function has returned; it works its cycles off.</summary>
    End,

    /// <summary>It leaves the table of threads.</summary>
    Leave,

    /// <summary>Main: it idles at the prompt. Others: it has ended.</summary>
    Over,
}
