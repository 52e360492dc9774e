using System.Diagnostics;

namespace Rtos.Cli;

/// <summary>Lets a board run in real time, in short pieces, so that keys are looked at between them.</summary>
internal sealed class BoardClock(ReplBoard board)
{
    private static readonly TimeSpan Piece = TimeSpan.FromMilliseconds(20);

    // A board that cannot keep up is not made to catch up with more than this.
    private static readonly TimeSpan MostBehind = TimeSpan.FromMilliseconds(250);

    private long _last = Stopwatch.GetTimestamp();
    private TimeSpan _behind;

    /// <summary>Whether the board has to run on at once.</summary>
    internal bool IsBehind => _behind >= Piece;

    /// <summary>Runs the board for the time that has passed, or for a piece of it.</summary>
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
