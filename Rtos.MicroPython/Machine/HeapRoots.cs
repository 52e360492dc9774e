namespace Rtos.MicroPython;

/// <summary>The roots of a machine's objects: a collection begins here.</summary>
/// <param name="names">The machine's names, which take heap too.</param>
/// <param name="roots">The roots to visit.</param>
internal sealed class HeapRoots(ScriptNames names, params IReadOnlyList<IHeapRoot> roots)
{
    private readonly Marker _marker = new(names.IsFree);

    /// <summary>The bytes of everything that is reachable.</summary>
    /// <param name="mark">The mark for the objects that are found.</param>
    internal long Measure(int mark)
    {
        _marker.Begin(mark);
        foreach (var root in roots)
        {
            root.Visit(_marker);
        }

        _marker.Finish();
        return _marker.Bytes + names.HeapBytes;
    }
}
