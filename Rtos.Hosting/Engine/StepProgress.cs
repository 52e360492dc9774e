using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>A step on its way.</summary>
internal sealed class StepProgress(DeviceStep step)
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal DeviceStep Step { get; } = step;

    internal Task<bool> Done => _done.Task;

    /// <summary>Where it ends; null as long as it has not begun.</summary>
    internal Instant? Until { get; private set; }

    internal bool ConditionMet { get; private set; }

    /// <summary>Set by whoever has asked for the step and gives up.</summary>
    internal bool IsCancelled { get; set; }

    /// <summary>Begins it; false when nothing can happen any more, so that there is nothing to step to.</summary>
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

    /// <summary>Looks at the condition between two instants.</summary>
    internal bool LookAt(Device device)
    {
        try
        {
            ConditionMet = Step.Condition is { } condition && device.Inspect(condition);
        }
        catch (Exception e)
        {
            // The mistake is that of whoever asked: it must not look like the device's.
            ConditionMet = true;
            Fail(e);
        }

        return ConditionMet;
    }

    internal void End(bool result) => _done.TrySetResult(result);

    internal void Cancel() => _done.TrySetCanceled();

    internal void Fail(Exception exception) => _done.TrySetException(exception);
}
