namespace Rtos.Core;

/// <summary>
/// Holds an exception that host code threw while the device called it. The device finishes the instant as if nothing had
/// happened; then the exception reaches the caller of the run.
/// </summary>
internal sealed class HostFaults(RunningCode code)
{
    private HostCallbackException? _first;

    /// <summary>Keeps the first exception of an instant. Outside of a run there is no instant to finish, so it is thrown at once.</summary>
    /// <param name="callback">The code that threw.</param>
    /// <param name="thrown">What it threw.</param>
    /// <exception cref="HostCallbackException">The device is not running.</exception>
    internal void Note(string callback, Exception thrown)
    {
        var fault = new HostCallbackException(callback, thrown);
        if (!code.IsInRun)
        {
            throw fault;
        }

        _first ??= fault;
    }

    /// <summary>Throws the exception that was kept, if any.</summary>
    /// <exception cref="HostCallbackException">An exception was kept.</exception>
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
