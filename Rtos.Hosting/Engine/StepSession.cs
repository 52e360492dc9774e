using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>The step that a paused device is making, if any.</summary>
/// <remarks>The thread that has the turn begins and ends it; any thread may fail it for its caller.</remarks>
/// <param name="publish">Updates the status, which the caller reads after the step.</param>
internal sealed class StepSession(Action publish)
{
    private volatile StepProgress? _current;

    internal StepProgress? Current => _current;

    /// <summary>Begins a step; one that has not ended ends here.</summary>
    internal void Begin(StepProgress step)
    {
        End(false);
        _current = step;
    }

    /// <summary>Checks the step's condition between two instants; returns whether the step ends here.</summary>
    internal bool LookAt(Device device) => _current is { Step.Condition: not null, Until: not null } step && step.LookAt(device);

    internal void End(bool result) => Take()?.End(result);

    internal void Cancel() => Take()?.Cancel();

    internal void Fail(string failure) => Take()?.Fail(new InvalidOperationException(failure));

    /// <summary>Fails the step for its caller, and leaves it to the turn that it is in.</summary>
    internal void FailWaiter(Exception reason) => _current?.Fail(reason);

    private StepProgress? Take()
    {
        var step = _current;
        _current = null;
        if (step is not null)
        {
            publish();
        }

        return step;
    }
}
