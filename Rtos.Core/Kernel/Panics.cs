using System.Diagnostics.CodeAnalysis;

namespace Rtos.Core;

/// <summary>Stops a device for good: code has broken a rule of the kernel.</summary>
internal sealed class Panics(Scheduler scheduler)
{
    private Exception? _cause;

    /// <summary>The reason why the device has stopped, or null.</summary>
    internal DevicePanic? Panic { get; private set; }

    /// <summary>The mistakes that were let pass.</summary>
    internal DeviceDiagnostics Diagnostics { get; } = new();

    /// <summary>Stops the device: code running on it has broken a rule of the kernel.</summary>
    /// <exception cref="DevicePanicException">Always.</exception>
    [DoesNotReturn]
    internal void Misuse(PanicKind kind, string message, Exception? cause = null)
    {
        StopBecause(kind, message, cause);
        throw new DevicePanicException(Panic!, _cause);
    }

    /// <summary>
    /// The same for a kernel call of a task that will be awaited. A task may catch the exception and make another call: that
    /// one returns here and is never stepped, so that the task waits at its <c>await</c> and the run ends.
    /// </summary>
    /// <exception cref="DevicePanicException">The device has not panicked before.</exception>
    internal void Refuse(PanicKind kind, string message)
    {
        if (Panic is null)
        {
            Misuse(kind, message);
        }
    }

    /// <summary>A function of the application that the kernel called has thrown: its own fault, not that of the running task.</summary>
    /// <exception cref="DevicePanicException">Always.</exception>
    [DoesNotReturn]
    internal void CallbackThrew(string callback, Exception thrown)
    {
        StopBecause(PanicKind.Exception, $"{callback} ended with an exception: {thrown.GetType().Name}: {thrown.Message}", thrown, callback);
        throw new DevicePanicException(Panic!, _cause);
    }

    /// <summary>
    /// Stops the device without throwing, for code in which an exception would get lost or end the process. The first reason
    /// counts. The run ends as soon as the code of the device that runs now waits or returns.
    /// </summary>
    /// <param name="kind">The kind of mistake.</param>
    /// <param name="message">What happened, and how to fix it.</param>
    /// <param name="cause">The exception that caused it, or null.</param>
    /// <param name="who">Whose code it was; null for the running task or interrupt.</param>
    internal void StopBecause(PanicKind kind, string message, Exception? cause = null, string? who = null)
    {
        if (Panic is not null)
        {
            return;
        }

        var code = scheduler.Code;
        who ??= code.Context == CodeContext.Interrupt ? RunningCode.NameOf(code.Interrupt) : scheduler.Active.Current?.Name ?? "no task";
        Panic = new DevicePanic(scheduler.Time.Instant, scheduler.Active.Id, who, kind, message);
        _cause = cause;
        scheduler.Attend(Attention.Ended, true);
        code.NotePanic();
    }

    /// <summary>Whether an exception only reports that this device has panicked.</summary>
    internal bool IsOwn(Exception thrown) => thrown is DevicePanicException panic && panic.Panic == Panic;

    /// <summary>A mistake that the kernels do not check: stops the device, or lets it pass and notes it, as configured.</summary>
    /// <param name="place">The mistake.</param>
    /// <param name="kind">Its kind, if it stops the device.</param>
    /// <param name="what">What happened.</param>
    /// <param name="fix">How to fix it, for the panic.</param>
    /// <param name="then">What follows in the kernels, for the diagnostic.</param>
    /// <exception cref="DevicePanicException">It is not let pass.</exception>
    internal void MisuseUnlessLenient(KernelLeniency place, PanicKind kind, string what, string fix, string then)
    {
        if ((scheduler.Configuration.AsTheKernel & place) == 0)
        {
            Misuse(kind, $"{what}{fix}");
        }

        Diagnostics.Add(new DeviceDiagnostic(scheduler.Time.Instant, scheduler.Active.Id, WhoRuns(), place, $"{what}; {then}"));
    }

    /// <summary>Throws if the device has panicked.</summary>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    internal void ThrowIfAny()
    {
        if (Panic is not null)
        {
            throw new DevicePanicException(Panic, _cause);
        }
    }

    private string WhoRuns() => scheduler.Code.Context switch
    {
        CodeContext.Interrupt => $"interrupt {scheduler.Code.Interrupt}",
        CodeContext.Host => "the host",
        _ => scheduler.Current.Name,
    };
}
