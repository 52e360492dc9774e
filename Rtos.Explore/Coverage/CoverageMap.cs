namespace Rtos.Explore;

/// <summary>What the schedules of a search have shown: hand-overs between tasks, and states of the program.</summary>
/// <remarks>Read by several threads at once while schedules run; changed by one, between groups of schedules.</remarks>
internal sealed class CoverageMap
{
    // The memory of a search is limited: about 50 MB.
    private const int MostItems = 1 << 20;

    // Whether an item was seen in more than one schedule.
    private readonly Dictionary<ulong, bool> _items = [];
    private long _schedules;
    private int _once;
    private int _handOvers;

    /// <summary>What was seen until now.</summary>
    internal SearchCoverage Sum => new(_handOvers, _items.Count - _handOvers, _schedules == 0 ? 1 : Math.Min(1, (double)_once / _schedules), _items.Count >= MostItems);

    /// <summary>Whether an item does not need to be noted any more: it was seen in more than one schedule.</summary>
    internal bool IsSettled(ulong item) => _items.TryGetValue(item, out var several) && several;

    /// <summary>Adds what one schedule has shown.</summary>
    /// <param name="items">The items that were not settled; null for none.</param>
    internal void Add(IReadOnlyCollection<ulong>? items)
    {
        _schedules++;
        foreach (var item in items ?? [])
        {
            if (_items.TryGetValue(item, out var several))
            {
                _once -= several ? 0 : 1;
                _items[item] = true;
            }
            else if (_items.Count < MostItems)
            {
                _items.Add(item, false);
                _once++;
                _handOvers += RunCoverage.IsHandOver(item) ? 1 : 0;
            }
        }
    }
}
