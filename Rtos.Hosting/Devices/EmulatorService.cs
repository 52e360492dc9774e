using Microsoft.Extensions.Hosting;

namespace Rtos.Hosting;

/// <summary>Ties the emulator to the host's lifetime: devices exist before other services start, and run once all have started.</summary>
internal sealed class EmulatorService(Emulator emulator) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => emulator.LoadAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => emulator.StartAsync(cancellationToken);

    // Before the services that may wait for a device's outputs to end.
    public Task StoppingAsync(CancellationToken cancellationToken) => emulator.StopAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => emulator.StopAsync(cancellationToken);

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
