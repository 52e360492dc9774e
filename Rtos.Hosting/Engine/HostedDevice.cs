using System.Threading.Channels;
using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>One device of a host, usable from any thread: requests are carried out in its turns, by its runner.</summary>
/// <remarks>
/// It has no state of its own: the commands, the inputs, the outputs, the status and the turns guard theirs. Only
/// <see cref="ITurnWork.Turn"/>, and <see cref="TryFinish"/> when there are no turns any more, call the runner.
/// </remarks>
internal sealed class HostedDevice : ITurnWork
{
    private readonly EngineHost _host;
    private readonly CommandQueue _commands = new();
    private readonly InputQueue _inputs;
    private readonly PublishedStatus _status;
    private readonly StuckState _stuck;
    private readonly DeviceRunner _runner;

    internal HostedDevice(EngineHost host, DeviceSetup setup)
    {
        _host = host;
        Setup = setup;
        Turns = new TurnTaker(this, host.Enqueue);
        Outputs = new DeviceOutputs(Turns.Wake, host.Options.OutputCapacity, host.Options.ConsoleLinesKept);
        _inputs = new InputQueue(host.Options.InputCapacity);
        _status = new PublishedStatus(host.Log, setup, Outputs);
        _stuck = new StuckState(host, setup.Name);
        _runner = new DeviceRunner(host, setup, _status, _inputs, Outputs);
    }

    internal DeviceSetup Setup { get; }

    /// <summary>Its place among the devices that want turns.</summary>
    internal TurnTaker Turns { get; }

    internal DeviceOutputs Outputs { get; }

    /// <summary>The journal that is being written; null if none is. For the thread that has the turn.</summary>
    internal JournalWriter? Journal => _runner.Journal.Writer;

    internal bool IsStuck => _stuck.IsStuck;

    /// <summary>The published state.</summary>
    internal DeviceState State => _stuck.IsStuck ? DeviceState.Stuck : _status.State;

    internal bool IsStopped => _status.State == DeviceState.Stopped;

    internal DeviceStatus Status => _status.Look(_stuck, _inputs);

    /// <summary>The figures of <see cref="Status"/> that metrics add up.</summary>
    internal PublishedStatus Figures => _status;

    internal int WaitingInputs => _inputs.Count;

    internal long NotTaken => _runner.Entrance.NotTaken;

    internal Task LoadAsync(CancellationToken cancellation)
    {
        _inputs.WaitForStart();
        return AskAsync(_runner.Load, cancellation, isKept: true);
    }

    internal Task StartAsync(CancellationToken cancellation)
    {
        _inputs.WaitForStart();
        return AskAsync(_runner.Start, cancellation, isKept: true);
    }

    internal Task PauseAsync(CancellationToken cancellation) => AskAsync(_runner.Pause, cancellation);

    internal Task ResumeAsync(CancellationToken cancellation) => AskAsync(_runner.Resume, cancellation);

    internal Task ResetAsync(CancellationToken cancellation) => AskAsync(_runner.Reset, cancellation);

    internal Task StopAsync(CancellationToken cancellation) =>
        IsStopped ? Task.CompletedTask : AskAsync(_runner.Stop, cancellation, isKept: true);

    internal Task<T> InspectAsync<T>(Func<Device, T> read, CancellationToken cancellation) =>
        AskAsync(() => _runner.Inspect(read), cancellation);

    internal async Task<bool> StepAsync(DeviceStep step, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var progress = new StepProgress(step);
        using var registration = cancellation.UnsafeRegister(
            static state =>
            {
                var (device, cancelled) = ((HostedDevice, StepProgress))state!;
                cancelled.IsCancelled = true;
                device.Turns.Wake();
            },
            (this, progress));

        // If given up before it has begun, it must not run by itself later: so the registration comes first.
        await AskAsync(Begin, CancellationToken.None).ConfigureAwait(false);
        return await progress.Done.ConfigureAwait(false);

        void Begin()
        {
            _runner.Pause();
            _runner.Steps.Begin(progress);
        }
    }

    /// <summary>Sends an input to the device; waits while too many are waiting already.</summary>
    internal async ValueTask<InputReceipt> EnterAsync(InputValue value, CancellationToken cancellation, bool waitsForRoom = true)
    {
        var input = new DeviceInput(value, _host.Time.GetTimestamp(), waitsForRoom);
        try
        {
            await _inputs.WriteAsync(input, cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException e)
        {
            throw new DeviceInputException(_status.WhyDown, e);
        }

        Turns.Wake();
        if (IsStuck)
        {
            RefuseWhileStuck(_host.IsStopping);
        }

        // A device that never comes back keeps its inputs: at the latest the end of the host reports to their senders.
        using var end = _host.Finished.UnsafeRegister(
            static input => ((DeviceInput)input!).Refuse(new DeviceInputException("the emulator has stopped")), input);
        using var registration = cancellation.UnsafeRegister(
            static (state, token) =>
            {
                var (device, cancelled) = ((HostedDevice, DeviceInput))state!;
                if (cancelled.TryCancel(token))
                {
                    device.Turns.Wake();
                }
            },
            (this, input));
        return await input.Entered.ConfigureAwait(false);
    }

    bool ITurnWork.Turn()
    {
        try
        {
            _commands.Run();
            var next = _runner.Turn();
            if (next.Time is { } at)
            {
                _host.Timers.Set(Turns, at);
            }
            else if (!next.IsAtOnce && Turns.HeapIndex >= 0)
            {
                _host.Timers.Cancel(Turns);
            }

            return next.IsAtOnce;
        }
        catch (Exception e)
        {
            // A bug in this library, or the host is out of memory: it must not take the other devices down.
            _runner.Fail($"the host cannot run the device: {e.GetType().Name}: {e.Message}", e);
            return false;
        }
    }

    void ITurnWork.TurnEnded()
    {
        if (_host.IsClosed)
        {
            TryFinish();
        }
    }

    void ITurnWork.BecomeStuck()
    {
        if (_stuck.TryBegin())
        {
            RefuseWhileStuck(mayStillStop: _stuck.StopsLate);
            _runner.Steps.FailWaiter(new DeviceStuckException(_stuck.Why));
        }
    }

    void ITurnWork.CameBack() => _stuck.End();

    /// <summary>Stops the device here and now, unless it is in a turn: there are no more turns.</summary>
    /// <returns>Whether it has been stopped; if not, it stops when its turn ends.</returns>
    internal bool TryFinish()
    {
        if (!Turns.TryClaim())
        {
            return IsStopped;
        }

        try
        {
            _runner.Stop();
        }
        catch (Exception e)
        {
            _runner.Fail($"the host cannot stop the device: {e.GetType().Name}: {e.Message}", e);
        }

        Abandon();
        return true;
    }

    /// <summary>Gives up the device, whose turn does not end: refuses its requests, and ends its readers.</summary>
    internal void Leave()
    {
        Abandon();
        _runner.Steps.FailWaiter(new InvalidOperationException("the emulator has stopped"));
        Outputs.Complete();
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

        var done = _commands.Add(action, isKept);
        Turns.Wake();
        if (_host.IsClosed)
        {
            Abandon();
        }
        else if (IsStuck)
        {
            RefuseWhileStuck(_host.IsStopping);
        }

        return done.WaitAsync(cancellation);
    }

    // There are no more turns.
    private void Abandon()
    {
        var reason = new InvalidOperationException("the emulator has stopped");
        _commands.Refuse(reason);
        _inputs.Close();
        _inputs.RefuseArrived(new DeviceInputException(reason.Message));
    }

    // At the host's end a stop may still be done in time.
    private void RefuseWhileStuck(bool mayStillStop)
    {
        var reason = new DeviceStuckException(_stuck.Why);
        _commands.RefuseWhileStuck(reason, mayStillStop);
        _inputs.RefuseArrived(new DeviceInputException(reason.Message));
    }
}
