using System.Threading.Channels;
using Rtos.Core;

namespace Rtos.Hosting;

/// <content>
/// What comes in: each input gets an instant, enters when the device has come to it, is written down, raised as an
/// interrupt, and only then acknowledged.
/// </content>
internal sealed partial class DeviceRunner
{
    private readonly Channel<DeviceInput> _inputs;

    // Items whose queue had no room when their time came, in their order.
    private readonly List<(DeviceInput Input, InputTarget Target)> _waiting = [];

    // What enters now: written down together.
    private readonly List<(DeviceInput Input, InputTarget Target)> _entering = [];

    // Queues whose items are on their way: raised, and not put yet.
    private readonly List<KernelObject> _onTheWay = [];

    // The next input, whose instant is still to come.
    private DeviceInput? _head;
    private Instant _headAt;
    private Instant _lastAt;
    private int _raised;
    private long _sequence;
    private long _notTaken;

    // Whether the host has begun to start the device.
    private volatile bool _willStart;

    internal long NotTaken => Interlocked.Read(ref _notTaken);

    internal int WaitingInputs => _inputs.Reader.Count;

    /// <summary>Brings an input on its way; it waits while too many wait already.</summary>
    internal async ValueTask<InputReceipt> EnterAsync(InputValue value, CancellationToken cancellation, bool waitsForRoom = true)
    {
        var input = new DeviceInput(value, _emulator.Time.GetTimestamp(), waitsForRoom);
        try
        {
            await _inputs.Writer.WriteAsync(input, cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException e)
        {
            throw new DeviceInputException(WhyDown(), e);
        }

        Wake();
        if (IsStuck)
        {
            TellStuck(_emulator.IsStopping);
        }

        // A device that never comes back keeps what it has taken: at the latest the end of the host tells its senders.
        using var end = _emulator.Closed.UnsafeRegister(
            static input => ((DeviceInput)input!).Refuse(new DeviceInputException("the emulator has stopped")), input);
        using var registration = cancellation.UnsafeRegister(
            static (state, token) =>
            {
                var (runner, cancelled) = ((DeviceRunner, DeviceInput))state!;
                if (cancelled.TryCancel(token))
                {
                    runner.Wake();
                }
            },
            (this, input));
        return await input.Entered.ConfigureAwait(false);
    }

    private static Channel<DeviceInput> MakeInputs(int capacity) =>
        Channel.CreateBounded<DeviceInput>(new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    /// <summary>Lets enter what has come to its instant.</summary>
    /// <param name="due">What to return when nothing else is to enter before.</param>
    /// <param name="pace">Gives inputs their instants; null for the first one that is open.</param>
    /// <returns>The instant to come to before the next input can enter.</returns>
    private Instant TakeInputs(Instant due, Pace? pace)
    {
        if (WaitingHasRoom())
        {
            if (!IsOpen(Device!.FirstOpenInstant))
            {
                return Device.FirstOpenInstant;
            }

            EnterWaiting();
        }

        while (_raised + _entering.Count < _emulator.Options.InputCapacity
            && _waiting.Count < _emulator.Options.InputCapacity
            && NextInput() is { } input)
        {
            var at = InstantOf(input, pace);
            if (!IsOpen(at))
            {
                Enter();
                _headAt = at;
                return at;
            }

            _head = null;
            _lastAt = at;
            Prepare(input);
        }

        Enter();
        return due;
    }

    private DeviceInput? NextInput()
    {
        while (_head is null || _head.IsDecided)
        {
            if (!_inputs.Reader.TryRead(out _head))
            {
                return null;
            }
        }

        return _head;
    }

    private Instant InstantOf(DeviceInput input, Pace? pace)
    {
        var at = Device!.FirstOpenInstant;
        at = at < _lastAt ? _lastAt : at;
        return pace?.DueAt(input.Arrived) is { } arrived && at < arrived ? arrived : at;
    }

    // All that happens before it has happened, and nothing of itself: the same place in a replay.
    private bool IsOpen(Instant at) => Device!.IsStarted && Device.Now == at && Device.FirstOpenInstant == at;

    private void Prepare(DeviceInput input)
    {
        InputTarget target;
        try
        {
            target = InputTarget.Find(Device!, input.Value);
        }
        catch (DeviceInputException e)
        {
            input.Refuse(e);
            return;
        }

        if (target.Queue is { } queue && (!HasRoom(queue) || _waiting.Exists(w => w.Target.Queue == queue)))
        {
            WaitForRoom(input, target, queue);
        }
        else
        {
            Add(input, target);
        }
    }

    private void WaitForRoom(DeviceInput input, InputTarget target, KernelObject queue)
    {
        if (input.WaitsForRoom)
        {
            _waiting.Add((input, target));
            return;
        }

        var coming = _onTheWay.Count(q => q == queue);
        var others = coming == 0 ? "" : FormattableString.Invariant($", {coming} on the way");
        var (count, length) = queue.Fill ?? default;
        input.Refuse(new DeviceInputException(FormattableString.Invariant($"queue {queue.Name} is full ({count + coming} of {length}{others})")));
    }

    // Also when one of them has been given up: then there is something to be done.
    private bool WaitingHasRoom() =>
        _waiting.Exists(w => w.Input.IsDecided || w.Target.Queue!.IsDeleted || HasRoom(w.Target.Queue));

    // Items whose queue has got room; each queue's in their order.
    private void EnterWaiting()
    {
        for (var i = 0; i < _waiting.Count;)
        {
            var (input, target) = _waiting[i];
            var queue = target.Queue!;
            if (queue.IsDeleted)
            {
                input.Refuse(new DeviceInputException($"queue {queue.Name} was deleted while the item waited for room"));
            }
            else if (!input.IsDecided)
            {
                var isFirst = !_waiting.Take(i).Any(w => w.Target.Queue == queue);
                if (!isFirst || !HasRoom(queue))
                {
                    i++;
                    continue;
                }

                Add(input, target);
            }

            _waiting.RemoveAt(i);
        }

        Enter();
    }

    private bool HasRoom(KernelObject queue) =>
        queue.Fill is { } fill && fill.Count + _onTheWay.Count(q => q == queue) < fill.Length;

    private void Add(DeviceInput input, InputTarget target)
    {
        if (!input.TryEnter())
        {
            return;
        }

        _entering.Add((input, target));
        if (target.Queue is not null)
        {
            _onTheWay.Add(target.Queue);
        }
    }

    // First the journal, then the device, then whoever waits: what is acknowledged is never lost.
    private void Enter()
    {
        if (_entering.Count == 0)
        {
            return;
        }

        var at = Device!.FirstOpenInstant;
        var entering = _entering.ToArray();
        _entering.Clear();
        if (!TryWrite(entering.Select((e, i) => new JournalEntry(JournalEntryKind.Input, at, _sequence + i + 1, e.Target.Value))))
        {
            Array.ForEach(entering, e => e.Input.Refuse(new DeviceInputException(WhyDown())));
            return;
        }

        foreach (var (_, target) in entering)
        {
            _raised++;
            var number = ++_sequence;
            _boot!.Raise(at, target.Core, isr => Deliver(isr, number, target));
        }

        _emulator.Metrics.InputsEntered(entering.Length);
        for (var i = 0; i < entering.Length; i++)
        {
            entering[i].Input.Accept(_sequence - entering.Length + i + 1, at);
        }
    }

    // In the interrupt.
    private void Deliver(InterruptContext isr, long number, InputTarget target)
    {
        _raised--;
        if (target.Queue is not null)
        {
            _onTheWay.Remove(target.Queue);
        }

        if (!target.Run(isr))
        {
            Interlocked.Increment(ref _notTaken);
            var text = FormattableString.Invariant($"input {number} ({target.Value}) was not taken");
            Outputs.Put(new DeviceOutput(OutputKinds.Messages, isr.Now, text, "input"));
            _emulator.Log.InputNotTaken(Setup.Name, text);
        }
    }

    // Inputs wait for a host that starts, but not forever: it may be waiting for one of them itself.
    private bool WaitForStart()
    {
        while (_inputs.Reader.TryPeek(out var first))
        {
            var limit = first.Arrived
                + (_willStart ? (long)(_emulator.Options.StuckAfter.TotalSeconds * _emulator.Time.TimestampFrequency) : 0);
            if (_emulator.Time.GetTimestamp() < limit)
            {
                return SleepUntil(limit);
            }

            _inputs.Reader.TryRead(out _);
            first.Refuse(new DeviceInputException(
                $"{WhyDown()}; a host starts its devices when StartAsync of all its services has returned: "
                + "send inputs from a BackgroundService, or from IHostedLifecycleService.StartedAsync of a service that is registered after the "
                + "emulator, and do not wait for them in StartAsync"));
        }

        return Sleep();
    }

    private void RefuseInputs(Exception reason)
    {
        _head?.Refuse(reason);
        _head = null;
        RefuseWaiting(reason);
        while (_inputs.Reader.TryRead(out var input))
        {
            input.Refuse(reason);
        }
    }

    private void RefuseWaiting(Exception reason)
    {
        _waiting.ForEach(w => w.Input.Refuse(reason));
        _waiting.Clear();
    }
}
