using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>The async methods that the running task of a device is in; one object serves all tasks, as only one runs at a time.</summary>
internal sealed class CoroutineCalls(CallGate calls)
{
    [ThreadStatic]
    private static CoroutineCalls? _running;

    // How many methods may call each other between two checks of the host's own stack.
    private const int CallsPerStackCheck = 8;

    // Methods that have been called since the task was last resumed and have neither ended nor waited, outermost first.
    private FrameInfo[] _open = new FrameInfo[CallsPerStackCheck];
    private int _depth;
    private Frame? _ended;
    private Exception? _fault;

    /// <summary>Whether the outermost method of the task has ended.</summary>
    internal bool HasEnded { get; private set; }

    /// <summary>Those of the device that this host thread is running.</summary>
    internal static CoroutineCalls? Running => _running;

    /// <summary>The kernel whose tasks they are.</summary>
    internal Scheduler Scheduler { get; } = calls.Scheduler;

    private Tcb Task => Scheduler.Current;

    /// <summary>This host thread now runs the device, or no longer does.</summary>
    internal void Run(bool runs) => _running = runs ? this : null;

    /// <summary>A task's body has ended.</summary>
    internal void EndTask(Tcb task) => calls.EndTask(task);

    /// <summary>A task is resumed: it is in nothing but its frames.</summary>
    internal void Begin() => _depth = 0;

    /// <summary>A method of the running task is called: charges its frame.</summary>
    /// <returns>Null if the method must not run, as the device has panicked.</returns>
    internal static CoroutineCalls? Enter<TStateMachine>()
    {
        var running = _running;
        if (running is null || running.Scheduler.Code.Context != CodeContext.Task || !running.Task.Body.IsCoroutine)
        {
            RefuseCallFromOutside<TStateMachine>(running);
            return null;
        }

        if (FrameInfo<TStateMachine>.ForeignAwait is not null)
        {
            RefuseForeignAwait<TStateMachine>(running);
            return null;
        }

        running.Push(FrameInfo<TStateMachine>.Instance);
        return running;
    }

    /// <summary>The frame of a method that must not run, as the device has panicked: its caller waits forever.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame<TResult> NeverRuns<TStateMachine, TResult>()
        where TStateMachine : IAsyncStateMachine =>
        Frame<TStateMachine, TResult>.RentFor(_running!.Task);

    /// <summary>The method of <see cref="Enter"/> has returned to its caller: it has ended, or waits in a frame.</summary>
    internal void Leave<TStateMachine>(Frame? frame)
    {
        var bytes = BytesOf(FrameInfo<TStateMachine>.Instance);
        _depth--;
        if (frame is null || frame.IsCompleted)
        {
            Task.Stack.Depth -= bytes;
        }
        else
        {
            frame.StackBytes = bytes;
        }
    }

    /// <summary>The method waits: keeps its state in a frame and tells the awaiter which frame to resume.</summary>
    internal static void Suspend<TAwaiter, TStateMachine, TResult>(
        ref TAwaiter awaiter, ref TStateMachine stateMachine, ref Frame<TResult>? frame)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        if (frame is null)
        {
            var rented = Frame<TStateMachine, TResult>.RentFor(_running!.Task);

            // The builder inside the state machine must hold the frame before the copy is made: the copy is what continues.
            frame = rented;
            rented.Hold(ref stateMachine);
        }

        // The JIT decides this once for each awaiter type; it costs nothing here.
        if (default(TAwaiter) is IRtosAwaiter)
        {
            ((IRtosAwaiter)awaiter).Park(frame);
        }
        else
        {
            RefuseForeignAwait<TStateMachine>(_running!, typeof(TAwaiter));
        }
    }

    /// <summary>A frame's method has ended: its caller continues.</summary>
    internal void Completed(Frame frame)
    {
        var task = frame.Owner!;
        task.Stack.Depth -= frame.StackBytes;
        if (frame.Caller is { } caller)
        {
            task.Body = caller;
        }
        else
        {
            // The outermost method. One that nobody awaits never gets here: its call is found in progress before.
            _ended = frame;
            NoteEnd(task, frame.Exception);
        }
    }

    /// <summary>The outermost method of the running task has ended.</summary>
    internal void NoteEnd(Tcb task, Exception? fault)
    {
        if (fault is null or TaskExitException && task.Call.IsToBeAwaited)
        {
            var row = task.Call.Row;
            Scheduler.Panics.Misuse(
                PanicKind.NotAwaited,
                $"task {task.Name} ended before its {row.Name} ({row.FreeRtosName}) "
                + "had been awaited; write await before every kernel call");
        }

        if (fault is not null && task.Call.IsInProgress && Scheduler.Panics.Panic is null)
        {
            // It has thrown before it awaited the call: the task waits, and nobody would come back to its end.
            CoroutineBody.Refuse(Scheduler, task, fault);
        }

        _fault = fault;
        HasEnded = true;
    }

    /// <summary>Forgets the end of the outermost method; returns what it threw.</summary>
    internal Exception? TakeEnd(Tcb task)
    {
        var fault = _fault;
        _ended?.Recycle();
        (_ended, _fault, HasEnded) = (null, null, false);
        task.Body = CoroutineEnd.Instance;
        return fault;
    }

    /// <summary>The methods that a task is in, outermost first, each with its share of the stack.</summary>
    internal IEnumerable<string> Chain(Tcb task)
    {
        var infos = new List<FrameInfo>();
        for (var frame = task.Body as Frame; frame is not null; frame = frame.Caller)
        {
            infos.Add(frame.Info);
        }

        infos.Reverse();
        if (task == Task)
        {
            infos.AddRange(_open.AsSpan(0, _depth));
        }

        return infos.Select(i => $"{i.Name} ({BytesOf(i)})");
    }

    private void Push(FrameInfo info)
    {
        if (_depth == _open.Length)
        {
            Array.Resize(ref _open, 2 * _depth);
        }

        _open[_depth++] = info;
        var task = Task;
        var bytes = BytesOf(info);
        if (Scheduler.Stacks.IsFarBeyond(task, bytes)
            || (_depth % CallsPerStackCheck == 0 && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
        {
            Scheduler.Stacks.RunawayRecursion(task, info.Name);
        }

        Scheduler.Stacks.Touch(task, bytes, null);
        task.OpenFrame(bytes);
    }

    private int BytesOf(FrameInfo info) => info.DeclaredBytes ?? Scheduler.Configuration.StackFrameBytes;

    private static void RefuseCallFromOutside<TStateMachine>(CoroutineCalls? running)
    {
        if (running is not { Scheduler.Code.Context: CodeContext.Panicked })
        {
            throw new InvalidOperationException(
                $"{FrameInfo<TStateMachine>.Instance.Name} returns Routine: it can only be called inside a task of a device");
        }
    }

    // Also for an awaited object that is complete already: whether it is depends on the host.
    private static void RefuseForeignAwait<TStateMachine>(CoroutineCalls running, Type? awaiter = null) => running.Scheduler.Panics.StopBecause(
        PanicKind.ForeignAwait,
        $"{FrameInfo<TStateMachine>.Instance.Name} awaits {ForeignAwaits.NameOf((awaiter ?? FrameInfo<TStateMachine>.ForeignAwait)!)}; "
        + "a task may only await kernel calls and routines (await task.Delay(…) waits in virtual time, "
        + "and a helper that awaits them is declared async Routine)");
}
