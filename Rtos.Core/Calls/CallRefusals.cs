using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>The messages for kernel calls that may not be made, separate from the code that checks.</summary>
internal sealed class CallRefusals(Scheduler scheduler, DeviceUse use)
{
    /// <summary>Finds who makes a call that no task of a running device makes; refuses most others.</summary>
    /// <param name="operation">The call.</param>
    /// <param name="gate">The gate of the device that the call is about.</param>
    /// <param name="mayBeHost">Whether the host may make it before the scheduler starts.</param>
    /// <param name="operationsLeft">How many more operations the present instant may hold.</param>
    /// <returns>A task that stands for the host, or the current task of a device that has panicked.</returns>
    /// <exception cref="DevicePanicException">An interrupt makes the call.</exception>
    /// <exception cref="InvalidOperationException">The host makes it, a task of another device, or another thread.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal Tcb CallerElsewhere(KernelOperation operation, CallGate gate, bool mayBeHost, ref int operationsLeft)
    {
        if (mayBeHost && HostBeforeStart(operation) is { } host)
        {
            operationsLeft = scheduler.Configuration.OperationsPerInstant;
            return host;
        }

        if (IsOfPanickedDevice(operation, gate))
        {
            // The call is recorded as made and is never stepped, whatever the last one was and however many there have been.
            scheduler.Current.Call.End();
            operationsLeft = int.MaxValue;
        }

        return scheduler.Current;
    }

    /// <summary>The present instant has more operations than allowed.</summary>
    /// <exception cref="DevicePanicException">Always.</exception>
    [DoesNotReturn]
    internal void ThrowTooManyOperations() => scheduler.Panics.Misuse(
        PanicKind.EndlessInstant,
        $"more than {scheduler.Configuration.OperationsPerInstant} operations (ESP32EMU_OPERATIONS_PER_INSTANT) happened at one instant: "
        + (scheduler.Code.Context == CodeContext.Interrupt ? "an interrupt raises itself at once"
            : scheduler.Current == scheduler.Timers.Task ? "a timer calls back once for each period that has passed (xTaskCatchUpTicks), and too many have"
            : $"a task neither works nor waits{DelayOfZeroHint()}"));

    /// <summary>A task makes a call although its previous one has not been awaited.</summary>
    /// <exception cref="DevicePanicException">Always.</exception>
    [DoesNotReturn]
    internal void ThrowNotAwaited(KernelOperation operation)
    {
        var task = scheduler.Current;
        var row = task.Call.Row;
        scheduler.Panics.Misuse(
            PanicKind.NotAwaited,
            $"task {task.Name} called {operation.Name} while its {row.Name} ({row.FreeRtosName}) "
            + "had not been awaited; write await before every kernel call");
    }

    /// <summary>A call has not returned at once: checks whether its caller may wait.</summary>
    /// <exception cref="DevicePanicException">The caller may not wait.</exception>
    internal void CheckMayWait(CpuCore core, Tcb task, KernelOperation operation)
    {
        var works = core.WorkEnds != CpuCore.NoWork;
        if (!works && !task.IsIn(ListKind.Delayed) && !task.IsIn(ListKind.Suspended) && !task.IsIn(ListKind.Terminated))
        {
            // Not blocked: only a switch comes before the call continues.
            return;
        }

        if (!works && task.Voice is { } voice && voice != CallbackVoice.Silent)
        {
            scheduler.Panics.Refuse(PanicKind.MayNotBlock, $"the callback {voice.Name} called {operation.Name} ({operation.FreeRtosName}), which blocks; what runs in the timer service task must not block");
        }

        if (!works && core.CriticalNesting != 0)
        {
            scheduler.Panics.Refuse(PanicKind.MayNotBlock, $"task {task.Name} called {operation.Name} ({operation.FreeRtosName}), which blocks, inside a critical section; leave it first");
        }

        if (!works && core.IsSchedulerSuspended)
        {
            scheduler.Panics.Refuse(PanicKind.MayNotBlock, $"task {task.Name} called {operation.Name} ({operation.FreeRtosName}), which blocks, while the scheduler is suspended; call resumeAll (xTaskResumeAll) first");
        }
    }

    // At 100 ticks a second a delay of 5 ms is 0 ticks.
    private string DelayOfZeroHint() => scheduler.HasJustDelayedZeroTicks
        ? $"; a delay of 0 ticks does not wait: a tick is {scheduler.Configuration.Clock.Milliseconds(scheduler.Configuration.CyclesPerTick)}, and a shorter time is 0 ticks"
        : string.Empty;

    // The host makes a call before the scheduler starts, as main() does in C: no task runs, and nothing can switch. Each call has
    // a record of its own, so that its result can be read at any time. Null if somebody else makes it, or the device has started.
    private Tcb? HostBeforeStart(KernelOperation operation)
    {
        if (scheduler.IsRunning || scheduler.Panics.Panic is not null || scheduler.Code is not { Context: CodeContext.Host, IsInRun: false } || CallGate.Running is not null)
        {
            return null;
        }

        use.CheckMayChange($"{operation.Name} ({operation.FreeRtosName}) was to be called");
        var host = Tcb.Host();
        host.Voice = CallbackVoice.Silent;
        return host;
    }

    // Whether a task of a device that has panicked makes the call. Everything else is refused.
    private bool IsOfPanickedDevice(KernelOperation operation, CallGate gate)
    {
        _ = use.IsMine();
        if (scheduler.Code.Context == CodeContext.Panicked)
        {
            return true;
        }

        if (scheduler.Code.Context == CodeContext.Interrupt)
        {
            scheduler.Panics.Misuse(
                PanicKind.WrongContext,
                $"{operation.Name} ({operation.FreeRtosName}) was called from an interrupt; "
                + "only calls whose names end in FromISR may be, on the InterruptContext");
        }

        throw new InvalidOperationException(
            $"{operation.Name} ({operation.FreeRtosName}) "
            + (CallGate.Running is { Scheduler.Code.Context: CodeContext.Task } other && other != gate
                ? $"is about an object that belongs to another device than task {other.Scheduler.Current.Name}; a task may only use its own device"
                : "is a call of a task: await it inside a task of this device"));
    }
}
