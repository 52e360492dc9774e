using System.Diagnostics.CodeAnalysis;

namespace Rtos.Core;

/// <summary>What stops a device for good: code that breaks a rule of the kernel.</summary>
internal sealed class Panics(Scheduler scheduler)
{
    private Exception? _cause;

    /// <summary>Why the device has stopped, or null.</summary>
    internal DevicePanic? Panic { get; private set; }

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

        var code = scheduler.Code;
        who ??= code.Context == CodeContext.Interrupt ? $"interrupt {code.Interrupt}" : scheduler.Active.Current?.Name ?? "no task";
        Panic = new DevicePanic(scheduler.Time.Instant, scheduler.Active.Id, who, message);
        _cause = cause;
        scheduler.Attend(Attention.Ended, true);
        code.NotePanic();
    }

    /// <summary>Whether an exception says nothing but that this device has panicked.</summary>
    internal bool IsOwn(Exception thrown) => thrown is DevicePanicException panic && panic.Panic == Panic;

    /// <summary>Throws if the device has panicked.</summary>
    /// <exception cref="DevicePanicException">It has.</exception>
    internal void ThrowIfAny()
    {
        if (Panic is not null)
        {
            throw new DevicePanicException(Panic, _cause);
        }
    }
}
