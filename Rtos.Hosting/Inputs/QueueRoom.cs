using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>The room in a device's queues for items from outside: what waits for it, and what is on its way to it.</summary>
/// <remarks>Of one boot; used by the thread that has the device's turn.</remarks>
internal sealed class QueueRoom
{
    // Items whose queue had no room when their time came, in their order.
    private readonly List<FoundInput> _waiting = [];

    // Queues whose items are on their way: raised, or about to be, and not put yet.
    private readonly List<KernelObject> _onTheWay = [];

    /// <summary>How many items wait.</summary>
    internal int Waiting => _waiting.Count;

    /// <summary>Whether an item can move now, or has been given up: then there is something to be done.</summary>
    internal bool CanMove =>
        _waiting.Count > 0 && _waiting.Exists(w => w.Input.IsDecided || w.Target.Queue!.IsDeleted || HasRoom(w.Target.Queue));

    /// <summary>Whether an item can go to its queue at once, past none that waits for it.</summary>
    internal bool IsFree(KernelObject queue) => HasRoom(queue) && !_waiting.Exists(w => w.Target.Queue == queue);

    /// <summary>Has an item wait, or refuses it if its sender does not want to.</summary>
    internal void Wait(FoundInput item)
    {
        if (item.Input.WaitsForRoom)
        {
            _waiting.Add(item);
            return;
        }

        var queue = item.Target.Queue!;
        var coming = _onTheWay.Count(q => q == queue);
        var others = coming == 0 ? "" : FormattableString.Invariant($", {coming} on the way");
        var (count, length) = queue.Fill ?? default;
        item.Input.Refuse(new DeviceInputException(FormattableString.Invariant($"queue {queue.Name} is full ({count + coming} of {length}{others})")));
    }

    /// <summary>An item is on its way to its queue.</summary>
    internal void Begin(KernelObject queue) => _onTheWay.Add(queue);

    /// <summary>An item has reached its queue.</summary>
    internal void End(KernelObject queue) => _onTheWay.Remove(queue);

    /// <summary>Takes out the next item whose queue has got room, each queue's in their order; those that cannot enter any more go too.</summary>
    internal bool TryTake(out FoundInput item)
    {
        for (var i = 0; i < _waiting.Count;)
        {
            item = _waiting[i];
            var queue = item.Target.Queue!;
            if (queue.IsDeleted)
            {
                item.Input.Refuse(new DeviceInputException($"queue {queue.Name} was deleted while the item waited for room"));
            }
            else if (!item.Input.IsDecided)
            {
                var isFirst = !_waiting.Take(i).Any(w => w.Target.Queue == queue);
                if (!isFirst || !HasRoom(queue))
                {
                    i++;
                    continue;
                }

                _waiting.RemoveAt(i);
                return true;
            }

            _waiting.RemoveAt(i);
        }

        item = default;
        return false;
    }

    internal void Refuse(Exception reason)
    {
        _waiting.ForEach(w => w.Input.Refuse(reason));
        _waiting.Clear();
    }

    private bool HasRoom(KernelObject queue) =>
        queue.Fill is { } fill && fill.Count + _onTheWay.Count(q => q == queue) < fill.Length;
}
