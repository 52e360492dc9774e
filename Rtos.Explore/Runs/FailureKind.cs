namespace Rtos.Explore;

/// <summary>The kinds of failures that a search looks for.</summary>
[Flags]
internal enum FailureKind
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The device panicked: misuse of the kernel, an overflow, an exception.</summary>
    Panic = 1,

    /// <summary>A condition that must hold was false; an assertion in a task failed.</summary>
    Assert = 1 << 1,

    /// <summary>Tasks wait for each other, or for a mutex that nobody gives back.</summary>
    Deadlock = 1 << 2,

    /// <summary>A task was ready for a quarter of the run and did not get a core.</summary>
    Starvation = 1 << 3,

    /// <summary>All of them.</summary>
    All = Panic | Assert | Deadlock | Starvation,
}
