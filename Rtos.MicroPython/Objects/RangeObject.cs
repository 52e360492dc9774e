namespace Rtos.MicroPython;

/// <summary>A <c>range</c>.</summary>
internal sealed class RangeObject(long start, long stop, long step) : ScriptObject
{
    internal long Start { get; } = start;

    internal long Stop { get; } = stop;

    internal long Step { get; } = step;

    internal override TypeObject Type => Types.Range;

    internal override int HeapBytes => ObjectBytes.Range;

    /// <summary>The number of its elements.</summary>
    internal long Count
    {
        get
        {
            var span = Step > 0 ? (Int128)Stop - Start : (Int128)Start - Stop;
            var count = span <= 0 ? 0 : ((span - 1) / Int128.Abs(Step)) + 1;
            return count > long.MaxValue ? long.MaxValue : (long)count;
        }
    }

    internal long At(long index) => unchecked(Start + (index * Step));

    /// <summary>Whether it contains a number.</summary>
    internal bool Contains(long number)
    {
        var isInside = Step > 0 ? number >= Start && number < Stop : number <= Start && number > Stop;
        return isInside && ((Int128)number - Start) % Step == 0;
    }
}
