namespace Rtos.Core;

/// <summary>A device's tasks and event lists by number, so that links between them can be numbers.</summary>
internal sealed class TaskTable
{
    /// <summary>The number of no task: the end marker of a list.</summary>
    internal const int NoTask = 0;

    // Place 0 is nobody's.
    private readonly Places<Tcb> _tasks = new();
    private readonly Places<EventList> _eventLists = new();

    internal Tcb this[int index] => _tasks.Items[index];

    /// <summary>The task of a number; null for <see cref="NoTask"/>.</summary>
    internal Tcb? Find(int index) => _tasks.Items[index];

    internal EventList EventListOf(in ListItem item) => _eventLists.Items[item.Number];

    /// <summary>Numbers a task.</summary>
    internal void Add(Tcb task) => task.Index = _tasks.Take(task);

    /// <summary>A task has been freed: its number goes to the next one.</summary>
    internal void Remove(Tcb task) => _tasks.Release(task.Index);

    /// <summary>Numbers an event list.</summary>
    internal int Add(EventList list) => _eventLists.Take(list);

    /// <summary>The object of an event list has been deleted: its number goes to the next one.</summary>
    internal void Remove(EventList list) => _eventLists.Release(list.Number);

    private sealed class Places<T>
        where T : class
    {
        // The places that have become free; the last first, so that the same run gives the same numbers.
        private readonly Stack<int> _free = new();
        private int _used = 1;

        internal T[] Items { get; private set; } = new T[8];

        internal int Take(T item)
        {
            if (!_free.TryPop(out var place))
            {
                place = _used++;
                if (place == Items.Length)
                {
                    var larger = new T[2 * place];
                    Items.CopyTo(larger, 0);
                    Items = larger;
                }
            }

            Items[place] = item;
            return place;
        }

        internal void Release(int place)
        {
            Items[place] = null!;
            _free.Push(place);
        }
    }
}
