namespace Rtos.MicroPython;

/// <summary>What is to be done with a call's result: where on the stack it goes, and who takes it.</summary>
/// <remarks>It goes with a call through all that the call may turn into, into the frame or the kernel call that gives the result.</remarks>
internal readonly struct Continuation
{
    /// <summary>Who takes the result; null: it is pushed.</summary>
    internal readonly ResultReceiver? Receiver;

    /// <summary>An object that the receiver needs; null for none.</summary>
    internal readonly ScriptObject? Kept;

    /// <summary>Where on the stack the result goes; what lies above is gone then.</summary>
    internal readonly int ResultAt;

    /// <summary>A place on the stack that the receiver needs.</summary>
    internal readonly int Place;

    /// <param name="resultAt">Where the result goes.</param>
    /// <param name="receiver">Who takes it; left out, it is pushed.</param>
    /// <param name="kept">An object that the receiver needs.</param>
    /// <param name="place">A place that the receiver needs.</param>
    internal Continuation(int resultAt, ResultReceiver? receiver = null, ScriptObject? kept = null, int place = 0) =>
        (ResultAt, Receiver, Kept, Place) = (resultAt, receiver, kept, place);

    /// <summary>Nobody wants the result.</summary>
    internal static Continuation Drop(int resultAt) => new(resultAt, Dropped.Instance);

    /// <summary>Gives the result: what is above its place is gone, and who takes it does so.</summary>
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

    /// <summary>Shows what it refers to.</summary>
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
