using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>Tracks whose code runs on a device now, and whether the caller is on the thread that runs it.</summary>
internal sealed class RunningCode
{
    /// <summary>The number of the tick interrupt, for its hooks.</summary>
    internal const int TickInterrupt = -1;

    /// <summary>The number that stands for a task that makes the calls of interrupts.</summary>
    internal const int InterruptCallsOfTask = -2;

    // The position of the run's stack when it began, and the same while a task's code runs; otherwise nowhere. A single comparison
    // then shows that a call is a task's and comes from the thread that runs the device.
    private nuint _runsAt = HostStack.Nowhere;
    private nuint _taskRunsAt = HostStack.Nowhere;
    private bool _hasPanicked;

    /// <summary>Whose code it is.</summary>
    internal CodeContext Context { get; private set; }

    /// <summary>The number of the interrupt whose service routine runs, or of the last one.</summary>
    internal int Interrupt { get; private set; }

    /// <summary>An interrupt in messages.</summary>
    /// <param name="interrupt">Its number.</param>
    internal static string NameOf(int interrupt) =>
        interrupt == TickInterrupt ? "the tick hook"
        : interrupt == InterruptCallsOfTask ? "a task in FromISR"
        : FormattableString.Invariant($"interrupt {interrupt}");

    /// <summary>Whether the device is in a run.</summary>
    internal bool IsInRun => _runsAt != HostStack.Nowhere;

    /// <summary>Whether a task's code runs on the calling thread. Also false if the caller is very deep in that thread's stack.</summary>
    internal bool IsTaskNearby
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => HostStack.IsNear(_taskRunsAt);
    }

    /// <summary>A run begins in the method that calls this one.</summary>
    /// <param name="here"><see cref="HostStack.Here"/> of that method.</param>
    internal void BeginRun(nuint here) => _runsAt = here;

    /// <summary>The run is over.</summary>
    internal void EndRun()
    {
        _runsAt = HostStack.Nowhere;
        Set(CodeContext.Host);
    }

    internal void Set(CodeContext context)
    {
        Context = context;
        _taskRunsAt = context == CodeContext.Task ? _runsAt : HostStack.Nowhere;
    }

    /// <summary>An interrupt service routine is called.</summary>
    /// <param name="number">The number of the interrupt.</param>
    internal void EnterInterrupt(int number)
    {
        Interrupt = number;
        Set(CodeContext.Interrupt);
    }

    /// <summary>Code of the host is called while the device runs: it may make no kernel call.</summary>
    /// <returns>What <see cref="LeaveHostCode"/> needs.</returns>
    internal CodeContext EnterHostCode()
    {
        var context = Context;
        Set(CodeContext.Host);
        return context;
    }

    /// <summary>The code of the host has returned.</summary>
    internal void LeaveHostCode(CodeContext context) =>
        Set(context == CodeContext.Task && _hasPanicked ? CodeContext.Panicked : context);

    /// <summary>The device has panicked: the task whose code runs can no longer make kernel calls.</summary>
    internal void NotePanic()
    {
        _hasPanicked = true;
        if (Context == CodeContext.Task)
        {
            Set(CodeContext.Panicked);
        }
    }
}
