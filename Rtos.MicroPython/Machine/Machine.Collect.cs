namespace Rtos.MicroPython;

/// <content>The roots of the heap.</content>
internal sealed partial class Machine
{
    private Marker? _marker;
    private int _lastMark;
    private int _locksMark;

    /// <summary>Adds up the bytes of everything that the machine reaches.</summary>
    internal long Mark(int mark)
    {
        _lastMark = mark;
        var marker = _marker ??= new Marker(Names);
        marker.Begin(mark);
        marker.Visit(Modules);
        marker.Visit(Builtins);
        foreach (var thread in _threads)
        {
            thread.Visit(marker);
        }

        foreach (var (callback, argument) in _scheduled)
        {
            marker.Visit(callback);
            marker.Visit(argument);
        }

        foreach (var statement in _statements)
        {
            marker.Visit(statement);
        }

        Services.Visit(marker);
        marker.Finish();
        return marker.Bytes + Names.HeapBytes;
    }

    /// <summary>Gives back the locks that the last collection has not found. Called where no code holds one that is on no stack.</summary>
    internal void CollectLocks()
    {
        if (_lastMark == _locksMark)
        {
            return;
        }

        _locksMark = _lastMark;
        foreach (var unused in _locks.Values.Where(l => l.Mark != _lastMark && l.Lock.Waiters.Count == 0).ToList())
        {
            _locks.Remove(unused.Lock);
            Model.Collect(unused.Lock);
        }
    }
}
