namespace Rtos.MicroPython;

/// <summary>What to do with a call's result: where on the stack it goes, and which receiver takes it.</summary>
/// <remarks>It accompanies a call through everything the call may turn into, up to the frame or the kernel call that gives the result.</remarks>
internal readonly struct Continuation
{
    /// <summary>The receiver of the result; null: it is pushed.</summary>
    internal readonly ResultReceiver? Receiver;

    /// <summary>An object that the receiver needs; null for none.</summary>
    internal readonly ScriptObject? Kept;

    /// <summary>The stack index where the result goes; everything above it is removed.</summary>
    internal readonly int ResultAt;

    /// <summary>A stack index that the receiver needs.</summary>
    internal readonly int Place;

    /// <param name="resultAt">Where the result goes.</param>
    /// <param name="receiver">The receiver; if omitted, the result is pushed.</param>
    /// <param name="kept">An object that the receiver needs.</param>
    /// <param name="place">A place that the receiver needs.</param>
    internal Continuation(int resultAt, ResultReceiver? receiver = null, ScriptObject? kept = null, int place = 0) =>
        (ResultAt, Receiver, Kept, Place) = (resultAt, receiver, kept, place);

    /// <summary>The result is not needed.</summary>
    internal static Continuation Drop(int resultAt) => new(resultAt, Dropped.Instance);

    /// <summary>Delivers the result: removes everything above its place, and calls the receiver.</summary>
    internal void Deliver(ValueStack values, Value result)
    {
        values.Count = ResultAt;
        if (Receiver is null)
        {
            values.Push(result);
            return;
        }

        Receiver.Receive(result, this);
    }

    /// <summary>Visits the objects it refers to.</summary>
    internal void Visit(Marker marker)
    {
        if (Kept is { } kept)
        {
            marker.Visit(kept);
        }
    }

    private sealed class Dropped : ResultReceiver
    {
        internal static readonly Dropped Instance = new();

        internal override void Receive(Value value, in Continuation continuation)
        {
        }
    }
}
