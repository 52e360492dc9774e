using System.Diagnostics.CodeAnalysis;

namespace Rtos.Core;

/// <content>What is done about code that breaks a rule of the kernel.</content>
public sealed partial class Device
{
    private Exception? _cause;

    /// <summary>Kernel objects are made by the host and by tasks. An interrupt would allocate memory, which no kernel allows.</summary>
    internal void CheckMayCreate(string name)
    {
        CheckMayChange("a kernel object was to be created");
        if (_context == CodeContext.Interrupt)
        {
            Misuse($"{name} is to be created by interrupt {_interrupt.Number}; create it in the host or in a task");
        }
    }

    [DoesNotReturn]
    private void ThrowTooManyOperations() => Misuse(
        $"more than {Configuration.OperationsPerInstant} operations (ESP32EMU_OPERATIONS_PER_INSTANT) happened at one instant: "
        + (_context == CodeContext.Interrupt ? "an interrupt raises itself at once"
            : Scheduler.Current == Timers.Task ? "a timer calls back once for each period that has passed (xTaskCatchUpTicks), and too many have"
            : $"a task neither works nor waits{DelayOfZeroHint()}"));

    // At 100 ticks a second a delay of 5 ms is one of 0 ticks.
    private string DelayOfZeroHint() => Scheduler.HasJustDelayedZeroTicks
        ? $"; a delay of 0 ticks does not wait: a tick is {Clock.Milliseconds(Configuration.CyclesPerTick)}, and a shorter time is 0 ticks"
        : string.Empty;

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
    /// <exception cref="DevicePanicException">Always.</exception>
    [DoesNotReturn]
    internal void Misuse(string message, Exception? cause = null)
    {
        StopBecause(message, cause);
        throw new DevicePanicException(Panic!, _cause);
    }

    /// <summary>
    /// The same for a kernel call of a task that will be awaited. A task may catch the exception and make another call: that
    /// one returns here and is never stepped, so that the task waits at its <c>await</c> and the run ends.
    /// </summary>
    /// <exception cref="DevicePanicException">The device has not panicked before.</exception>
    internal void Refuse(string message)
    {
        if (Panic is null)
        {
            Misuse(message);
        }
    }

    /// <summary>A function of the application that the kernel called has thrown: its own fault, not that of the task that runs.</summary>
    /// <exception cref="DevicePanicException">Always.</exception>
    [DoesNotReturn]
    internal void CallbackThrew(string callback, Exception thrown)
    {
        StopBecause($"{callback} ended with an exception: {thrown.GetType().Name}: {thrown.Message}", thrown, callback);
        throw new DevicePanicException(Panic!, _cause);
    }

    /// <summary>
    /// Stops the device without throwing, for code in which an exception would get lost or end the process. The first reason
    /// counts. The run ends as soon as the code of the device that runs now waits or returns.
    /// </summary>
    /// <param name="message">What has happened, and the way out.</param>
    /// <param name="cause">The exception that caused it, or null.</param>
    /// <param name="who">Whose code it was; null for that of the task or interrupt that runs.</param>
    internal void StopBecause(string message, Exception? cause = null, string? who = null)
    {
        if (Panic is not null)
        {
            return;
        }

        who ??= _context == CodeContext.Interrupt
            ? $"interrupt {_interrupt.Number}"
            : Scheduler.Active.Current?.Name ?? "no task";
        Panic = new DevicePanic(Now, Scheduler.Active.Id, who, message);
        _cause = cause;
        Attend(Attention.Ended, true);
        if (_context == CodeContext.Task)
        {
            SetContext(CodeContext.Panicked);
        }
    }

    /// <summary>Whether an exception says nothing but that this device has panicked.</summary>
    internal bool IsOwnPanic(Exception thrown) => thrown is DevicePanicException panic && panic.Panic == Panic;

    /// <summary>
    /// A hook of the idle task or the timer service task has returned. Its kernel calls need not be awaited, but none may
    /// wait: the idle task must always be ready.
    /// </summary>
    internal void EndCallsOfHook()
    {
        if (_context == CodeContext.Task && Scheduler.Current is { Call.IsToBeAwaited: true } task && task.Call.Observe())
        {
            var (name, freeRtosName) = task.Call.Names;
            throw new InvalidOperationException($"{name} ({freeRtosName}) would have to wait; a hook may make no kernel call that waits");
        }
    }

    /// <summary>Code of the host is called while the device runs: it may make no kernel call.</summary>
    /// <returns>What <see cref="LeaveHostCode"/> needs.</returns>
    internal CodeContext EnterHostCode()
    {
        var context = _context;
        SetContext(CodeContext.Host);
        return context;
    }

    /// <summary>The code of the host has returned.</summary>
    internal void LeaveHostCode(CodeContext context) =>
        SetContext(context == CodeContext.Task && Panic is not null ? CodeContext.Panicked : context);

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
            Refuse($"the callback {voice.Name} called {operation.Name} ({operation.FreeRtosName}), which blocks; what runs in the timer service task must not block");
        }

        if (core.CriticalNesting != 0)
        {
            Refuse($"task {task.Name} called {operation.Name} ({operation.FreeRtosName}), which takes time, inside a critical section; leave it first");
        }

        if (!works && core.IsSchedulerSuspended)
        {
            Refuse($"task {task.Name} called {operation.Name} ({operation.FreeRtosName}), which blocks, while the scheduler is suspended; call resumeAll (xTaskResumeAll) first");
        }
    }

    private void ThrowIfPanicked()
    {
        if (Panic is not null)
        {
            throw new DevicePanicException(Panic, _cause);
        }
    }

    private void RefuseContext(KernelOperation operation)
    {
        _ = Use.IsMine();
        if (_context == CodeContext.Panicked)
        {
            // The call is made and never stepped, whatever the last one was, however many there have been.
            Scheduler.Current.Call.End();
            _operationsLeft = int.MaxValue;
            return;
        }

        if (_context == CodeContext.Interrupt)
        {
            Misuse(
                $"{operation.Name} ({operation.FreeRtosName}) was called from an interrupt; "
                + "only calls whose names end in FromISR may be, on the InterruptContext");
        }

        throw new InvalidOperationException(
            $"{operation.Name} ({operation.FreeRtosName}) "
            + (_running is { _context: CodeContext.Task } other && other != this
                ? $"is about an object that belongs to another device than task {other.Scheduler.Current.Name}; a task may only use its own device"
                : "is a call of a task: await it inside a task of this device"));
    }
}
