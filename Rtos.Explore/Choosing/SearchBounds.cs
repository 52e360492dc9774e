using System.Globalization;

namespace Rtos.Explore;

/// <summary>How far a search may depart from the usual run, besides what the program itself declares.</summary>
/// <param name="WorkPercent">By how many percent work may be longer or shorter, 0 to 100.</param>
/// <param name="LongestDelay">How long the code before a kernel call may take, in cycles; 0 for no time.</param>
/// <param name="MostEvents">How many events may come first because that code takes time, 1 to 9.</param>
internal sealed record SearchBounds(int WorkPercent, long LongestDelay, int MostEvents)
{
    /// <summary>How many events may come before a call if nobody says otherwise.</summary>
    internal const int UsualEvents = 3;

    /// <summary>The bounds, as written in schedules.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"w{WorkPercent}d{LongestDelay}n{MostEvents}");
}
