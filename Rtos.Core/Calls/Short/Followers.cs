using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>The tasks that ran on a core after some others, the last time.</summary>
/// <remarks>
/// Who comes next stands at the end of a chain: the highest priority, its list, the index, the task behind it, its block. Each
/// step must wait for the one before, and all that the task then does waits for the last. Mostly it is the same task as last
/// time. With that one taken from here and only compared with what the lists say, the processor goes on with it while it still
/// reads the lists.
/// </remarks>
[InlineArray(Length)]
internal struct Followers
{
    // A power of two.
    private const int Length = 16;

    private Tcb? _first;

    /// <summary>The task at a place, if it is the one that followed another one the last time; otherwise null.</summary>
    /// <param name="before">The one that ran before it.</param>
    /// <param name="at">Its place in the table.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Tcb? Find(Tcb before, uint at)
    {
        var task = this[IndexOf(before)];
        return task is not null && task.Place == at ? task : null;
    }

    /// <summary>Keeps who follows a task.</summary>
    internal void Keep(Tcb before, Tcb task) => this[IndexOf(before)] = task;

    private static int IndexOf(Tcb before) => unchecked((int)(before.Place / TaskTable.PlaceBytes) & (Length - 1));
}
