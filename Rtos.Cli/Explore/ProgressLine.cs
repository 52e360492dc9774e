using System.Globalization;
using Rtos.Explore;
using Rtos.Testing;

namespace Rtos.Cli;

/// <summary>How far a search has come: one line on a terminal that is written over again and again.</summary>
/// <param name="error">The terminal.</param>
/// <param name="width">Its width.</param>
/// <param name="file">What is searched.</param>
/// <param name="most">How many schedules there are to be.</param>
internal sealed class ProgressLine(TextWriter error, int width, string file, long most)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private TimeSpan? _shownAt;
    private int _length;

    /// <summary>Shows the line, unless it was shown a moment ago.</summary>
    /// <param name="progress">How far the search is.</param>
    /// <param name="elapsed">The time since the beginning.</param>
    internal void Show(in SearchProgress progress, TimeSpan elapsed)
    {
        if (elapsed - _shownAt < Pause)
        {
            return;
        }

        _shownAt = elapsed;
        var done = progress.Schedules;
        var rate = elapsed > TimeSpan.Zero ? done / elapsed.TotalSeconds : 0;
        var coverage = done == 0 ? "" : $", {SearchMessage.Percent(progress.Coverage.New)} new";
        var counts = string.Create(CultureInfo.InvariantCulture, $"{done:#,0} of {most:#,0} schedules, {rate:#,0} per second, {elapsed.TotalSeconds:0.0} s");

        // A line that fills its row could not be written over.
        var text = Array.Find([$"{file}: {counts}{coverage}", $"{counts}{coverage}"], t => t.Length < width) ?? counts[..Math.Min(counts.Length, width - 1)];
        error.Write($"\r{text.PadRight(_length)}");
        _length = Math.Max(_length, text.Length);
    }

    /// <summary>Leaves an empty line.</summary>
    internal void Clear() => error.Write($"\r{new string(' ', _length)}\r");
}
