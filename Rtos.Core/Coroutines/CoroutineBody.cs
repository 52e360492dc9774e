using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>The body of a task written as an async method.</summary>
internal sealed class CoroutineBody : TaskBody
{
    private readonly Device _device;
    private Func<Routine>? _start;

    // The innermost frame: the one to be resumed. Null before the start and after the end.
    private Frame? _innermost;

    // Methods that have been called since the task was last resumed and have neither ended nor waited, outermost first.
    private List<FrameInfo>? _running;

    internal CoroutineBody(Device device, Func<Routine> start)
    {
        _device = device;
        _start = start;
    }

    private Tcb Task => _device.Scheduler.Current;

    /// <summary>A method of the running task is called: charges its frame.</summary>
    internal static CoroutineBody Enter<TStateMachine>()
    {
        var device = Device.Running;
        if (device is null || device.Context != CodeContext.Task || device.Scheduler.Current.Body is not CoroutineBody body)
        {
            throw new InvalidOperationException(
                $"{FrameInfo<TStateMachine>.Instance.Name} returns Routine: it can only be called inside a task of a device");
        }

        body.Push(FrameInfo<TStateMachine>.Instance);
        return body;
    }

    /// <summary>The method of <see cref="Enter"/> has returned to its caller: it has ended, or waits in a frame.</summary>
    internal void Leave<TStateMachine>(Frame? frame)
    {
        var bytes = BytesOf(FrameInfo<TStateMachine>.Instance);
        _running!.RemoveAt(_running.Count - 1);
        if (frame is null || frame.IsCompleted)
        {
            Task.Stack.Depth -= bytes;
        }
        else
        {
            frame.StackBytes = bytes;
        }
    }

    /// <summary>The method waits: keeps its state in a frame and tells the awaiter whom to resume.</summary>
    internal static void Suspend<TAwaiter, TStateMachine, TResult>(
        ref TAwaiter awaiter, ref TStateMachine stateMachine, ref Frame<TResult>? frame)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        // The compiler of the running program decides this once for each awaiter type; it costs nothing here.
        if (default(TAwaiter) is not IRtosAwaiter)
        {
            RefuseForeignAwait<TAwaiter, TStateMachine>();
        }

        if (frame is null)
        {
            var rented = Frame<TStateMachine, TResult>.Rent();
            rented.Owner = (CoroutineBody)Device.Running!.Scheduler.Current.Body;

            // The builder inside the state machine must hold the frame before the copy is made: the copy is what goes on.
            frame = rented;
            rented.Hold(ref stateMachine);
        }

        ((IRtosAwaiter)awaiter).Park(frame);
    }

    /// <summary>A kernel call does not return at once: its caller's frame is the innermost.</summary>
    internal void ParkInnermost(Frame frame) => _innermost = frame;

    /// <summary>A frame's method has ended: its caller goes on.</summary>
    internal void Completed(Frame frame)
    {
        Task.Stack.Depth -= frame.StackBytes;
        _innermost = frame.Caller;
        if (frame.Caller is null)
        {
            // The outermost method. One that nobody awaits never gets here: its call is found in progress before.
            _last = frame;
        }
    }

    private Frame? _last;

    internal override void Resume(Device device, Tcb task)
    {
        _running ??= [];
        _running.Clear();
        var ended = _start is not null && Start();
        while (!ended && !task.Call.IsInProgress)
        {
            if (_innermost is null)
            {
                ended = true;
            }
            else
            {
                _innermost.MoveNext();
                ended = _last is not null;
            }
        }

        if (ended)
        {
            End(device, task);
        }
    }

    internal override void Discard(Tcb task)
    {
        for (var frame = _innermost; frame is not null;)
        {
            var caller = frame.Caller;
            frame.Recycle();
            frame = caller;
        }

        _innermost = null;
        _start = null;
        _last = null;
    }

    internal override IEnumerable<string> CallChain()
    {
        var names = new List<string>();
        for (var frame = _innermost; frame is not null; frame = frame.Caller)
        {
            names.Add($"{frame.Info.Name} ({BytesOf(frame.Info)})");
        }

        names.Reverse();
        return _running is null ? names : names.Concat(_running.Select(r => $"{r.Name} ({BytesOf(r)})"));
    }

    private bool Start()
    {
        var start = _start!;
        _start = null;
        Routine routine;
        try
        {
            routine = start();
        }
        catch (Exception e)
        {
            // A body that is not an async method throws here and not into its routine.
            _fault = e;
            return true;
        }

        if (routine.Frame is not null)
        {
            return false;
        }

        _fault = routine.Exception;
        return true;
    }

    private Exception? _fault;

    private void End(Device device, Tcb task)
    {
        var fault = _last?.Exception ?? _fault;
        if (_last is { IsCompleted: true } last)
        {
            _last = null;
            last.Recycle();
        }

        if (fault is not null and not TaskExitException)
        {
            if (device.Panic is null)
            {
                var who = task.Voice is { Kind: not CallbackKind.None } voice ? $"the callback {voice.Name}" : $"task {task.Name}";
                device.Misuse($"{who} ended with an exception: {fault.GetType().Name}: {fault.Message}", fault);
            }

            return;
        }

        if (task.Call.IsUnobserved || task.Call.IsInProgress)
        {
            device.Misuse(
                $"task {task.Name} ended before its {task.Call.Operation.Name} ({task.Call.Operation.FreeRtosName}) "
                + "had been awaited; write await before every kernel call");
        }

        device.EndTask(task);
    }

    private void Push(FrameInfo info)
    {
        _running!.Add(info);
        var task = Task;
        var bytes = BytesOf(info);
        if (_device.IsFarBeyondStack(task, bytes) || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            _device.RunawayRecursion(task, info.Name);
        }

        _device.TouchStack(task, bytes, null);
        task.Stack.Depth += bytes;
    }

    private int BytesOf(FrameInfo info) => info.DeclaredBytes ?? _device.Configuration.StackFrameBytes;

    private static void RefuseForeignAwait<TAwaiter, TStateMachine>() =>
        Device.Running!.Misuse(
            $"{FrameInfo<TStateMachine>.Instance.Name} awaits {ForeignName(typeof(TAwaiter))}; a task may only await kernel calls and routines "
            + "(await task.Delay(…) waits in virtual time)");

    // TaskAwaiter -> Task, YieldAwaitable+YieldAwaiter -> YieldAwaitable
    private static string ForeignName(Type awaiter)
    {
        var name = (awaiter.DeclaringType ?? awaiter).Name;
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        name = tick < 0 ? name : name[..tick];
        return name.EndsWith("Awaiter", StringComparison.Ordinal) ? name[..^"Awaiter".Length] : name;
    }
}
