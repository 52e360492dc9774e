namespace Rtos.Core;

/// <summary>
/// What code of the host has thrown while the device called it. The device finishes its instant as if nothing had happened;
/// then the exception reaches the caller of the run.
/// </summary>
internal sealed class HostFaults(RunningCode code)
{
    private HostCallbackException? _first;

    /// <summary>Keeps the first exception of an instant. Outside of a run there is nothing to finish: it is thrown.</summary>
    /// <param name="callback">Which code it was.</param>
    /// <param name="thrown">What it has thrown.</param>
    /// <exception cref="HostCallbackException">The device does not run.</exception>
    internal void Note(string callback, Exception thrown)
    {
        var fault = new HostCallbackException(callback, thrown);
        if (!code.IsInRun)
        {
            throw fault;
        }

        _first ??= fault;
    }

    /// <summary>Reports the exception that was kept.</summary>
    /// <exception cref="HostCallbackException">There is one.</exception>
    internal void ThrowIfAny()
    {
        if (_first is not null)
        {
            Throw();
        }
    }

    private void Throw()
    {
        var fault = _first!;
        _first = null;
        throw fault;
    }
}
