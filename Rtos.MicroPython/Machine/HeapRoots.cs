namespace Rtos.MicroPython;

/// <summary>What a machine's objects are reached from: a collection begins here.</summary>
/// <param name="names">The machine's names, which take heap too.</param>
/// <param name="roots">What is visited.</param>
internal sealed class HeapRoots(ScriptNames names, params IReadOnlyList<IHeapRoot> roots)
{
    private readonly Marker _marker = new(names.IsFree);

    /// <summary>The bytes of everything that is reached.</summary>
    /// <param name="mark">What the objects that are found are marked with.</param>
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
