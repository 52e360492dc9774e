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
}

/// <content>Kernel calls of tasks: from the record's first step to the trace line, and what is done about misuse.</content>
public sealed partial class Device
{
    private CodeContext _context;
    private Exception? _cause;

    internal CodeContext Context => _context;

    /// <summary>Begins a kernel call: checks that a task makes it, and hands out the record for the arguments.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Tcb Enter(KernelOperation operation)
    {
        if (_context != CodeContext.Task)
        {
            ThrowWrongContext(operation);
        }

        var task = Scheduler.Current;
        ref var call = ref task.Call;
        if (!call.IsOver)
        {
            ThrowNotAwaited(operation);
        }

        CountOperation();
        if (call.Operation != operation)
        {
            // Mostly it is the same as before, and telling the collector of a reference costs more than the question.
            call.Operation = operation;
        }

        call.Target = null;
        call.Phase = 0;
        call.TimeOutSet = false;
        call.Flag = false;
        return task;
    }

    /// <summary>Makes the first step of a call whose arguments stand in the record; the record says whether it has returned already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Begin(Tcb task, KernelOperation operation)
    {
        ref var call = ref task.Call;
        TouchStack(task, _stackCallBytes, operation);
        var core = Scheduler.Active;
        var done = (!operation.AsksSchedulerState || MayAskSchedulerState(core)) && operation.Step(Scheduler, task, ref call);
        Stepped(core, task, operation, done);
    }

    /// <summary>
    /// Whether a call that need not wait can be made now, without a record that is stepped: nothing comes before it, and
    /// it may be made. If not, <see cref="Begin"/> sees to it. Uses the call's stack.
    /// </summary>
    internal bool StepsAtOnce(Tcb task, KernelOperation operation)
    {
        TouchStack(task, _stackCallBytes, operation);
        var core = Scheduler.Active;
        return !core.YieldPending && !core.IsSchedulerSuspended;
    }

    /// <summary>The first step of a call has been made: it returns at once, or waits for a switch or longer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Stepped(CpuCore core, Tcb task, KernelOperation operation, bool done)
    {
        if (done && !core.SwitchDue)
        {
            CallReturned(core, task, operation);
            task.Call.Begin(CallProgress.Idle);
        }
        else
        {
            Hold(core, task, operation, done);
        }
    }

    private void Hold(CpuCore core, Tcb task, KernelOperation operation, bool done)
    {
        ref var call = ref task.Call;
        call.Since = _now;
        call.Begin(done ? CallProgress.Decided : CallProgress.Waiting);
        if (!done)
        {
            CheckMayWait(core, task, operation);
        }
    }

    // Asking leaves a critical section of the kernel; a switch that was noted is made first, and the call goes on after it.
    private bool MayAskSchedulerState(CpuCore core)
    {
        if (core.YieldPending)
        {
            Scheduler.ExitCritical();
        }

        return !core.SwitchDue;
    }

    /// <summary>The host creates a task: before the start, or between two runs, as if core 0 had done it.</summary>
    internal Tcb CreateTaskFromHost(in TaskDefinition definition)
    {
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

    /// <summary>Kernel objects are made by the host and by tasks. An interrupt would allocate memory, which no kernel allows.</summary>
    internal void CheckMayCreate(string name)
    {
        if (_context == CodeContext.Interrupt)
        {
            Misuse($"{name} is to be created by interrupt {_interrupt.Number}; create it in the host or in a task");
        }
    }

    internal void CountOperation()
    {
        var left = unchecked(_operationsLeft - 1);
        _operationsLeft = left;
        if (left < 0)
        {
            ThrowTooManyOperations();
        }
    }

    [DoesNotReturn]
    private void ThrowTooManyOperations() => Misuse(
        $"more than {Configuration.OperationsPerInstant} operations (ESP32EMU_OPERATIONS_PER_INSTANT) happened at one instant: "
        + (_context == CodeContext.Interrupt ? "an interrupt raises itself at once" : "a task neither works nor waits"));

    [DoesNotReturn]
    private void ThrowNotAwaited(KernelOperation operation)
    {
        var task = Scheduler.Current;
        Misuse(
            $"task {task.Name} called {operation.Name} while its {task.Call.Operation.Name} ({task.Call.Operation.FreeRtosName}) "
            + "had not been awaited; write await before every kernel call");
    }

    /// <summary>A task's body has come to its end: the task deletes itself.</summary>
    internal void EndTask(Tcb task)
    {
        if (Scheduler.Active.CriticalNesting != 0)
        {
            Misuse($"task {task.Name} ended inside a critical section");
        }

        Sink?.TaskEnded(Now, Scheduler.Active.Id, task.Name);
        Scheduler.Delete(task);
        if (Scheduler.Active.IsSchedulerSuspended)
        {
            // The core may not switch, so the task could not leave it and would begin anew.
            Misuse($"task {task.Name} ended while the scheduler is suspended; it cannot leave its core before ResumeAll");
        }
    }

    /// <summary>Stops the device: code running on it has broken a rule of the kernel.</summary>
    [DoesNotReturn]
    internal void Misuse(string message, Exception? cause = null)
    {
        var who = _context == CodeContext.Interrupt
            ? $"interrupt {_interrupt.Number}"
            : Scheduler.Active.Current?.Name ?? "no task";
        if (Panic is null)
        {
            Panic = new DevicePanic(Now, Scheduler.Active.Id, who, message);
            _cause = cause;
        }

        throw new DevicePanicException(Panic, _cause);
    }

    private void CheckMayWait(CpuCore core, Tcb task, KernelOperation operation)
    {
        if (core.CriticalNesting != 0 || core.IsSchedulerSuspended || task.Voice is not null)
        {
            CheckMayWaitHere(core, task, operation);
        }
    }

    private void CheckMayWaitHere(CpuCore core, Tcb task, KernelOperation operation)
    {
        var works = core.WorkEnds != CpuCore.NoWork;
        if (!works && !task.IsIn(ListKind.Delayed) && !task.IsIn(ListKind.Suspended) && !task.IsIn(ListKind.Terminated))
        {
            // Not blocked: only a switch comes before the call goes on.
            return;
        }

        if (!works && task.Voice is { Kind: not CallbackKind.None } voice)
        {
            Misuse($"the callback {voice.Name} called {operation.Name} ({operation.FreeRtosName}), which blocks; what runs in the timer service task may not");
        }

        if (core.CriticalNesting != 0)
        {
            Misuse($"task {task.Name} called {operation.Name} ({operation.FreeRtosName}), which takes time, inside a critical section; leave it first");
        }

        if (!works && core.IsSchedulerSuspended)
        {
            Misuse($"task {task.Name} called {operation.Name} ({operation.FreeRtosName}), which blocks, while the scheduler is suspended; call ResumeAll first");
        }
    }

    private void ThrowIfPanicked()
    {
        if (Panic is not null)
        {
            throw new DevicePanicException(Panic, _cause);
        }
    }

    [DoesNotReturn]
    private void ThrowWrongContext(KernelOperation operation)
    {
        if (_context == CodeContext.Interrupt)
        {
            Misuse(
                $"{operation.Name} ({operation.FreeRtosName}) was called from an interrupt; "
                + "only calls whose names end in FromISR may be, on the InterruptContext");
        }

        throw new InvalidOperationException(
            $"{operation.Name} ({operation.FreeRtosName}) is a call of a task: await it inside a task of this device");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CallReturned(CpuCore core, Tcb task, KernelOperation operation)
    {
        ref var call = ref task.Call;
        if (operation.ReadsResultLate)
        {
            operation.Returning(Scheduler, task, ref call);
        }

        if (Sink is { } sink)
        {
            WriteCall(sink, core, task, ref call);
        }

        call.Index = unchecked(call.Index + 1);
    }

    /// <summary>Writes a trace line for a call that is not made.</summary>
    internal void WriteLine(Tcb task, string operation, in TraceValue result)
    {
        if (Sink is null)
        {
            return;
        }

        var core = Scheduler.Active.Id;
        if (task.Voice is { } voice)
        {
            Sink.CallbackCallReturned(Now, core, voice.Kind, voice.Name, task.Call.Index, operation, result);
        }
        else
        {
            Sink.CallReturned(Now, core, task.Name, task.Call.Index, operation, result);
        }
    }

    private void WriteCall(TraceSink sink, CpuCore core, Tcb task, ref KernelCall call)
    {
        var operation = call.Operation;
        if (task.Voice is not { } voice)
        {
            sink.CallReturned(Now, core.Id, task.Name, call.Index, operation.Name, operation.Describe(call));
        }
        else if (voice.Kind != CallbackKind.None)
        {
            sink.CallbackCallReturned(Now, core.Id, voice.Kind, voice.Name, call.Index, operation.Name, operation.Describe(call));
        }
    }
}
