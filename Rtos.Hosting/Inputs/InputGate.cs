using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Decides which inputs enter a device now, and which instant the device must reach before the next one can.</summary>
/// <remarks>
/// For one boot; used by the thread that has the device's turn. It only decides: the caller lets in what is in
/// <see cref="Entering"/>, and calls <see cref="Entered"/>.
/// </remarks>
/// <param name="device">The device.</param>
/// <param name="inputs">The inputs that have arrived for it.</param>
/// <param name="capacity">How many inputs may be pending in the device, and how many may wait for room.</param>
internal sealed class InputGate(Device device, InputQueue inputs, int capacity)
{
    private readonly QueueRoom _room = new();
    private readonly List<FoundInput> _entering = [];
    private Instant _headAt;
    private Instant _lastAt;
    private int _raised;

    /// <summary>The inputs that enter now, in this order, at the device's first open instant.</summary>
    internal IReadOnlyList<FoundInput> Entering => _entering;

    /// <summary>Whether items wait for room in a queue: every instant may make some.</summary>
    internal bool HasWaiting => _room.Waiting > 0;

    /// <summary>Whether a waiting item can enter.</summary>
    internal bool CanMove => _room.CanMove;

    /// <summary>Finds the inputs that enter now.</summary>
    /// <param name="due">The result if nothing else is to enter earlier.</param>
    /// <param name="pace">Gives inputs their instants; null for the first one that is open.</param>
    /// <returns>The instant to reach before the next input can enter.</returns>
    internal Instant Take(Instant due, Pace? pace)
    {
        if (_room.CanMove)
        {
            if (!IsOpen(device.FirstOpenInstant))
            {
                return device.FirstOpenInstant;
            }

            TakeWaiting();
        }

        while (_raised + _entering.Count < capacity && _room.Waiting < capacity && inputs.TryReadHead())
        {
            var at = InstantOf(inputs.Head!, pace);
            if (!IsOpen(at))
            {
                _headAt = at;
                return at;
            }

            _lastAt = at;
            Find(inputs.TakeHead());
        }

        return due;
    }

    /// <summary>Lets in items whose queue now has room.</summary>
    internal void TakeWaiting()
    {
        while (_room.TryTake(out var item))
        {
            Add(item);
        }
    }

    /// <summary>The selected inputs have entered: they are pending in the device.</summary>
    internal void Entered()
    {
        _raised += _entering.Count;
        _entering.Clear();
    }

    /// <summary>An input has reached its target.</summary>
    internal void Delivered(InputTarget target)
    {
        _raised--;
        if (target.Queue is { } queue)
        {
            _room.End(queue);
        }
    }

    /// <summary>When something next happens in the device: an event of its own, or an input that enters earlier.</summary>
    internal Instant NextEvent
    {
        get
        {
            var next = device.NextEvent;
            next = inputs.Head is not null && _headAt < next ? _headAt : next;
            return _room.CanMove && device.FirstOpenInstant < next ? device.FirstOpenInstant : next;
        }
    }

    /// <summary>Refuses the inputs that have been found and have not entered.</summary>
    internal void Refuse(Exception reason)
    {
        _entering.ForEach(e => e.Input.Refuse(reason));
        _entering.Clear();
        _room.Refuse(reason);
    }

    private Instant InstantOf(DeviceInput input, Pace? pace)
    {
        var at = device.FirstOpenInstant;
        at = at < _lastAt ? _lastAt : at;
        return pace?.DueAt(input.Arrived) is { } arrived && at < arrived ? arrived : at;
    }

    // Everything before this instant has happened, and nothing in it: the same place in a replay.
    private bool IsOpen(Instant at) => device.IsStarted && device.Now == at && device.FirstOpenInstant == at;

    private void Find(DeviceInput input)
    {
        InputTarget target;
        try
        {
            target = InputTarget.Find(device, input.Value);
        }
        catch (DeviceInputException e)
        {
            input.Refuse(e);
            return;
        }

        var found = new FoundInput(input, target);
        if (target.Queue is { } queue && !_room.IsFree(queue))
        {
            _room.Wait(found);
        }
        else
        {
            Add(found);
        }
    }

    private void Add(FoundInput item)
    {
        if (!item.Input.TryEnter())
        {
            return;
        }

        _entering.Add(item);
        if (item.Target.Queue is { } queue)
        {
            _room.Begin(queue);
        }
    }
}
