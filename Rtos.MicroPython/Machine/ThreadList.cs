namespace Rtos.MicroPython;

/// <summary>The threads of a machine that run bytecode.</summary>
internal sealed class ThreadList : IHeapRoot
{
    // Invariant: living threads only, the oldest first.
    private readonly List<IHeapRoot> _threads = [];

    /// <summary>The number of threads.</summary>
    internal int Count => _threads.Count;

    internal void Add(IHeapRoot thread) => _threads.Add(thread);

    internal void Remove(IHeapRoot thread) => _threads.Remove(thread);

    public void Visit(Marker marker)
    {
        foreach (var thread in _threads)
        {
            thread.Visit(marker);
        }
    }
}
