using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>A device that lives in this host. All members may be used from any thread.</summary>
/// <remarks>
/// The device itself is run by the host's workers, by one at a time. What comes in enters between two instants; what goes
/// out is bounded. Taking part in a run never changes it in any other way: the same inputs at the same instants give the
/// same trace. While the device is <see cref="DeviceState.Stuck"/>, all that is asked of it fails with an
/// <see cref="InvalidOperationException"/>, and inputs with a <see cref="DeviceInputException"/>.
/// </remarks>
public sealed partial class EmulatedDevice
{
    private readonly HostedDevice _hosted;

    internal EmulatedDevice(HostedDevice hosted) => _hosted = hosted;

    /// <summary>Its name.</summary>
    public string Name => _hosted.Setup.Name;

    /// <summary>What it is doing.</summary>
    public DeviceState State => _hosted.State;

    /// <summary>A look at it: state, time, lag, counts.</summary>
    public DeviceStatus Status => _hosted.Status;

    /// <summary>Starts it, at once or, if it is to begin paused, at its first instant. Nothing happens if it has been started.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it has been booted.</returns>
    /// <exception cref="InvalidOperationException">The device has been stopped.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default) => _hosted.StartAsync(cancellationToken);

    /// <summary>Pauses it between two instants: virtual time stands, and is not made up for later.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it stands.</returns>
    /// <exception cref="InvalidOperationException">The device does not run.</exception>
    public Task PauseAsync(CancellationToken cancellationToken = default) => _hosted.PauseAsync(cancellationToken);

    /// <summary>Lets a paused device go a little further, as fast as possible; pauses a running one first.</summary>
    /// <param name="step">How far.</param>
    /// <param name="cancellationToken">Ends the step early.</param>
    /// <returns>Whether it came as far: false when nothing can happen any more, or the limit came before the condition.</returns>
    /// <exception cref="InvalidOperationException">The device does not run, or panicked on the way.</exception>
    public Task<bool> StepAsync(DeviceStep step, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(step);
        return _hosted.StepAsync(step, cancellationToken);
    }

    /// <summary>Lets a paused device run on.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it runs.</returns>
    /// <exception cref="InvalidOperationException">The device does not run.</exception>
    public Task ResumeAsync(CancellationToken cancellationToken = default) => _hosted.ResumeAsync(cancellationToken);

    /// <summary>Boots it anew: a new chip, the program from its beginning, virtual time 0. It stays paused if it was.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it has been booted.</returns>
    /// <exception cref="InvalidOperationException">The device has been stopped.</exception>
    public Task ResetAsync(CancellationToken cancellationToken = default) => _hosted.ResetAsync(cancellationToken);

    /// <summary>Stops it for good and closes its journal. Inputs that have not entered are refused; readers come to their end.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it has stopped.</returns>
    public Task StopAsync(CancellationToken cancellationToken = default) => _hosted.StopAsync(cancellationToken);

    /// <summary>Looks into the device between two instants.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">Reads; it must not change the device, nor keep it. It runs on a worker, so it should be short.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="InvalidOperationException">
    /// There is no device: it has not been started, or its program could not be loaded. Or <paramref name="read"/> runs the
    /// device, creates something on it or raises an interrupt: that would not be in its journal.
    /// </exception>
    public Task<T> InspectAsync<T>(Func<Device, T> read, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        return _hosted.InspectAsync(read, cancellationToken);
    }
}
