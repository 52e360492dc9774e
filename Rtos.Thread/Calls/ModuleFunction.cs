using Rtos.Core;

namespace Rtos.Thread;

/// <summary>A function of a module: one kernel call, made of stages. A thread that is suspended in one continues there; one that is killed leaves it.</summary>
/// <remarks>
/// C# awaits <see cref="Call(PyArguments)"/>. A front end whose threads are not coroutines uses <see cref="Begin"/>, leaves
/// its body if the call has not returned, and takes the result with <see cref="PyThread.TakeResult"/> when it is resumed.
/// </remarks>
public sealed class ModuleFunction
{
    private readonly ThreadModel _model;
    private readonly Signature _signature;
    private readonly FunctionOperation _operation;

    internal ModuleFunction(ThreadModel model, string name, Signature signature, params IReadOnlyList<CallStage> stages)
    {
        _model = model;
        Name = name;
        _signature = signature;
        Stages = stages;
        _operation = new FunctionOperation(this);
    }

    /// <summary>Its name in Python, and in the trace.</summary>
    public string Name { get; }

    /// <summary>Its parameters: brackets around optional ones, an equals sign after those that may be given by name.</summary>
    public string Parameters => _signature.Text;

    internal IReadOnlyList<CallStage> Stages { get; }

    /// <summary>What a thread does in it, in words for reports; null: its name is enough.</summary>
    internal string? Purpose { get; init; }

    /// <summary>Whether a thread that does not hold the GIL may call it: the first call of each thread.</summary>
    internal bool IsFirstCall { get; init; }

    /// <summary>Calls the function in the running thread.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The result that Python would get; await it at once.</returns>
    /// <exception cref="PyException">When awaited: the function raised a Python exception.</exception>
    /// <exception cref="DevicePanicException">The caller is not a thread of the model, or its previous call was not awaited.</exception>
    public RtosCall<PyValue> Call(PyArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return new RtosCall<PyValue>(_model.Device.Calls, Prepare(arguments), _operation);
    }

    /// <summary>Calls the function in the running thread, with positional arguments only.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The result that Python would get; await it at once.</returns>
    /// <exception cref="PyException">When awaited: the function raised a Python exception.</exception>
    /// <exception cref="DevicePanicException">The caller is not a thread of the model, or its previous call was not awaited.</exception>
    public RtosCall<PyValue> Call(params IReadOnlyList<PyValue> arguments) => Call(new PyArguments(arguments));

    /// <summary>Begins the call in the running thread, for bodies that are not coroutines.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <returns>
    /// Whether the call has returned, so that its result can be taken. Otherwise the body returns to the kernel, and the result is
    /// there when it is resumed.
    /// </returns>
    /// <exception cref="DevicePanicException">The caller is not a thread of the model.</exception>
    public bool Begin(PyArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var task = Prepare(arguments);
        _model.Device.Calls.Begin(task, _operation);
        task.Call.Observe();
        return !task.Call.IsInProgress;
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>A function that never waits.</summary>
    internal static ModuleFunction Simple(ThreadModel model, string name, string parameters, CallBody body) =>
        new(model, name, new Signature(parameters), (scoped ref ModuleCall call) =>
        {
            call.Pending.Value = body(ref call);
            return true;
        });

    /// <summary>Begins a call of a function that works, without making arguments for the cycles.</summary>
    internal bool BeginWork(long cycles)
    {
        var device = _model.Device;
        var task = PrepareCall();
        var pending = ((PyThread)task.Call.Target!).Pending;
        pending.Cycles = cycles;
        pending.WakeTick = device.Now.Value;
        task.Call.Result = cycles;
        device.Calls.Begin(task, _operation);
        task.Call.Observe();
        return !task.Call.IsInProgress;
    }

    private Tcb Prepare(PyArguments arguments)
    {
        var task = PrepareCall();
        if (task.Call.Target is not PyThread { Pending: { } pending })
        {
            return task;
        }

        try
        {
            pending.Arguments = _signature.Bind(arguments);
        }
        catch (PyException e)
        {
            pending.Error = e.Error;
        }

        return task;
    }

    private Tcb PrepareCall()
    {
        // Unlike calls about kernel objects, these belong to a thread: the host may not make them before the start either.
        _model.Device.Calls.CheckTaskRuns(_operation);
        var task = _model.Device.Calls.EnterWhole(_operation);
        if (_model.ThreadOf(task) is not { } thread)
        {
            _model.Device.Misuse(PanicKind.WrongContext, $"task {task.Name} called _thread's {Name}, but is not a Python thread; start it with start_new_thread");
            return task;
        }

        if (!IsFirstCall && _model.Gil.Holder != thread)
        {
            _model.Device.Misuse(PanicKind.WrongContext, thread.Outside is { } code
                ? $"thread {thread.Name} called {Name} inside {code}, which runs without the GIL; an async function of a module waits with kernel calls only, as with Task.Delay"
                : $"thread {thread.Name} called {Name} without the GIL; a thread begins with the call {_model.Runtime.Enter.Name}");
        }

        thread.Pending.Begin(this);
        task.Call.Target = thread;
        return task;
    }

    // One for each function: its name is part of the trace.
    private sealed class FunctionOperation(ModuleFunction function)
        : KernelOperation<PyValue>(CallRow.Shared(function.Name, $"_thread.{function.Name}"))
    {
        internal override bool EndsInCriticalSection => false;

        internal override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall record)
        {
            var call = new ModuleCall { Scheduler = scheduler, Task = caller, Thread = (PyThread)record.Target!, Record = ref record };
            var pending = call.Pending;
            try
            {
                while (pending.Error is null && pending.Stage < function.Stages.Count)
                {
                    // A stage may end the call; otherwise the next one follows.
                    var stage = pending.Stage;
                    if (!function.Stages[stage](ref call))
                    {
                        return false;
                    }

                    pending.Stage = pending.Stage == stage ? stage + 1 : pending.Stage;
                    if (scheduler.Active.SwitchDue && pending.Stage < function.Stages.Count)
                    {
                        return false;
                    }
                }
            }
            catch (PyException e)
            {
                pending.Error = e.Error;
            }

            call.Model.CallEnds(call.Thread);
            return true;
        }

        internal override PyValue Read(ref KernelCall call)
        {
            var pending = ((PyThread)call.Target!).Pending;
            return pending.Error is { } error ? throw new PyException(error) : pending.Value;
        }

        internal override TraceValue Describe(in KernelCall call)
        {
            var pending = ((PyThread)call.Target!).Pending;
            return TraceText.Of(pending.Value, pending.Error);
        }

        internal override string? WaitsFor(in KernelCall call)
        {
            var pending = ((PyThread)call.Target!).Pending;
            return pending.Wait switch
            {
                ThreadWait.Lock => pending.Lock!.Name,
                ThreadWait.Gil => "the GIL",
                ThreadWait.Notification => "a notification",
                _ => function.Purpose is { } purpose ? $"({purpose})" : null,
            };
        }
    }
}
