using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>Remembers, for a core, which task last ran after which.</summary>
/// <remarks>
/// Finding the next task takes five dependent loads: the highest priority, its list, the index, the next task, its block. Each
/// waits for the one before, and all that the task then does waits for the last. Usually it is the same task as last time.
/// With that task taken from here and only compared with what the lists say, the CPU can run ahead with it while it still
/// reads the lists.
/// </remarks>
[InlineArray(Length)]
internal struct Followers
{
    // A power of two.
    private const int Length = 16;

    private Tcb? _first;

    /// <summary>The task at a place, if it is the one that followed the given one last time; otherwise null.</summary>
    /// <param name="before">The one that ran before it.</param>
    /// <param name="at">The place in the table.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Tcb? Find(Tcb before, uint at)
    {
        var task = this[IndexOf(before)];
        return task is not null && task.Place == at ? task : null;
    }

    /// <summary>Remembers which task follows another.</summary>
    internal void Keep(Tcb before, Tcb task) => this[IndexOf(before)] = task;

    private static int IndexOf(Tcb before) => unchecked((int)(before.Place / TaskTable.PlaceBytes) & (Length - 1));
}
