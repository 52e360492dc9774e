using System.Globalization;
using System.Numerics;
using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The calls of one queue, and the items of the calls in progress.</summary>
/// <typeparam name="T">The items.</typeparam>
/// <remarks>
/// The record of a call cannot hold an item of any type, so the queue does: each call in progress has a place in
/// <see cref="_items"/>, whose number stands in the record.
/// </remarks>
internal sealed class QueueCalls<T>
{
    private readonly RtosQueue<T> _queue;
    private readonly SlotTable<T> _items = new();

    internal QueueCalls(RtosQueue<T> queue)
    {
        _queue = queue;
        Send = new SendOperation<T>(queue, "send", "xQueueSendToBack", QueuePlace.Back);
        SendToFront = new SendOperation<T>(queue, "sendToFront", "xQueueSendToFront", QueuePlace.Front);
        Overwrite = new SendOperation<T>(queue, "overwrite", "xQueueOverwrite", QueuePlace.Only);
        Receive = new ReceiveOperation<T>(queue, takes: true);
        Peek = new ReceiveOperation<T>(queue, takes: false);
        Waiting = Operation.Count("waiting", "uxQueueMessagesWaiting", (s, _, ref c) => Count(s, ref c, _queue.Count));
        Spaces = Operation.Count("spaces", "uxQueueSpacesAvailable", (s, _, ref c) => Count(s, ref c, _queue.Length - _queue.Count));
        Reset = new Operation<bool>("reset", "xQueueReset", DoReset, static _ => true, static _ => TraceValue.Ok);
    }

    internal SendOperation<T> Send { get; }

    internal SendOperation<T> SendToFront { get; }

    internal SendOperation<T> Overwrite { get; }

    internal ReceiveOperation<T> Receive { get; }

    internal ReceiveOperation<T> Peek { get; }

    internal Operation<int> Waiting { get; }

    internal Operation<int> Spaces { get; }

    internal Operation<bool> Reset { get; }

    /// <summary>How a received item is written: whole numbers, booleans and short words; <c>ok</c> for all else.</summary>
    internal static TraceValue Describe(T? item) => item switch
    {
        int i => TraceValue.Number(i),
        uint u => TraceValue.Number(u),
        bool b => TraceValue.Boolean(b),
        string { Length: > 0 and <= 32 } s when !s.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c)) => TraceValue.Text(s),
        long or short or sbyte or byte or ushort or ulong or nint or nuint or BigInteger or Int128 or UInt128 =>
            TraceValue.Text(((IFormattable)item).ToString(null, CultureInfo.InvariantCulture)),
        _ => TraceValue.Ok,
    };

    /// <summary>Keeps an item for the call whose record is given.</summary>
    internal void Keep(ref KernelCall call, T item) => call.Slot = _items.Keep(item);

    internal ref T Kept(int slot) => ref _items[slot];

    /// <summary>Gives the place of a call back, with what it holds.</summary>
    internal T Release(int slot) => _items.Release(slot);

    private static bool Count(Scheduler scheduler, ref KernelCall call, int count)
    {
        call.Result = count;
        scheduler.ExitCritical();
        return true;
    }

    private bool DoReset(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        _queue.Clear();
        scheduler.WakeOneAndYield(_queue.WaitingToSend);
        scheduler.ExitCritical();
        return true;
    }
}
