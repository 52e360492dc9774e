using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>The room in a device's queues for items from outside: the items that wait for it, and those about to use it.</summary>
/// <remarks>For one boot; used by the thread that has the device's turn.</remarks>
internal sealed class QueueRoom
{
    // Items whose queue had no room when their time came, in order.
    private readonly List<FoundInput> _waiting = [];

    // Queues with pending items: their interrupts have been raised, or are about to be, and the items are not in the queue yet.
    private readonly List<KernelObject> _onTheWay = [];

    /// <summary>The number of waiting items.</summary>
    internal int Waiting => _waiting.Count;

    /// <summary>Whether an item can move now, or has been given up: then there is work to do.</summary>
    internal bool CanMove =>
        _waiting.Count > 0 && _waiting.Exists(w => w.Input.IsDecided || w.Target.Queue!.IsDeleted || HasRoom(w.Target.Queue));

    /// <summary>Whether an item can go to its queue at once, without overtaking a waiting one.</summary>
    internal bool IsFree(KernelObject queue) => HasRoom(queue) && !_waiting.Exists(w => w.Target.Queue == queue);

    /// <summary>Makes an item wait, or refuses it if its sender does not want to wait.</summary>
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

    /// <summary>An item is pending for its queue.</summary>
    internal void Begin(KernelObject queue) => _onTheWay.Add(queue);

    /// <summary>An item has reached its queue.</summary>
    internal void End(KernelObject queue) => _onTheWay.Remove(queue);

    /// <summary>Takes out the next item whose queue now has room, in each queue's order; also those that can no longer enter.</summary>
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
