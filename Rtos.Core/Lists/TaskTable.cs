using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Rtos.Core;

/// <summary>A device's tasks and event lists by number, so that links between them can be numbers.</summary>
internal sealed class TaskTable
{
    /// <summary>The number of no task: the end marker of a list.</summary>
    internal const int NoTask = 0;

    // Places that have become free are taken again, the last first, so that the same run gives the same numbers.
    private readonly List<int> _freeTasks = [];
    private readonly List<int> _freeLists = [];

    // Place 0 is nobody's.
    private Tcb[] _tasks = new Tcb[8];
    private EventList[] _eventLists = new EventList[8];
    private int _taskPlaces = 1;
    private int _listPlaces = 1;

    /// <summary>The task of a number.</summary>
    /// <remarks>
    /// Numbers come from this table and from nowhere else, so they are not checked: every link that a list follows or
    /// changes comes through here.
    /// </remarks>
    internal Tcb this[int index]
    {
        get
        {
            Debug.Assert((uint)index < (uint)_taskPlaces, "a task's number comes from the table");
            return Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_tasks), index);
        }
    }

    /// <summary>The task of a number; null for <see cref="NoTask"/>.</summary>
    internal Tcb? Find(int index) => this[index];

    internal EventList EventListOf(in ListItem item) => _eventLists[item.Number];

    /// <summary>Numbers a task.</summary>
    internal void Add(Tcb task)
    {
        task.Index = Place(ref _tasks, _freeTasks, ref _taskPlaces);
        _tasks[task.Index] = task;
    }

    /// <summary>Numbers an event list.</summary>
    internal int Add(EventList list)
    {
        var number = Place(ref _eventLists, _freeLists, ref _listPlaces);
        _eventLists[number] = list;
        return number;
    }

    /// <summary>A task has been freed: its number goes to the next one.</summary>
    internal void Remove(Tcb task)
    {
        _tasks[task.Index] = null!;
        _freeTasks.Add(task.Index);
    }

    /// <summary>The object of an event list has been deleted: its number goes to the next one.</summary>
    internal void Remove(EventList list)
    {
        _eventLists[list.Number] = null!;
        _freeLists.Add(list.Number);
    }

    private static int Place<T>(ref T[] items, List<int> free, ref int used)
    {
        if (free.Count > 0)
        {
            var place = free[^1];
            free.RemoveAt(free.Count - 1);
            return place;
        }

        if (used == items.Length)
        {
            Array.Resize(ref items, 2 * used);
        }

        return used++;
    }
}
