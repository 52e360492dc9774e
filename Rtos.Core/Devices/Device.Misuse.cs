using System.Diagnostics.CodeAnalysis;

namespace Rtos.Core;

/// <content>What is done about code that breaks a rule of the kernel.</content>
public sealed partial class Device
{
    private Exception? _cause;

    /// <summary>Kernel objects are made by the host and by tasks. An interrupt would allocate memory, which no kernel allows.</summary>
    internal void CheckMayCreate(string name)
    {
        CheckNotInspected($"{name} was to be created");
        if (_context == CodeContext.Interrupt)
        {
            Misuse($"{name} is to be created by interrupt {_interrupt.Number}; create it in the host or in a task");
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
}
