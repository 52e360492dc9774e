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
        var task = EnterFrequent(operation);
        ref var call = ref task.Call;
        if (call.Operation != operation)
        {
            call.Operation = operation;
        }

        call.NamesNumber = 0;
        return task;
    }

    /// <summary>
    /// The same for the calls made most, whose result is not read through the operation: only its number is noted. It
    /// mostly differs from that of the call before, and telling the collector of a reference costs more than such a call.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Tcb EnterFrequent(KernelOperation operation)
    {
        if (_context != CodeContext.Task)
        {
            ThrowWrongContext(operation);
        }

        var task = Scheduler.Current;
        ref var call = ref task.Call;
        if (!call.IsOver)
        {
            EnterFirst(task, operation);
        }

        CountOperation();
        call.Target = null;
        call.NamesNumber = operation.Number;
        call.Restart();
        return task;
    }

    // The first call of a method uses more of the stack than any before; the last call may not have been awaited.
    private void EnterFirst(Tcb task, KernelOperation operation)
    {
        if (task.Call.IsUnobserved || task.Call.IsInProgress)
        {
            ThrowNotAwaited(operation);
        }

        TouchStack(task, _stackCallBytes, operation);
    }

    /// <summary>Makes the first step of a call whose arguments stand in the record; the record says whether it has returned already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Begin(Tcb task, KernelOperation operation)
    {
        var scheduler = Scheduler;
        var core = scheduler.Active;
        if ((!core.Has(Attention.Yield | Attention.Switch) || !operation.AsksSchedulerState || MayAskSchedulerState(core))
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
    /// it may be made. If not, <see cref="Begin"/> sees to it.
    /// </summary>
    internal static bool StepsAtOnce(CpuCore core) => !core.Has(Attention.Yield | Attention.Suspended);

    /// <summary>The first step of a call has been made and its result stands: it returns at once, or behind a switch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Stepped(CpuCore core, Tcb task, KernelOperation operation)
    {
        if (core.Attention == Attention.None || ReturnsAtOnce(core, task, operation))
        {
            ref var call = ref task.Call;
            call.Index = unchecked(call.Index + 1);
            call.Begin(CallProgress.Idle);
        }
        else
        {
            Hold(task, operation, CallProgress.Decided);
        }
    }

    // The first step has been made, and the call waits: for an object or a time, or for a switch.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Wait(CpuCore core, Tcb task, KernelOperation operation)
    {
        Hold(task, operation, CallProgress.Waiting);
        if (core.Has(Attention.Critical | Attention.Suspended) || task.Extras is not null)
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
        call.Begin(progress);
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

    /// <summary>The host deletes a task between two runs, as if core 0 had done it.</summary>
    internal void DeleteTaskFromHost(Tcb task)
    {
        if (_context != CodeContext.Host)
        {
            Misuse($"task {task.Name} is to be deleted by the host's call; inside a task, await task.Delete()");
        }

        ThrowIfPanicked();
        Scheduler.Active = Scheduler.Cores[0];
        _mustSettle = _isStarted;
        Scheduler.Delete(task);
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
        unchecked
        {
            _operationsLeft--;
        }

        if (_operationsLeft < 0)
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
        var (name, freeRtosName) = task.Call.Names;
        Misuse(
            $"task {task.Name} called {operation.Name} while its {name} ({freeRtosName}) "
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
            Attend(Attention.Ended, true);
        }

        throw new DevicePanicException(Panic, _cause);
    }

    private void CheckMayWait(CpuCore core, Tcb task, KernelOperation operation)
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

    private void WriteCall(CpuCore core, Tcb task, KernelOperation operation)
    {
        var sink = Sink!;
        ref var call = ref task.Call;
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
