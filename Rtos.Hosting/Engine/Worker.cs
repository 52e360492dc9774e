namespace Rtos.Hosting;

/// <summary>What a worker's thread is doing, for other threads: which turn of which device.</summary>
/// <remarks>
/// A turn's end and its being written off exclude each other: both exchange the turn's number. A worker that has been
/// written off ends its turn when the turn returns, and then its thread.
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

    /// <summary>The turn is over; false if the worker was written off meanwhile, and has a replacement.</summary>
    internal bool TryEnd()
    {
        var turn = _turn;
        return turn != WrittenOff && Interlocked.CompareExchange(ref _turn, turn + 1, turn) == turn;
    }

    /// <summary>Checks whether it is still in the turn of the previous check; after a number of such checks in a row it is written off.</summary>
    /// <remarks>Checks are counted, not time: a stopped process or a clock that jumps only makes one check late.</remarks>
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
