using System.Collections.Immutable;
using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Scenarios;

/// <summary>The state of a scenario's tasks and objects in one run, and what each is doing.</summary>
internal sealed class ScenarioState
{
    // Scenarios have stacks without a limit.
    private const int StackBytes = 0;

    private readonly Tcb?[] _tasks;
    private readonly bool[] _isBeingCreated;
    private readonly KernelObject?[] _objects;
    private readonly bool[] _gone;
    private readonly Tcb?[] _past;
    private readonly long[] _pastRunTime;
    private readonly ScenarioOperation?[] _current;
    private readonly ImmutableArray<PreparedOperation>?[] _operations;
    private readonly (ScenarioPerformer Performer, ImmutableArray<PreparedOperation> Operations)?[] _callbacks;
    private byte[] _bytes = [];

    internal ScenarioState(Scenario scenario, Device device)
    {
        Device = device;
        _tasks = new Tcb?[scenario.Tasks.Count];
        _isBeingCreated = new bool[scenario.Tasks.Count];
        _current = new ScenarioOperation?[scenario.Tasks.Count];
        _past = new Tcb?[scenario.Tasks.Count];
        _pastRunTime = new long[scenario.Tasks.Count];
        _operations = new ImmutableArray<PreparedOperation>?[scenario.Tasks.Count];
        _objects = new KernelObject?[scenario.Objects.Count];
        _gone = new bool[scenario.Objects.Count];
        _callbacks = new (ScenarioPerformer, ImmutableArray<PreparedOperation>)?[scenario.Objects.Count];
        foreach (var item in scenario.Objects)
        {
            _objects[item.Index] = ObjectTable.Of(item.Type).Create?.Invoke(this, device, item);
        }
    }

    internal Device Device { get; }

    /// <summary>The operation of the interrupt that runs.</summary>
    internal ScenarioOperation? InterruptOperation { get; set; }

    /// <summary>The operation of the callback that runs, or ran last.</summary>
    internal ScenarioOperation? CallbackOperation { get; private set; }

    /// <summary>The task that last reached its end, and where: ending there may not be allowed.</summary>
    internal (Tcb Task, JsonLocation Place)? LastEnded { get; private set; }

    /// <summary>The current task of a scenario's task; null if it has not been created, or has been deleted.</summary>
    internal Tcb? Find(ScenarioTask task) => _tasks[task.Index];

    /// <summary>The index of the scenario's task that a task belongs to, or -1.</summary>
    internal int IndexOf(Tcb? tcb) => Array.FindIndex(_tasks, t => t is not null && t == tcb);

    /// <summary>The operation that a task began last; null before its first.</summary>
    internal ScenarioOperation? Current(int task) => _current[task];

    /// <summary>The CPU time of a task that no longer exists; null if it exists, or never did.</summary>
    internal Cycles? PastRunTime(ScenarioTask task) => Find(task) is null && _past[task.Index] is { } past
        ? new Cycles(_pastRunTime[task.Index] + Device.Scheduler.RunTimeOf(past))
        : null;

    internal TaskDefinition Define(ScenarioTask task) =>
        new(task.Name, task.Priority, StackBytes, task.Affinity, new ScenarioTaskBody(this, task));

    /// <summary>A task's operations, prepared once however often it is created.</summary>
    internal ImmutableArray<PreparedOperation> OperationsOf(ScenarioTask task) => _operations[task.Index] ??= Prepare(task.Operations);

    internal void Remember(ScenarioTask task, Tcb tcb)
    {
        _tasks[task.Index] = tcb;
        _isBeingCreated[task.Index] = false;
    }

    /// <summary>Whether a task exists, or is about to: the call that creates it may have to wait for its turn.</summary>
    internal bool Exists(ScenarioTask task) => _tasks[task.Index] is not null || _isBeingCreated[task.Index];

    /// <summary>A task is to be created.</summary>
    internal CreateOrder Order(ScenarioTask task)
    {
        _isBeingCreated[task.Index] = true;
        return new CreateOrder(Define(task)) { Abandoned = () => _isBeingCreated[task.Index] = false };
    }

    /// <summary>From now on the task counts as deleted.</summary>
    internal void Forget(ScenarioTask task)
    {
        // Until the next switch it may still have a core: its time is read when needed.
        _pastRunTime[task.Index] += _past[task.Index] is { } earlier ? Device.Scheduler.RunTimeOf(earlier) : 0;
        _past[task.Index] = _tasks[task.Index];
        _tasks[task.Index] = null;
    }

    /// <summary>The task's list has ended, and it deletes itself now.</summary>
    internal void Ends(ScenarioTask task, Tcb tcb)
    {
        LastEnded = (tcb, _current[task.Index]?.Location ?? task.Location);
        Forget(task);
    }

    /// <summary>A task, or a callback, begins an operation.</summary>
    internal void Begins(ScenarioTask? task, ScenarioOperation operation)
    {
        if (task is null)
        {
            CallbackOperation = operation;
        }
        else
        {
            _current[task.Index] = operation;
        }
    }

    /// <summary>Whether an object has been deleted.</summary>
    internal bool IsGone(ScenarioObject item) => _gone[item.Index];

    /// <summary>From now on the object counts as deleted.</summary>
    internal void Forget(ScenarioObject item) => _gone[item.Index] = true;

    /// <summary>The object was not deleted after all.</summary>
    internal void BringBack(ScenarioObject item) => _gone[item.Index] = false;

    internal KernelObject Get(ScenarioObject item) => _objects[item.Index]!;

    /// <summary>The object that an operation is about.</summary>
    internal T Get<T>(ScenarioOperation operation)
        where T : KernelObject =>
        (T)_objects[operation.KernelObject!.Index]!;

    /// <summary>The line of an object's final state; null if it has none.</summary>
    internal string? FinalLine(ScenarioObject item) =>
        ObjectTable.Of(item.Type).FinalLine(item, IsGone(item) ? null : _objects[item.Index]);

    /// <summary>Some bytes to send, or room to receive; their values do not matter.</summary>
    internal Memory<byte> Bytes(int count)
    {
        if (_bytes.Length < count)
        {
            _bytes = new byte[count];
        }

        return _bytes.AsMemory(0, count);
    }

    /// <summary>The operations of the callback of a timer or a call.</summary>
    internal async Routine Perform(ScenarioObject item)
    {
        var (performer, operations) = _callbacks[item.Index]
            ??= (new ScenarioPerformer(this, null), Prepare(item.Operations));
        for (var i = 0; i < operations.Length; i++)
        {
            var tcb = Device.Scheduler.Current;
            tcb.Call.Index = i;
            performer.Begin(tcb, operations[i]);
            if (tcb.Call.IsInProgress)
            {
                await RtosCall.Begun(tcb);
            }

            performer.End(tcb);
        }
    }

    /// <summary>The command that makes the timer service task perform a call.</summary>
    internal TimerCommand PendedCall(ScenarioObject item) => new(
        TimerCommandKind.Call, null, 0, () => Perform(item), new CallbackVoice(TraceEventKind.PendedCall, item.Name));

    private static ImmutableArray<PreparedOperation> Prepare(ImmutableArray<ScenarioOperation> operations) =>
        [.. operations.Select(o => new PreparedOperation(o))];
}
