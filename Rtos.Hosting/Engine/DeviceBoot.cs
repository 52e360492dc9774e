using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>One boot of a device, from its start to its end. A failure of its program ends here and affects nothing else.</summary>
internal sealed class DeviceBoot
{
    private static readonly DeviceOwner Owner = new(
        "its host runs the device: no journal or replay would know; create tasks and objects in the program's Load or in a task, "
        + "and act on the device that runs with its inputs (SendAsync, NotifyAsync, RaiseInterruptAsync, WriteLineAsync), "
        + "PauseAsync and StepAsync",
        "the device was read while its host may run it at any time; read it in InspectAsync",
        "read it in InspectAsync, and act on it with its inputs (SendAsync, NotifyAsync, RaiseInterruptAsync, WriteLineAsync)");

    private ILocatedProgram? _program;

    private DeviceBoot()
    {
    }

    /// <summary>The device; null if it could not be made.</summary>
    internal Device? Device { get; private set; }

    /// <summary>The place in its file where the program was when the device panicked; null if it is not known, or there was no panic.</summary>
    internal string? Place { get; private set; }

    /// <summary>The reason why it no longer runs; null as long as it does.</summary>
    internal string? Failure { get; private set; }

    /// <summary>Whether it no longer runs: the device was not made, has failed, or a task has ended the scheduler.</summary>
    internal bool IsOver => Failure is not null || Device is not { HasEnded: false };

    /// <summary>The first instant in which nothing has happened yet; 0 before the start, and after a failure.</summary>
    internal Instant OpenInstant => Failure is null && Device is { IsStarted: true } device ? device.FirstOpenInstant : Instant.Start;

    /// <summary>Called when host code that the device called has thrown; the device continues. Null: the run throws the exception.</summary>
    internal Action<HostCallbackException>? HostThrew { get; set; }

    /// <summary>Makes a device and loads its program.</summary>
    /// <param name="configuration">The kernel's configuration.</param>
    /// <param name="create">Makes the program.</param>
    /// <param name="prepare">Adds watchers before the program is loaded.</param>
    /// <returns>The boot; it has a failure if the program could not be loaded.</returns>
    internal static DeviceBoot Make(DeviceConfiguration configuration, Func<IDeviceProgram> create, Action<Device> prepare)
    {
        var boot = new DeviceBoot();
        try
        {
            boot.Device = new Device(configuration);
            boot.Device.Use.Own(Owner);
            using var turn = boot.Device.Use.Begin();
            prepare(boot.Device);
            var program = create();
            boot._program = program as ILocatedProgram;
            boot.Device.Load(program);
        }
        catch (Exception e)
        {
            boot.Fail("the program cannot be loaded", e);
        }

        return boot;
    }

    /// <summary>Runs up to a point of virtual time, or until it is told to stop; a failure is in <see cref="Failure"/>.</summary>
    /// <returns>Whether the point was reached.</returns>
    internal bool Run(Instant until, Func<bool> stop)
    {
        try
        {
            bool isReached;
            while (!TryRunSlice(until, stop, out isReached))
            {
                if (stop())
                {
                    return false;
                }
            }

            return isReached;
        }
        catch (Exception e) when (e is not HostCallbackException)
        {
            Fail("the program threw an exception", e);
            return false;
        }
    }

    private bool TryRunSlice(Instant until, Func<bool> stop, out bool isReached)
    {
        isReached = false;
        using var turn = Device!.Use.Begin();
        try
        {
            isReached = Device.RunSlice(until, stop);
            return true;
        }
        catch (HostCallbackException thrown) when (HostThrew is not null)
        {
            // The device has finished its instant and is not affected.
            HostThrew(thrown);
            return false;
        }
    }

    /// <summary>Raises an interrupt that is in a journal.</summary>
    internal void Raise(Instant at, CoreId core, Action<InterruptContext> routine)
    {
        using var turn = Device!.Use.Begin();
        Device.RaiseInterruptAt(at, core, routine);
    }

    /// <summary>Adds a watcher.</summary>
    internal void Watch(TraceSink sink)
    {
        using var turn = Device!.Use.Begin();
        Device.AddTraceSink(sink);
    }

    /// <summary>Unsubscribes a reader of the trace.</summary>
    internal void Unwatch(TraceSink sink)
    {
        using var turn = Device!.Use.Begin();
        Device.RemoveTraceSink(sink);
    }

    /// <summary>Prints the unfinished line of the console.</summary>
    internal void EndLine()
    {
        if (Device?.HostOrNull is { } host)
        {
            using var turn = Device.Use.Begin();
            host.EndLine();
        }
    }

    /// <summary>It no longer runs: code that has kept the device may read its state.</summary>
    internal void Leave() => Device?.Use.Leave();

    // An exception of a program, by design or by mistake, affects only its own device.
    private void Fail(string what, Exception exception)
    {
        if (exception is DevicePanicException panic)
        {
            Failure = panic.Panic.ToString();
            Place = _program?.Place;
        }
        else
        {
            Failure = $"{what}: {exception.GetType().Name}: {exception.Message}";
        }
    }
}
