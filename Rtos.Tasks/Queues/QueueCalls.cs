using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The calls of one queue, and the items of the calls in progress.</summary>
/// <typeparam name="T">The items.</typeparam>
/// <remarks>
/// An item that fits in the number of a record is kept there while its call is in progress. A record cannot hold one of any
/// other type, so the queue does: each call in progress has a place in <see cref="_items"/>, whose number is the record's slot.
/// </remarks>
internal sealed class QueueCalls<T>
{
    private readonly RtosQueue<T> _queue;
    private readonly SlotTable<T> _items = new();

    internal QueueCalls(RtosQueue<T> queue)
    {
        _queue = queue;
        Send = new SendOperation<T>(queue, QueueRows.Send, QueuePlace.Back);
        SendToFront = new SendOperation<T>(queue, QueueRows.SendToFront, QueuePlace.Front);
        Overwrite = new SendOperation<T>(queue, QueueRows.Overwrite, QueuePlace.Only);
        Receive = new ReceiveOperation<T>(queue, takes: true);
        Peek = new ReceiveOperation<T>(queue, takes: false);
        Waiting = Operation.Count(QueueRows.Waiting, (s, _, ref c) => Count(s, ref c, _queue.Count));
        Spaces = Operation.Count(QueueRows.Spaces, (s, _, ref c) => Count(s, ref c, _queue.Length - _queue.Count));
        Reset = Operation.OkOrFail(QueueRows.Reset, DoReset);
    }

    internal SendOperation<T> Send { get; }

    internal SendOperation<T> SendToFront { get; }

    internal SendOperation<T> Overwrite { get; }

    internal ReceiveOperation<T> Receive { get; }

    internal ReceiveOperation<T> Peek { get; }

    internal Operation<int> Waiting { get; }

    internal Operation<int> Spaces { get; }

    internal Operation<bool> Reset { get; }

    /// <summary>How a received item is traced: whole numbers, booleans and short words; <c>ok</c> for all else.</summary>
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

    /// <summary>Keeps an item for the call with the given record.</summary>
    internal void Keep(ref KernelCall call, T item)
    {
        if (FitsRecord)
        {
            Kept(ref call) = item;
        }
        else
        {
            call.Slot = _items.Keep(item);
        }
    }

    /// <summary>The item kept for a call.</summary>
    internal ref T Kept(ref KernelCall call) =>
        ref FitsRecord ? ref InRecord(ref call) : ref _items[call.Slot];

    /// <summary>The item in a record, if its type fits there.</summary>
    internal static ref T InRecord(ref KernelCall call) => ref Unsafe.As<long, T>(ref call.Result);

    /// <summary>Frees the slot of a call and clears its item.</summary>
    internal T Release(ref KernelCall call)
    {
        if (FitsRecord)
        {
            return Kept(ref call);
        }

        // Freed once, even if the result is asked for twice.
        var item = _items.Release(call.Slot);
        call.Slot = SlotTable<T>.Register;
        return item;
    }

    /// <summary>Makes the call use the slot for an item that is read before any other task runs.</summary>
    internal static void UseRegister(ref KernelCall call)
    {
        if (!FitsRecord)
        {
            call.Slot = SlotTable<T>.Register;
        }
    }

    /// <summary>Others run first after all: moves the item to a slot of the call's own.</summary>
    internal void LeaveRegister(ref KernelCall call)
    {
        if (!FitsRecord)
        {
            Keep(ref call, Release(ref call));
        }
    }

    // The JIT decides this once for each type of item.
    internal static bool FitsRecord => !RuntimeHelpers.IsReferenceOrContainsReferences<T>() && Unsafe.SizeOf<T>() <= sizeof(long);

    private static bool Count(Scheduler scheduler, ref KernelCall call, int count)
    {
        call.Result = count;
        return true;
    }

    private bool DoReset(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        _queue.Clear();
        call.Result = 1;
        scheduler.WakeOneAndYield(_queue.WaitingToSend);
        return true;
    }
}
