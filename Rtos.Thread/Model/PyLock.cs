using Rtos.Core;

namespace Rtos.Thread;

/// <summary>A lock: a binary semaphore without an owner, although the emulator remembers who took it. Pycom: <c>LockType</c>.</summary>
public sealed class PyLock : KernelObject
{
    // The thread to which a release gave the lock: the longest waiter, which has not run since.
    private PyThread? _handedTo;

    internal PyLock(ThreadModel model, int number, string? madeAt)
        : base(model.Device, FormattableString.Invariant($"lock {number}"), ObjectSizes.Queue)
    {
        Model = model;
        MadeAt = madeAt;
        Waiting = new EventList(model.Device.Scheduler.Table);
        Value = PyValue.Object(this, "lock");
    }

    /// <summary>The threads to which it belongs.</summary>
    public ThreadModel Model { get; }

    /// <summary>The place of the code that made it, as in <see cref="PyThread.Location"/>; null if not known.</summary>
    public string? MadeAt { get; }

    /// <summary>The lock as a Python object.</summary>
    public PyValue Value { get; }

    /// <summary>Whether a thread has taken it.</summary>
    public bool IsLocked { get; private set; }

    /// <summary>The thread that took it last, while it is locked; it may have ended since.</summary>
    public PyThread? Holder { get; private set; }

    /// <summary>The threads that wait for it, the longest waiter first.</summary>
    public IReadOnlyList<PyThread> Waiters
    {
        get
        {
            var waiters = new List<PyThread>();
            for (var task = Waiting.Head; task is not null; task = Waiting.Next(task))
            {
                waiters.Add(Model.ThreadOf(task)!);
            }

            return waiters;
        }
    }

    internal EventList Waiting { get; }

    internal override string DescribeState() =>
        (!IsLocked ? "free" : Holder is { } holder ? $"held by {holder.Name}" : "held") + WaitingText(Waiting.Count);

    /// <summary>Takes the lock, waiting for it if it is taken. Not re-entrant: its holder waits too.</summary>
    /// <param name="waitflag">An <c>int</c>: 0 takes it only if it is free.</param>
    /// <param name="timeout">A <c>float</c>, in seconds: the longest wait; negative for no limit.</param>
    /// <returns>Whether it was taken. A timeout with a <paramref name="waitflag"/> of 0 is a <c>ValueError</c>.</returns>
    /// <remarks>Pycom: <c>lock.acquire</c>, <c>with lock</c>. Blocks: yes. From: a thread.</remarks>
    public RtosCall<PyValue> Acquire(PyValue? waitflag = null, PyValue? timeout = null) => Model.LockFunctions.Acquire.Call(
        waitflag is null && timeout is not null
            ? new PyArguments([Value], [KeyValuePair.Create("timeout", timeout.Value)])
            : new PyArguments(ThreadModel.Given(Value, waitflag, timeout)));

    /// <summary>Releases the lock; the thread that has waited longest gets it. Any thread may do that.</summary>
    /// <returns><c>None</c>. For a free lock: a <c>RuntimeError</c> without a text.</returns>
    /// <remarks>Pycom: <c>lock.release</c>. Blocks: no, but gives the GIL up. From: a thread.</remarks>
    public RtosCall<PyValue> Release() => Model.LockFunctions.Release.Call(Value);

    /// <summary>Asks whether it is taken.</summary>
    /// <returns>A <c>bool</c>.</returns>
    /// <remarks>Pycom: <c>lock.locked</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> Locked() => Model.LockFunctions.Locked.Call(Value);

    internal override void ReleaseLists(TaskTable table) => table.Remove(Waiting);

    internal bool TryTake(PyThread thread)
    {
        if (IsLocked && _handedTo != thread)
        {
            return false;
        }

        if (!IsLocked)
        {
            HoldBy(thread);
        }

        _handedTo = null;
        return true;
    }

    /// <summary>Unlocks it, or gives it to the thread that has waited longest.</summary>
    internal void Release(Scheduler scheduler)
    {
        Holder?.Lost(this);
        Holder = null;
        IsLocked = false;
        _handedTo = null;
        if (Waiting.Head is not { } next)
        {
            return;
        }

        _handedTo = Model.ThreadOf(next)!;
        HoldBy(_handedTo);
        _handedTo.Pending.Wait = ThreadWait.Gil;
        _handedTo.Starvation.Ready(scheduler.Time.Now);
        scheduler.WakeOneAndYield(Waiting);
    }

    /// <summary>A thread that was given the lock and has not run since will not take it: the next waiter gets it.</summary>
    internal void GiveOnFrom(PyThread thread, Scheduler scheduler)
    {
        if (_handedTo == thread)
        {
            Release(scheduler);
        }
    }

    private void HoldBy(PyThread thread)
    {
        IsLocked = true;
        Holder = thread;
        thread.Took(this);
    }
}
