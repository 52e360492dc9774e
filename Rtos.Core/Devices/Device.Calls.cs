using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>Whose code runs.</summary>
internal enum CodeContext
{
    /// <summary>The host's: no code of the device runs.</summary>
    Host,

    /// <summary>A task's.</summary>
    Task,

    /// <summary>An interrupt service routine's.</summary>
    Interrupt,

    /// <summary>A task's, after the device has panicked: its kernel calls do nothing and never return.</summary>
    Panicked,
}

/// <content>Kernel calls of tasks: from the record's first step to the trace line.</content>
public sealed partial class Device
{
    private CodeContext _context;

    // Where the run's stack was when it began, and the same while a task's code runs: else nowhere. One comparison then says
    // that a call is a task's and comes from the thread that runs the device.
    private nuint _runsAt = HostStack.Nowhere;
    private nuint _taskRunsAt = HostStack.Nowhere;

    internal CodeContext Context => _context;

    private void SetContext(CodeContext context)
    {
        _context = context;
        _taskRunsAt = context == CodeContext.Task ? _runsAt : HostStack.Nowhere;
    }

    /// <summary>Begins a kernel call: checks that a task makes it, and hands out the record for the arguments.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Tcb Enter(KernelOperation operation)
    {
        _ = EnterFrequent(operation, out var task);
        ref var call = ref task.Call;
        if (call.Operation != operation)
        {
            call.Operation = operation;
        }

        call.Target = null;
        call.NamesNumber = 0;
        return task;
    }

    /// <summary>
    /// The same for the calls made most, whose result is not read through the operation: only its number is noted. It
    /// mostly differs from that of the call before, and telling the collector of a reference costs more than such a call.
    /// What the last call was about stays in the record.
    /// </summary>
    /// <param name="operation">The call.</param>
    /// <param name="task">The task that makes it.</param>
    /// <returns>The core on which it runs.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal CpuCore EnterFrequent(KernelOperation operation, out Tcb task)
    {
        CheckTaskRuns(operation);
        var core = Scheduler.Active;
        task = core.Current!;
        EnterFrequent(task, operation);
        return core;
    }

    /// <summary>The same once it is known that the task is the one that runs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void EnterFrequent(Tcb task, KernelOperation operation)
    {
        ref var call = ref task.Call;
        if (!call.IsOver)
        {
            EnterFirst(task, operation);
        }

        CountOperation();
        call.NamesNumber = operation.Number;
        call.Restart();
    }

    /// <summary>Refuses a call that no task makes, or that comes from another thread than the one that runs the device.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CheckTaskRuns(KernelOperation operation)
    {
        if (!HostStack.IsNear(_taskRunsAt) && (_context != CodeContext.Task || _running != this))
        {
            RefuseContext(operation);
        }
    }

    // The first call of a method uses more of the stack than any before; the last call may not have been awaited.
    private void EnterFirst(Tcb task, KernelOperation operation)
    {
        if (task.Call.IsToBeAwaited)
        {
            ThrowNotAwaited(operation);
        }

        TouchStack(task, _stackCallBytes, operation);
    }

    /// <summary>Makes the first step of a call whose arguments stand in the record; the record says whether it has returned already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Begin(Tcb task, KernelOperation operation) => Begin(Scheduler.Active, task, operation);

    /// <inheritdoc cref="Begin(Tcb, KernelOperation)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Begin(CpuCore core, Tcb task, KernelOperation operation)
    {
        var scheduler = Scheduler;
        if ((!core.Has(Attention.Yield | Attention.Switch | Attention.Ended) || MayStep(core, operation))
            && operation.Step(scheduler, task, ref task.Call))
        {
            Stepped(core, task, operation);
        }
        else
        {
            Wait(core, task, operation);
        }
    }

    /// <summary>
    /// Whether a call that need not wait can be made now, without a record that is stepped: nothing comes before it, and
    /// it may be made. If not, <see cref="Begin(Tcb, KernelOperation)"/> sees to it.
    /// </summary>
    internal static bool StepsAtOnce(CpuCore core) => !core.Has(Attention.Yield | Attention.Suspended | Attention.Ended);

    /// <summary>The first step of a call has been made and its result stands: it returns at once, or behind a switch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Stepped(CpuCore core, Tcb task, KernelOperation operation)
    {
        if (core.Attention == Attention.None || ReturnsAtOnce(core, task, operation))
        {
            task.Call.ReturnAtOnce();
        }
        else
        {
            Hold(task, operation, CallProgress.Decided);
        }
    }

    /// <summary>
    /// The one step of a call has been made without its record, its result stands there, and the critical section that it was
    /// is about to end: it returns at once, or behind a switch.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Made(CpuCore core, Tcb task, KernelOperation operation)
    {
        if (core.Attention == Attention.None)
        {
            task.Call.ReturnAtOnce();
        }
        else
        {
            MadeWithCare(core, task, operation);
        }
    }

    private void MadeWithCare(CpuCore core, Tcb task, KernelOperation operation)
    {
        Scheduler.ExitCritical();
        Stepped(core, task, operation);
    }

    /// <summary>Makes the one step of a call that gives way, when there is nothing else to attend to: a switch comes before it returns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void GiveWay(CpuCore core, Tcb task, KernelOperation operation)
    {
        core.RequestSwitchAlone();
        Hold(task, operation, CallProgress.Decided);
    }

    // The first step has been made, and the call waits: for an object or a time, or for a switch.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Wait(CpuCore core, Tcb task, KernelOperation operation)
    {
        Hold(task, operation, CallProgress.Waiting);
        if (core.Has(Attention.Critical | Attention.Suspended) || task.Voice is not null)
        {
            CheckMayWait(core, task, operation);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Hold(Tcb task, KernelOperation operation, CallProgress progress)
    {
        ref var call = ref task.Call;
        if (call.Operation != operation)
        {
            call.Operation = operation;
        }

        call.Since = _now;
        call.Hold(progress);
    }

    // The result stands and there is something to attend to: a switch before the call returns, or somebody who watches.
    private bool ReturnsAtOnce(CpuCore core, Tcb task, KernelOperation operation)
    {
        if (core.SwitchDue)
        {
            return false;
        }

        if (core.Has(Attention.Watched))
        {
            WriteCall(core, task, operation);
        }

        return true;
    }

    // Nothing steps in a device that has panicked. Otherwise, asking for the scheduler's state leaves a critical section of
    // the kernel; a switch that was noted is made first, and the call continues after it.
    private bool MayStep(CpuCore core, KernelOperation operation)
    {
        if (Panic is not null)
        {
            return false;
        }

        if (!operation.AsksSchedulerState)
        {
            return true;
        }

        if (core.YieldPending)
        {
            Scheduler.ExitCritical();
        }

        return !core.SwitchDue;
    }

    /// <summary>The host creates a task: before the start, or between two runs, as if core 0 had done it.</summary>
    internal Tcb CreateTaskFromHost(in TaskDefinition definition)
    {
        CheckMayChange("a task was to be created");
        if (_context != CodeContext.Host)
        {
            Misuse($"task {definition.Name} is to be created by the host's call; inside a task, await task.CreateTask(…)");
        }

        ThrowIfPanicked();
        Scheduler.Active = Scheduler.Cores[0];
        _mustSettle = _isStarted;
        return Scheduler.CreateTask(definition)
            ?? throw new DeviceMemoryException(
                $"errCOULD_NOT_ALLOCATE_REQUIRED_MEMORY: task {definition.Name} needs "
                + $"{Heap.Cost(definition.StackBytes) + Heap.Cost(ObjectSizes.TaskControlBlock(Configuration))} bytes of heap, {Heap.Free} are free");
    }

    /// <summary>The host deletes a task between two runs, as if core 0 had done it.</summary>
    internal void DeleteTaskFromHost(Tcb task)
    {
        CheckMayChange("a task was to be deleted");
        if (_context != CodeContext.Host)
        {
            Misuse($"task {task.Name} is to be deleted by the host's call; inside a task, await task.Delete()");
        }

        ThrowIfPanicked();
        Scheduler.Active = Scheduler.Cores[0];
        _mustSettle = _isStarted;
        Scheduler.Delete(task);
    }

    internal void CountOperation()
    {
        unchecked
        {
            _operationsLeft--;
        }

        if (_operationsLeft < 0)
        {
            ThrowTooManyOperations();
        }
    }

    /// <summary>A task's body has come to its end: the task deletes itself.</summary>
    internal void EndTask(Tcb task)
    {
        if (Scheduler.Active.CriticalNesting != 0)
        {
            Misuse($"task {task.Name} ended inside a critical section");
        }

        if (Output.IsRead)
        {
            Output.Write(new EndEvent(Now, Scheduler.Active.Id, task));
        }

        Scheduler.AssertHoldsNoMutex(task, "ended");
        Scheduler.Delete(task);
        if (Scheduler.Active.IsSchedulerSuspended)
        {
            // The core may not switch, so the task could not leave it and would begin anew.
            Misuse($"task {task.Name} ended while the scheduler is suspended; it cannot leave its core before resumeAll (xTaskResumeAll)");
        }
    }

    /// <summary>Writes a trace line for a call that is not made.</summary>
    internal void WriteLine(Tcb task, string operation, in TraceValue result)
    {
        if (Output.IsRead)
        {
            Output.Write(new CallEvent(Now, Scheduler.Active.Id, task, operation, result));
        }
    }

    private void WriteCall(CpuCore core, Tcb task, KernelOperation operation)
    {
        var result = operation.Describe(task.Call);
        Output.Write(new CallEvent(Now, core.Id, task, operation.Name, result));
    }
}
