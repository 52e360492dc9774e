namespace Rtos.Core;

/// <summary>A task's record of its place in a list. A task has two items, one for its state and one for the event it waits for.</summary>
/// <remarks>FreeRTOS: <c>ListItem_t</c> without its neighbors, which are in the <see cref="TaskTable"/>.</remarks>
internal struct ListItem
{
    /// <summary>In no list.</summary>
    internal const uint None = 0;

    /// <summary>The bits of an identifier for the kind of list; the bits above them give the place of its end marker.</summary>
    internal const uint KindMask = 7;

    /// <summary>The <see cref="TaskList{TLink}.Id"/> of the list that holds the item, or <see cref="None"/>. Being in a list <em>is</em> the state. FreeRTOS: <c>pxContainer</c>.</summary>
    internal uint List;

    /// <summary>The sort key. FreeRTOS: <c>xItemValue</c>.</summary>
    internal uint Value;

    /// <summary>Whether a list holds the item.</summary>
    internal readonly bool IsListed => List != None;

    /// <summary>The kind of the list that holds the item.</summary>
    internal readonly ListKind Kind => KindOf(List);

    /// <summary>The kind of the list with an identifier.</summary>
    internal static ListKind KindOf(uint id) => unchecked((ListKind)(id & KindMask));
}

/// <summary>Chooses one of a task's two list items at compile time, so that the lists need no casts and no virtual calls.</summary>
internal interface ITaskLink
{
    /// <summary>The offset of the neighbors in a task's place of the <see cref="TaskTable"/>, in bytes.</summary>
    static abstract uint Offset { get; }

    static abstract ref ListItem Of(Tcb task);
}

/// <summary>The state item. FreeRTOS: <c>xStateListItem</c>.</summary>
internal readonly struct StateLink : ITaskLink
{
    public static uint Offset => 0;

    public static ref ListItem Of(Tcb task) => ref task.StateItem;
}

/// <summary>The event item. FreeRTOS: <c>xEventListItem</c>.</summary>
internal readonly struct EventLink : ITaskLink
{
    public static uint Offset => TaskTable.LinkBytes;

    public static ref ListItem Of(Tcb task) => ref task.EventItem;
}
