using System.Diagnostics;

namespace Rtos.Cli;

/// <summary>Runs a board in real time, in short pieces, so that keys are handled between them.</summary>
internal sealed class BoardClock(ReplBoard board)
{
    private static readonly TimeSpan Piece = TimeSpan.FromMilliseconds(20);

    // A board that is late does not catch up with more than this.
    private static readonly TimeSpan MostBehind = TimeSpan.FromMilliseconds(250);

    private long _last = Stopwatch.GetTimestamp();
    private TimeSpan _behind;

    /// <summary>Whether the board has to continue at once.</summary>
    internal bool IsBehind => _behind >= Piece;

    /// <summary>Runs the board for the elapsed time, or for a piece of it.</summary>
    internal void Run()
    {
        var now = Stopwatch.GetTimestamp();
        _behind += Stopwatch.GetElapsedTime(_last, now);
        _last = now;
        _behind = _behind > MostBehind ? MostBehind : _behind;
        var piece = _behind > Piece ? Piece : _behind;
        _behind -= piece;
        board.RunTo(board.Now + piece);
    }
}
