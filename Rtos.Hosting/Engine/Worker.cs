namespace Rtos.Hosting;

/// <summary>What a worker's thread is doing, as others may see it: which turn of which device.</summary>
/// <remarks>
/// A turn's end and its being written off exclude each other: both exchange the number of the turn. A worker that is
/// written off ends its turn when it comes back, and then itself.
/// </remarks>
internal sealed class Worker
{
    private const long WrittenOff = -1;

    // Odd in a turn, even between turns, negative when written off.
    private long _turn;
    private TurnTaker? _device;
    private long _seen;
    private int _looks;

    /// <summary>A turn begins.</summary>
    internal void Begin(TurnTaker device)
    {
        Volatile.Write(ref _device, device);
        Volatile.Write(ref _turn, _turn + 1);
    }

    /// <summary>The turn is over; false when the worker was written off meanwhile, and has a replacement.</summary>
    internal bool TryEnd()
    {
        var turn = _turn;
        return turn != WrittenOff && Interlocked.CompareExchange(ref _turn, turn + 1, turn) == turn;
    }

    /// <summary>Looks whether it is still in the turn of the look before; after so many such looks in a row it is written off.</summary>
    /// <remarks>Looks are counted, not time: a process that was stopped, or a clock that jumps, makes one look late and no more.</remarks>
    /// <returns>The device that holds the worker, if it was written off just now.</returns>
    internal TurnTaker? Look(int mostLooks)
    {
        var turn = Volatile.Read(ref _turn);
        _looks = turn == _seen ? _looks + 1 : 0;
        _seen = turn;
        if (turn < 0 || turn % 2 == 0 || _looks < mostLooks)
        {
            return null;
        }

        var device = Volatile.Read(ref _device);
        return Interlocked.CompareExchange(ref _turn, WrittenOff, turn) == turn ? device : null;
    }

    /// <summary>The device whose turn it is in; null between turns.</summary>
    internal TurnTaker? InTurn => Volatile.Read(ref _turn) % 2 == 0 ? null : Volatile.Read(ref _device);
}
