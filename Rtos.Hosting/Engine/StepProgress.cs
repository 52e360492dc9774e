using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>A step in progress.</summary>
internal sealed class StepProgress(DeviceStep step)
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal DeviceStep Step { get; } = step;

    internal Task<bool> Done => _done.Task;

    /// <summary>The end of the step; null as long as it has not begun.</summary>
    internal Instant? Until { get; private set; }

    internal bool ConditionMet { get; private set; }

    /// <summary>Set when the caller of the step gives up.</summary>
    internal bool IsCancelled { get; set; }

    /// <summary>Begins it; false if nothing can happen any more, so that there is nothing to step to.</summary>
    internal bool TryBegin(Device device)
    {
        if (Step.Instants > 0)
        {
            // The start of the scheduler is the instant 0.
            var next = device.NextEvent;
            Until = next == Instant.Never ? null : next + new Cycles(1);
            return Until is not null;
        }

        Until = Step.Ticks > 0
            ? new Instant(device.Scheduler.Time.NextTick) + new Cycles(((Step.Ticks - 1) * device.Configuration.CyclesPerTick.Value) + 1)
            : device.Now + device.Clock.FromTimeSpan(Step.Time) + Step.Cycles;
        return true;
    }

    /// <summary>Checks the condition between two instants.</summary>
    internal bool LookAt(Device device)
    {
        try
        {
            ConditionMet = Step.Condition is { } condition && device.Inspect(condition);
        }
        catch (Exception e)
        {
            // The mistake is the caller's: it must not look like the device's.
            ConditionMet = true;
            Fail(e);
        }

        return ConditionMet;
    }

    internal void End(bool result) => _done.TrySetResult(result);

    internal void Cancel() => _done.TrySetCanceled();

    internal void Fail(Exception exception) => _done.TrySetException(exception);
}
