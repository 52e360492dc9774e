namespace Rtos.Core;

/// <summary>One link of a task: where it stands in a list. A task has two, one for its state and one for the event it waits for.</summary>
/// <remarks>FreeRTOS: <c>ListItem_t</c>. The owner is the task that the item is a field of.</remarks>
internal struct ListItem
{
    /// <summary>The next task of the list; null at its end.</summary>
    internal Tcb? Next;

    /// <summary>The previous task of the list; null at its head.</summary>
    internal Tcb? Previous;

    /// <summary>The list that holds the item; null when none does. Being in a list <em>is</em> the state.</summary>
    internal TaskList? Container;

    /// <summary>The sort key. FreeRTOS: <c>xItemValue</c>.</summary>
    internal uint Value;
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
