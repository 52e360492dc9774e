using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Rtos.Core;

/// <summary>The neighbours of a task in a list, or the first and the last task of a list in its end marker.</summary>
internal struct Link
{
    /// <summary>FreeRTOS: <c>pxNext</c>.</summary>
    internal uint Next;

    /// <summary>FreeRTOS: <c>pxPrevious</c>.</summary>
    internal uint Previous;
}

/// <summary>
/// The links of all lists of a device. Each task and each list has a place of two links: of a task those of its state
/// item and of its event item, of a list its end marker and its index. A link names another one by where it stands.
/// </summary>
/// <remarks>
/// With the tasks and the end markers in one array a list is a ring without an end, as FreeRTOS' <c>List_t</c>: moving a
/// task asks no questions and writes plain memory, of which the collector need not be told.
/// </remarks>
internal sealed class TaskTable
{
    /// <summary>Where no link stands.</summary>
    internal const uint NoLink = 0;

    /// <summary>The bytes of a link; a link stands at a multiple of them.</summary>
    internal const uint LinkBytes = 8;

    /// <summary>The bytes of a place.</summary>
    internal const uint PlaceBytes = 2 * LinkBytes;

    private const int FirstPlaces = 64;

    // Places that have become free are taken again, the last first, so that the same run gives the same places.
    private readonly List<uint> _free = [];

    private Link[] _links = new Link[2 * FirstPlaces];
    private Tcb?[] _tasks = new Tcb?[FirstPlaces];

    // Place 0 is nobody's.
    private uint _used = PlaceBytes;

    /// <summary>The first link, from which all others are found.</summary>
    internal ref Link First => ref MemoryMarshal.GetArrayDataReference(_links);

    /// <summary>A link by where it stands.</summary>
    /// <remarks>
    /// Where links stand is known from this table alone and never computed otherwise, so it is not checked: every step
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

    /// <summary>A link by where it stands, from the first one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref Link At(ref Link first, uint at) => ref Unsafe.AddByteOffset(ref first, (nuint)at);

    /// <summary>The task that a link belongs to, whichever of its two.</summary>
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

    /// <summary>A list is needed no longer and empty: its place goes to the next task or list.</summary>
    internal void Remove<TLink>(TaskList<TLink> list)
        where TLink : struct, ITaskLink =>
        _free.Add(list.Place);

    /// <summary>New places side by side, for lists that are found by number; the first of them.</summary>
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
