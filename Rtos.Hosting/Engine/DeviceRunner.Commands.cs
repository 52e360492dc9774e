using Rtos.Core;

namespace Rtos.Hosting;

/// <content>What others ask for; it is done in the device's next turn, in the order of asking.</content>
internal sealed partial class DeviceRunner
{
    private readonly Lock _commandsLock = new();
    private List<DeviceCommand>? _commands;

    internal Task LoadAsync(CancellationToken cancellation)
    {
        _willStart = true;
        return AskAsync(Load, cancellation, isKept: true);
    }

    internal Task StartAsync(CancellationToken cancellation)
    {
        _willStart = true;
        return AskAsync(Start, cancellation, isKept: true);
    }

    internal Task PauseAsync(CancellationToken cancellation) => AskAsync(Pause, cancellation);

    internal Task ResumeAsync(CancellationToken cancellation) => AskAsync(Resume, cancellation);

    internal Task ResetAsync(CancellationToken cancellation) => AskAsync(Reset, cancellation);

    internal Task StopAsync(CancellationToken cancellation) =>
        State == DeviceState.Stopped ? Task.CompletedTask : AskAsync(Stop, cancellation, isKept: true);

    internal async Task<bool> StepAsync(DeviceStep step, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var progress = new StepProgress(step);
        using var registration = cancellation.UnsafeRegister(
            static state =>
            {
                var (runner, cancelled) = ((DeviceRunner, StepProgress))state!;
                cancelled.IsCancelled = true;
                runner.Wake();
            },
            (this, progress));

        // Given up before it has begun, it must not go on by itself: so the registration comes first.
        await AskAsync(() => BeginStep(progress), CancellationToken.None).ConfigureAwait(false);
        return await progress.Done.ConfigureAwait(false);
    }

    internal Task<T> InspectAsync<T>(Func<Device, T> read, CancellationToken cancellation) => AskAsync(
        () =>
        {
            var device = Device ?? throw new InvalidOperationException(
                _failure is null ? $"device {Setup.Name} has not been started" : $"device {Setup.Name}: {_failure}");
            CatchUp();
            return device.Inspect(read);
        },
        cancellation);

    /// <summary>Nobody gives turns any more: whoever waits is told.</summary>
    internal void Abandon()
    {
        var reason = new InvalidOperationException("the emulator has stopped");
        Array.ForEach(TakeCommands(), c => c.Refuse(reason));
        _inputs.Writer.TryComplete();
        while (_inputs.Reader.TryRead(out var input))
        {
            input.Refuse(new DeviceInputException(reason.Message));
        }
    }

    private Task<bool> AskAsync(Action action, CancellationToken cancellation, bool isKept = false) => AskAsync(
        () =>
        {
            action();
            return true;
        },
        cancellation,
        isKept);

    private Task<T> AskAsync<T>(Func<T> action, CancellationToken cancellation, bool isKept = false)
    {
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellation);
        }

        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_commandsLock)
        {
            (_commands ??= []).Add(new DeviceCommand(Run, e => done.TrySetException(e), isKept));
        }

        Wake();
        if (_emulator.IsClosed)
        {
            Abandon();
        }
        else if (IsStuck)
        {
            TellStuck(_emulator.IsStopping);
        }

        return done.Task.WaitAsync(cancellation);

        void Run()
        {
            if (done.Task.IsCompleted && !isKept)
            {
                return;
            }

            try
            {
                done.TrySetResult(action());
            }
            catch (Exception e)
            {
                done.TrySetException(e);
            }
        }
    }

    private void RunCommands()
    {
        var commands = TakeCommands();
        if (commands.Length > 0)
        {
            _begun = commands;
            Array.ForEach(commands, c => c.Run());
            _begun = [];
        }
    }

    private DeviceCommand[] TakeCommands()
    {
        lock (_commandsLock)
        {
            if (_commands is not { Count: > 0 })
            {
                return [];
            }

            var commands = _commands.ToArray();
            _commands = null;
            return commands;
        }
    }

    // A device for which nothing was due stands where it last had something to do: time has gone on for it as well.
    private void CatchUp()
    {
        if (State == DeviceState.Running && _pace is { } pace && pace.DueNow is var due && due < Device!.NextEvent && due > Device.Now)
        {
            _sliceLeft = 1;
            _boot!.Run(due, _stop);
        }
    }
}
