using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>The state of a thread that executes bytecode: its values, its frames, and the time that it owes the device.</summary>
internal sealed class ThreadState
{
    /// <summary>The cycles of executed instructions that have not been worked off yet.</summary>
    internal long Owed;

    /// <param name="thread">The thread as the thread library sees it.</param>
    /// <param name="builtins">The built-in names.</param>
    internal ThreadState(PyThread thread, DictObject builtins)
    {
        Thread = thread;
        Frames = new FrameStack(thread, Values, builtins);
    }

    /// <summary>The thread as <c>_thread</c> sees it.</summary>
    internal PyThread Thread { get; }

    internal ValueStack Values { get; } = new();

    internal FrameStack Frames { get; }

    /// <summary>The number of times the thread has locked the heap: while it is locked, nothing may be allocated for it.</summary>
    internal int HeapLocks { get; set; }

    /// <summary>Visits the objects that values and frames refer to.</summary>
    internal void Visit(Marker marker)
    {
        Values.Visit(marker);
        Frames.Visit(marker);
    }
}
