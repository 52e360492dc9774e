namespace Rtos.MicroPython;

/// <summary>A <c>slice</c>.</summary>
internal sealed class SliceObject(Value start, Value stop, Value step) : ScriptObject
{
    internal Value Start { get; } = start;

    internal Value Stop { get; } = stop;

    internal Value Step { get; } = step;

    internal override TypeObject Type => Types.Slice;

    internal override int HeapBytes => ObjectBytes.Slice;

    internal override void Visit(Marker marker)
    {
        marker.Visit(Start);
        marker.Visit(Stop);
        marker.Visit(Step);
    }

    /// <summary>Its meaning for a sequence of a given length: the first index, the step, and the number of elements.</summary>
    internal (int Start, int Step, int Count) Resolve(int length)
    {
        var (start, stop, step) = Bounds(length);
        var span = step > 0 ? stop - start : start - stop;
        return ((int)start, (int)step, span <= 0 ? 0 : (int)(((span - 1) / Math.Abs(step)) + 1));
    }

    /// <summary>Its three numbers for a sequence of a given length.</summary>
    internal (long Start, long Stop, long Step) Bounds(int length)
    {
        var step = Step.IsNone ? 1 : Numbers.ToIndex(Step, "slice");
        if (step == 0)
        {
            throw ScriptError.ValueError("slice step can't be zero");
        }

        var least = step < 0 ? -1 : 0;
        var most = step < 0 ? length - 1 : length;
        var start = Start.IsNone ? (step < 0 ? most : least) : Clip(Start, length, least, most);
        var stop = Stop.IsNone ? (step < 0 ? least : most) : Clip(Stop, length, least, most);
        return (start, stop, step);
    }

    private static long Clip(Value index, int length, long least, long most)
    {
        var i = Numbers.ToIndex(index, "slice");
        return Math.Clamp(i < 0 ? i + length : i, least, most);
    }
}
