using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>The suspended activation of an async method of a task, pooled.</summary>
/// <remarks>
/// A frame exists only for a method that had to wait. The innermost one of a task is resumed directly, however
/// deep it is; when it completes, its caller becomes the innermost.
/// </remarks>
internal abstract class Frame : CoroutineBody
{
    /// <summary>The frame that awaits this one; null for a task's outermost method, or if nobody has awaited it yet.</summary>
    internal Frame? Caller;

    /// <summary>The exception that the method threw; meaningful once it is completed.</summary>
    internal Exception? Exception;

    /// <summary>The task that the method belongs to; null in the pool.</summary>
    internal Tcb? Owner;

    /// <summary>Counts the uses of the object, so that a routine awaited twice can be told from one in use.</summary>
    internal int Version;

    internal bool IsCompleted;

    /// <summary>The bytes of the task's stack that the method takes.</summary>
    internal int StackBytes;

    /// <summary>The name of the method, and its cost.</summary>
    internal abstract FrameInfo Info { get; }

    /// <summary>A kernel call of a task, which should be this frame's, does not return at once.</summary>
    internal void ParkInnermost(Tcb caller)
    {
        if (Owner != caller)
        {
            RefuseOtherTasksCall();
        }
        else if (caller.Body != this)
        {
            caller.Body = this;
        }
    }

    /// <summary>A kernel call of the task does not return at once: this frame's method is the one to be resumed.</summary>
    /// <param name="caller">The place of the task that made the call.</param>
    internal void ParkInnermost(uint caller)
    {
        var task = Owner!;
        if (task.Place != caller)
        {
            RefuseOtherTasksCall();
        }
        else if (task.Body != this)
        {
            task.Body = this;
        }
    }

    // Not refused with an exception: the method is about to wait, and now it waits forever.
    private void RefuseOtherTasksCall() => CoroutineCalls.Running!.Scheduler.Panics.StopBecause(
        PanicKind.AwaitedWrongly,
        $"{Info.Name} awaits a kernel call of another task; a task may only await its own calls, on objects of its own device");

    internal sealed override void Discard(Tcb task)
    {
        // A frame that has been recycled has no owner, and its caller is its neighbor in the pool.
        for (Frame? frame = this; frame is not null && frame.Owner == task;)
        {
            var caller = frame.Caller;
            frame.Recycle();
            frame = caller;
        }
    }

    /// <summary>Forgets everything and goes back to the pool, unless it is there already.</summary>
    internal abstract void Recycle();

    /// <summary>The method has ended.</summary>
    internal void Complete(Exception? exception)
    {
        Exception = exception;
        IsCompleted = true;
        CoroutineCalls.Running!.Completed(this);
    }
}

/// <summary>A frame whose method returns a value.</summary>
/// <typeparam name="TResult">The value.</typeparam>
internal abstract class Frame<TResult> : Frame
{
    internal TResult? Result;
}

/// <summary>A frame with its method's state machine.</summary>
/// <typeparam name="TStateMachine">The state machine that the compiler makes of the method.</typeparam>
/// <typeparam name="TResult">What the method returns.</typeparam>
internal sealed class Frame<TStateMachine, TResult> : Frame<TResult>
    where TStateMachine : IAsyncStateMachine
{
    // More unused frames of one method than this are left to the collector.
    private const int MostPooled = 256;

    [ThreadStatic]
    private static Frame<TStateMachine, TResult>? _pool;

    [ThreadStatic]
    private static int _pooled;

    private TStateMachine? _stateMachine;

    internal override FrameInfo Info => FrameInfo<TStateMachine>.Instance;

    /// <summary>Takes a frame from the pool of this thread, or makes one.</summary>
    /// <param name="owner">The task that the method belongs to.</param>
    internal static Frame<TStateMachine, TResult> RentFor(Tcb owner)
    {
        var frame = Rent();
        frame.Owner = owner;
        return frame;
    }

    private static Frame<TStateMachine, TResult> Rent()
    {
        var frame = _pool;
        if (frame is null)
        {
            return new Frame<TStateMachine, TResult>();
        }

        _pool = (Frame<TStateMachine, TResult>?)frame.Caller;
        _pooled--;
        frame.Caller = null;
        return frame;
    }

    /// <summary>Copies the state machine in. The builder inside it must know this frame already: the copy resumes through it.</summary>
    internal void Hold(ref TStateMachine stateMachine) => _stateMachine = stateMachine;

    // Nothing else here, and nothing after it: continuing a task is then only the jump into the method.
    internal override void Resume(Tcb task) => _stateMachine!.MoveNext();

    internal override void Recycle()
    {
        if (Owner is null)
        {
            return;
        }

        Version = unchecked(Version + 1);
        _stateMachine = default;
        Result = default;
        Exception = null;
        Owner = null;
        IsCompleted = false;
        Caller = null;
        if (_pooled < MostPooled)
        {
            _pooled++;
            Caller = _pool;
            _pool = this;
        }
    }
}
