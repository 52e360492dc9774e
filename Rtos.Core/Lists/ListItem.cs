namespace Rtos.Core;

/// <summary>One link of a task: where it stands in a list. A task has two, one for its state and one for the event it waits for.</summary>
/// <remarks>
/// FreeRTOS: <c>ListItem_t</c>. The owner is the task that the item is a field of. Neighbours and list are numbers and
/// not references: moving a task then writes plain memory, of which the collector need not be told.
/// </remarks>
internal struct ListItem
{
    /// <summary>In no list.</summary>
    internal const int None = 0;

    private const int KindBits = 3;

    /// <summary>The <see cref="Tcb.Index"/> of the next task of the list; <see cref="TaskTable.NoTask"/> at its end.</summary>
    internal int Next;

    /// <summary>The <see cref="Tcb.Index"/> of the previous task of the list; <see cref="TaskTable.NoTask"/> at its head.</summary>
    internal int Previous;

    /// <summary>The <see cref="TaskList{TLink}.Id"/> of the list that holds the item, or <see cref="None"/>. Being in a list <em>is</em> the state.</summary>
    internal int List;

    /// <summary>The sort key. FreeRTOS: <c>xItemValue</c>.</summary>
    internal uint Value;

    /// <summary>Whether a list holds the item.</summary>
    internal readonly bool IsListed => List != None;

    /// <summary>What the list that holds the item stands for.</summary>
    internal readonly ListKind Kind => unchecked((ListKind)(List & ((1 << KindBits) - 1)));

    /// <summary>Which of the lists of its kind holds the item.</summary>
    internal readonly int Number => NumberOf(List);

    /// <summary>The <see cref="List"/> of a list's items.</summary>
    internal static int IdOf(ListKind kind, int number) => (number << KindBits) | (int)kind;

    /// <summary>The number that an identifier was made of.</summary>
    internal static int NumberOf(int id) => id >> KindBits;
}

/// <summary>Chooses one of a task's two list items at compile time, so that the lists need no casts and no virtual calls.</summary>
internal interface ITaskLink
{
    static abstract ref ListItem Of(Tcb task);
}

/// <summary>The state item. FreeRTOS: <c>xStateListItem</c>.</summary>
internal readonly struct StateLink : ITaskLink
{
    public static ref ListItem Of(Tcb task) => ref task.StateItem;
}

/// <summary>The event item. FreeRTOS: <c>xEventListItem</c>.</summary>
internal readonly struct EventLink : ITaskLink
{
    public static ref ListItem Of(Tcb task) => ref task.EventItem;
}
