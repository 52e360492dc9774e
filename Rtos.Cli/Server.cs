using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary>The lifetime of <c>esp32emu serve</c>: devices, the console, an end on Ctrl-C, SIGTERM, <c>quit</c> or after a time.</summary>
/// <remarks>A device that never returns to the kernel blocks neither the start, nor the console, nor the end.</remarks>
internal sealed class Server(ServeRequest request, TextWriter output, TextWriter error)
{
    // How long the console waits for devices that are being loaded, so that its first line finds them.
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(2);

    // How long output of devices may still be on its way after they were stopped.
    private static readonly TimeSpan PrintPatience = TimeSpan.FromMilliseconds(200);

    // How far the output of each device has been shown.
    private readonly ConcurrentDictionary<EmulatedDevice, OutputProgress> _prints = new();

    /// <summary>Serves until it is told to stop.</summary>
    internal async Task<int> RunAsync(Func<Stream> input)
    {
        using var host = ServerHost.Build(request, error);
        var devices = ServerHost.Devices(host);
        var life = host.Services.GetRequiredService<IHostApplicationLifetime>();

        // Before anything runs: the first line that a device prints counts too.
        using var printingEnds = new CancellationTokenSource();
        var printing = Task.WhenAll(devices.Select(d => PrintAsync(d, devices.Count > 1, printingEnds.Token)));
        var server = Listen(devices);
        try
        {
            var starting = StartAsync(host, devices, life.ApplicationStopping);
            await WaitForStartAsync(starting, devices, life.ApplicationStopping).ConfigureAwait(false);
            StopAfterTime(life);
            server?.Open();
            Greet(devices);
            _ = Task.Run(() => ReadInputAsync(devices, input, life), CancellationToken.None);
            await WaitForEndAsync(host, life.ApplicationStopping).ConfigureAwait(false);
            await starting.ConfigureAwait(false);
        }
        finally
        {
            if (server is not null)
            {
                await server.DisposeAsync().ConfigureAwait(false);
            }
        }

        await Task.WhenAny(printing, Task.Delay(PrintPatience)).ConfigureAwait(false);
        await printingEnds.CancelAsync().ConfigureAwait(false);
        await printing.ConfigureAwait(false);
        return Tell(devices);
    }

    // Each device is also started separately: the host starts none before all are loaded.
    private static async Task StartAsync(IHost host, IDeviceRegistry devices, CancellationToken stopping)
    {
        try
        {
            var hosted = host.StartAsync(stopping);
            await Task.WhenAll(devices.Select(d => d.StartAsync(stopping))).ConfigureAwait(false);
            await hosted.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // It was told to stop before all devices had started.
        }
    }

    private async Task WaitForStartAsync(Task starting, IDeviceRegistry devices, CancellationToken stopping)
    {
        try
        {
            await starting.WaitAsync(StartPatience, stopping).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            var late = string.Join(", ", devices.Where(d => d.State == DeviceState.Created).Select(d => d.Name));
            if (late.Length > 0)
            {
                error.WriteLine($"esp32emu: warning: not started yet, and the console does not wait for it: {late}");
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The end comes first.
        }
    }

    private static async Task WaitForEndAsync(IHost host, CancellationToken stopping)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = stopping.UnsafeRegister(_ => told.TrySetResult(), null);
        await told.Task.ConfigureAwait(false);
        try
        {
            await host.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or AggregateException { InnerException: OperationCanceledException })
        {
            // A device does not stop: that is reported for the device.
        }
    }

    private ConsoleServer? Listen(IDeviceRegistry devices)
    {
        if (request.Listen is not { } listen)
        {
            return null;
        }

        var server = listen.Start(devices);
        foreach (var line in listen.HowTo(server.EndPoint))
        {
            Say(line + "\n");
        }

        if (listen.Warning is { } warning)
        {
            error.WriteLine($"esp32emu: warning: {warning}");
        }

        return server;
    }

    private void Greet(IDeviceRegistry devices)
    {
        if (request.Greeting != ServeGreeting.None)
        {
            var names = string.Join(", ", devices.Select(d => d.Name));
            var hint = request.Greeting == ServeGreeting.Full ? "; type help for the commands, quit to stop" : "";
            error.WriteLine($"esp32emu: serving {names}{hint}");
        }
    }

    // Counted from when the devices run: loading them does not count.
    private void StopAfterTime(IHostApplicationLifetime life)
    {
        if (request.For is { } time)
        {
            _ = Task.Delay(time, life.ApplicationStopping).ContinueWith(_ => life.StopApplication(), TaskScheduler.Default);
        }
    }

    // Standard input cannot be canceled while it is being read: nobody waits for this.
    private async Task ReadInputAsync(IDeviceRegistry devices, Func<Stream> input, IHostApplicationLifetime life)
    {
        try
        {
            // The user who started the command may do anything: only the length of a line is limited.
            var limits = new ConsoleLimits { CommandsPerSecond = int.MaxValue, MistakesInARow = int.MaxValue };
            var reader = new ConsoleLineReader(input(), limits, isFromNetwork: false);
            var session = new ConsoleSession(devices, limits, TimeProvider.System, WriteAsync) 
            {
                IsRaw = request.IsRaw,
                SeesPrints = true,
                PrintsShown = d => _prints.TryGetValue(d, out var progress) ? progress.CatchUpAsync() : Task.CompletedTask,
            };
            await using var ending = session.ConfigureAwait(false);
            var loop = new ConsoleLoop(session, WriteAsync, new ConsoleRate(limits.CommandsPerSecond, TimeProvider.System), limits);
            if (await loop.RunAsync(() => reader.ReadAsync(life.ApplicationStopping), life.ApplicationStopping).ConfigureAwait(false))
            {
                life.StopApplication();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // It is over, or there is no standard input.
        }
    }

    private Task WriteAsync(string text)
    {
        Say(text);
        return Task.CompletedTask;
    }

    // Output of devices is shown as it appears; a stopped terminal does not hold a device.
    private async Task PrintAsync(EmulatedDevice device, bool named, CancellationToken cancellation)
    {
        try
        {
            using var lines = device.Subscribe(OutputKinds.Console, WhenFull.DropOldest);
            var progress = _prints[device] = new OutputProgress(lines);
            await foreach (var line in lines.WithCancellation(cancellation).ConfigureAwait(false))
            {
                Say(ConsoleText.Lines(named ? $"{ConsoleText.DeviceMark}{device.Name}: " : ConsoleText.DeviceMark, line.Text, request.IsRaw));
                progress.Shown();
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The device does not stop.
        }
        finally
        {
            _prints.GetValueOrDefault(device)?.End();
        }
    }

    private int Tell(IDeviceRegistry devices)
    {
        var code = ExitCode.Ok;
        foreach (var device in devices)
        {
            var (status, stopped) = (device.Status, device.State == DeviceState.Stopped);
            var journal = status.JournalPath is { } path ? $", journal {path}" : "";
            var how = stopped ? "stopped" : "still running, last seen";
            Say(FormattableString.Invariant($"{status.Name}: {how} at cycle {status.Now}, {status.Panics} {(status.Panics == 1 ? "panic" : "panics")}{journal}\n"));
            if (status.Panics > 0 || status.Failure is not null)
            {
                code = ExitCode.RunFailed;
                error.WriteLine($"esp32emu: device {status.Name}: {ConsoleText.Visible(status.Failure?.ReplaceLineEndings(" ") ?? "it has panicked")}");
            }

            code = stopped ? code : ExitCode.RunFailed;
        }

        return code;
    }

    private void Say(string text)
    {
        output.Write(text);
        output.Flush();
    }
}
