using System.Runtime.InteropServices;
using Rtos.Core;

namespace Rtos.Explore;

/// <summary>Notes what one run shows, as far as the search does not know it well already.</summary>
/// <param name="known">What the search knows.</param>
internal sealed class RunCoverage(CoverageMap known)
{
    private const ulong HandOverBit = 1UL << 63;

    private readonly List<ulong> _last = [];
    private HashSet<ulong>? _new;
    private ulong _actor;
    private ulong _call;
    private ulong _state;

    /// <summary>The items that are not known well; null for none.</summary>
    internal IReadOnlyCollection<ulong>? New => _new;

    /// <summary>Whether an item is a hand-over, and not a state.</summary>
    internal static bool IsHandOver(ulong item) => (item & HandOverBit) != 0;

    /// <summary>A task is about to make a call, or an interrupt comes.</summary>
    internal void Reach(in ChoicePoint point)
    {
        // The work itself belongs to the call that was reached before.
        if (point.Kind == ChoiceKind.Work)
        {
            return;
        }

        var isInterrupt = point.Kind == ChoiceKind.Interrupt;
        var index = (point.Asker * 2) + (isInterrupt ? 1 : 0);
        var call = SearchRandom.Mix(Hash(point.Operation) + (ulong)index);
        if (index >= _last.Count)
        {
            CollectionsMarshal.SetCount(_last, index + 1);
        }

        // A state is a sum over the tasks: changing one of them is enough.
        ref var last = ref CollectionsMarshal.AsSpan(_last)[index];
        _state ^= last ^ call;
        last = call;
        Note(_state & ~HandOverBit);
        if (_actor != (ulong)index + 1)
        {
            Note(SearchRandom.Mix(_call ^ (call << 1)) | HandOverBit);
        }

        _actor = (ulong)index + 1;
        _call = call;
    }

    private void Note(ulong item)
    {
        if (!known.IsSettled(item))
        {
            (_new ??= []).Add(item);
        }
    }

    private static ulong Hash(string text)
    {
        var hash = 14_695_981_039_346_656_037;
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * 1_099_511_628_211);
        }

        return hash;
    }
}
