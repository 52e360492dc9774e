using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Rtos.Core;

/// <summary>The neighbors of a task in a list, or the first and the last task of a list in its end marker.</summary>
internal struct Link
{
    /// <summary>FreeRTOS: <c>pxNext</c>.</summary>
    internal uint Next;

    /// <summary>FreeRTOS: <c>pxPrevious</c>.</summary>
    internal uint Previous;
}

/// <summary>
/// The links of all lists of a device. Each task and each list has a place of two links: for a task those of its state
/// item and of its event item, for a list its end marker and its index. A link refers to another one by its offset.
/// </summary>
/// <remarks>
/// With the tasks and the end markers in one array a list is a ring without an end, like FreeRTOS' <c>List_t</c>: moving a
/// task needs no branches and writes plain memory, without the collector's write barrier.
/// </remarks>
internal sealed class TaskTable
{
    /// <summary>The offset that is not a link.</summary>
    internal const uint NoLink = 0;

    /// <summary>The bytes of a link; links are at multiples of it.</summary>
    internal const uint LinkBytes = 8;

    /// <summary>The bytes of a place.</summary>
    internal const uint PlaceBytes = 2 * LinkBytes;

    private const int FirstPlaces = 64;

    // Free places are reused, the last one first, so that the same run gives the same places.
    private readonly List<uint> _free = [];

    private Link[] _links = new Link[2 * FirstPlaces];
    private Tcb?[] _tasks = new Tcb?[FirstPlaces];

    // Place 0 is unused.
    private uint _used = PlaceBytes;

    /// <summary>The first link, from which all others are found.</summary>
    internal ref Link First => ref MemoryMarshal.GetArrayDataReference(_links);

    /// <summary>A link by its offset.</summary>
    /// <remarks>
    /// Offsets of links come only from this table and are never computed elsewhere, so they are not checked: every step
    /// along a list comes through here.
    /// </remarks>
    internal ref Link this[uint at]
    {
        get
        {
            Debug.Assert(at < _used && at % LinkBytes == 0, "a link is in the table");
            return ref At(ref First, at);
        }
    }

    /// <summary>A link by its offset, counted from the first one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref Link At(ref Link first, uint at) => ref Unsafe.AddByteOffset(ref first, (nuint)at);

    /// <summary>The task to which a link belongs, whichever of its two.</summary>
    internal Tcb TaskAt(uint at)
    {
        Debug.Assert(_tasks[at / PlaceBytes] is not null, "a link of a list belongs to a task");
        return Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_tasks), at / PlaceBytes)!;
    }

    /// <summary>Gives a task its place.</summary>
    internal void Add(Tcb task)
    {
        task.Place = Take();
        var number = (int)(task.Place / PlaceBytes);
        if (number >= _tasks.Length)
        {
            Array.Resize(ref _tasks, _links.Length / 2);
        }

        _tasks[number] = task;
    }

    /// <summary>A task has been freed: its place goes to the next task or list.</summary>
    internal void Remove(Tcb task)
    {
        _tasks[task.Place / PlaceBytes] = null;
        _free.Add(task.Place);
        task.Place = NoLink;
    }

    /// <summary>Gives a list its place.</summary>
    internal uint AddList() => Take();

    /// <summary>A list is no longer needed and empty: its place goes to the next task or list.</summary>
    internal void Remove<TLink>(TaskList<TLink> list)
        where TLink : struct, ITaskLink =>
        _free.Add(list.Place);

    /// <summary>Reserves adjacent places for lists that are found by number; returns the first of them.</summary>
    internal uint Append(int places)
    {
        var first = _used;
        _used = checked(_used + ((uint)places * PlaceBytes));
        if (_used > _links.Length * LinkBytes)
        {
            Array.Resize(ref _links, Math.Max(2 * _links.Length, (int)(_used / LinkBytes)));
        }

        return first;
    }

    private uint Take()
    {
        if (_free.Count == 0)
        {
            return Append(1);
        }

        var place = _free[^1];
        _free.RemoveAt(_free.Count - 1);
        return place;
    }
}
