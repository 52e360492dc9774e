using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>What a thread has that executes bytecode: its values, its frames, and the time that it owes the device.</summary>
internal sealed class ThreadState
{
    /// <summary>Cycles of instructions that were executed and not yet worked off.</summary>
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

    /// <summary>How often the thread has locked the heap: while it is, nothing may be given out to it.</summary>
    internal int HeapLocks { get; set; }

    /// <summary>Shows what values and frames refer to.</summary>
    internal void Visit(Marker marker)
    {
        Values.Visit(marker);
        Frames.Visit(marker);
    }
}
