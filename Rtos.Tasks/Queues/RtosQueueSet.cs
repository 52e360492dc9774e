using System.Globalization;
using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>A set of queues and semaphores that a task can wait for together. FreeRTOS: <c>QueueSetHandle_t</c>.</summary>
[FreeRtos("QueueSetHandle_t")]
public sealed class RtosQueueSet : KernelObject
{
    private const int HandleBytes = 4;

    /// <summary>The most events that fit in 2^31 - 1 bytes.</summary>
    internal const int MostEvents = (int.MaxValue - ObjectSizes.Queue) / HandleBytes;

    private readonly RtosQueueBase?[] _events;
    private int _head;

    internal RtosQueueSet(Device device, string name, int length)
        : base(device, name, SizeOf(length))
    {
        WaitingToSelect = new EventList(device.Scheduler.Table);
        _events = new RtosQueueBase?[length];
        SelectCall = new SelectOperation(this, takes: true);
        DeleteCall = new DeleteOperation(this, QueueRows.Delete);
    }

    /// <summary>The events that the set can hold: at least the sum of its members' places.</summary>
    public int Length => _events.Length;

    /// <summary>The events that nobody has selected yet, read without a kernel call.</summary>
    /// <value>0 to <see cref="Length"/>.</value>
    public int Count { get; private set; }

    internal override string DescribeState() =>
        string.Create(CultureInfo.InvariantCulture, $"{Count} of {Length} events{WaitingText(WaitingToSelect.Count)}");

    internal EventList WaitingToSelect { get; }

    internal override (int Count, int Length)? Fill => (Count, Length);

    internal override void ReleaseLists(TaskTable table) => table.Remove(WaitingToSelect);

    internal static int SizeOf(int length) => ObjectSizes.Queue + (length * HandleBytes);

    internal SelectOperation SelectCall { get; }

    // Rarely used: made when first asked for.
    private SelectOperation PeekCall => field ??= new SelectOperation(this, takes: false);

    internal override DeleteOperation DeleteCall { get; }

    /// <summary>Adds a queue or semaphore, which must be empty and not in a set.</summary>
    /// <param name="member">The member.</param>
    /// <returns>Whether it was added.</returns>
    /// <exception cref="ArgumentException">The member belongs to another device.</exception>
    /// <remarks>FreeRTOS: <c>xQueueAddToSet</c>. Blocks: no. From: host and task.</remarks>
    [FreeRtos("xQueueAddToSet"), CallFrom(Caller.Host | Caller.Task, Blocks.No)]
    public bool Add(RtosQueueBase member)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (member.Device != Device)
        {
            throw new ArgumentException($"{member.Name} belongs to another device than the queue set {Name}", nameof(member));
        }

        Device.Use.CheckMayChange("a queue set was to be changed", alsoInsideRun: true);
        if (WhyNotAddable(member) is not null)
        {
            return false;
        }

        member.Set = this;
        return true;
    }

    /// <summary>Why the kernel would not add the member; null if it would.</summary>
    internal static string? WhyNotAddable(RtosQueueBase member) =>
        member.Set is { } set ? $"it is in the queue set {set.Name}"
        : member.Count != 0 ? member.WhyNotEmpty
        : null;

    /// <summary>Takes a queue or semaphore out of the set; it must be empty.</summary>
    /// <param name="member">The member.</param>
    /// <returns>Whether it was taken out.</returns>
    /// <remarks>FreeRTOS: <c>xQueueRemoveFromSet</c>. Blocks: no. From: host and task.</remarks>
    [FreeRtos("xQueueRemoveFromSet"), CallFrom(Caller.Host | Caller.Task, Blocks.No)]
    public bool Remove(RtosQueueBase member)
    {
        ArgumentNullException.ThrowIfNull(member);
        Device.Use.CheckMayChange("a queue set was to be changed", alsoInsideRun: true);
        if (member.Set != this || member.Count != 0)
        {
            return false;
        }

        member.Set = null;
        return true;
    }

    /// <summary>Waits until a member has something; then take it from the member with a wait of 0.</summary>
    /// <param name="wait">How long to wait, in ticks; <see cref="Ticks.Forever"/> for no limit.</param>
    /// <returns>The member, or null after a time-out.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, not awaited, or with a wait while the scheduler is suspended.</exception>
    /// <remarks>FreeRTOS: <c>xQueueSelectFromSet</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("xQueueSelectFromSet"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<RtosQueueBase?> Select(Ticks wait)
    {
        var caller = EnterAbout(SelectCall);
        caller.Call.TicksToWait = wait.Value;
        return new RtosCall<RtosQueueBase?>(Gate, caller, SelectCall);
    }

    /// <summary>Waits until a member has something, and leaves the event in the set: the next call finds the same member.</summary>
    /// <param name="wait">How long to wait, in ticks; <see cref="Ticks.Forever"/> for no limit.</param>
    /// <returns>The member, or null after a time-out.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, not awaited, or with a wait while the scheduler is suspended.</exception>
    /// <remarks>
    /// Take the event out with <see cref="Select"/> before you take the item from the member: an event without an item would stay.
    /// FreeRTOS: <c>xQueuePeek</c>. Blocks: yes. From: task.
    /// </remarks>
    [FreeRtos("xQueuePeek"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<RtosQueueBase?> Peek(Ticks wait)
    {
        var operation = PeekCall;
        var caller = EnterAbout(operation);
        caller.Call.TicksToWait = wait.Value;
        return new RtosCall<RtosQueueBase?>(Gate, caller, operation);
    }

    /// <summary>Deletes the set and frees its memory. No task may wait for it.</summary>
    /// <exception cref="DevicePanicException">A task waits for it, or it has been deleted; not awaited.</exception>
    /// <remarks>FreeRTOS: <c>vQueueDelete</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("vQueueDelete"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall Delete() => new(Gate, EnterAbout(DeleteCall));

    internal override void CheckDeletable(in DeletionCheck check)
    {
        if (!WaitingToSelect.IsEmpty)
        {
            check.QueueAwaited();
        }
    }

    /// <summary>A member has received something; returns whether the active core should switch. FreeRTOS: <c>prvNotifyQueueSetContainer</c>.</summary>
    internal bool Notify(Scheduler scheduler, RtosQueueBase member)
    {
        if (IsDeleted)
        {
            scheduler.Panics.Misuse(PanicKind.UseAfterDelete, $"{member.Name} is still a member of the queue set {Name}, which has been deleted; remove the members first");
        }

        if (Count == _events.Length)
        {
            scheduler.Panics.Misuse(
                PanicKind.Argument,
                $"the queue set {Name} holds {Length} events and is full; its length must be the sum of its members' places");
        }

        _events[(_head + Count) % _events.Length] = member;
        Count++;
        return !WaitingToSelect.IsEmpty && scheduler.RemoveFromEventList(WaitingToSelect);
    }

    /// <summary>The first event; there is one.</summary>
    internal RtosQueueBase First => _events[_head]!;

    /// <summary>Takes the first event.</summary>
    internal RtosQueueBase Pop()
    {
        var member = _events[_head]!;
        _events[_head] = null;
        _head = (_head + 1) % _events.Length;
        Count--;
        return member;
    }
}

/// <summary>Waits for a member of a queue set; the member is in <c>Target</c>. FreeRTOS: <c>xQueueSelectFromSet</c>, <c>xQueuePeek</c>.</summary>
internal sealed class SelectOperation(RtosQueueSet set, bool takes) : BlockingOperation<RtosQueueBase?>(takes ? QueueRows.Select : QueueRows.Peek, set)
{
    internal override RtosQueueBase? Read(ref KernelCall call) => call.Target as RtosQueueBase;

    internal override TraceValue Describe(in KernelCall call) =>
        TraceValue.Text((call.Target as RtosQueueBase)?.Name ?? "none");

    internal override string? WaitsFor(in KernelCall call) => set.Name;

    private protected override bool Try(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        if (set.Count == 0)
        {
            return false;
        }

        if (takes)
        {
            call.Target = set.Pop();
            return true;
        }

        call.Target = set.First;
        scheduler.WakeOneAndYield(set.WaitingToSelect);
        return true;
    }

    private protected override bool MustWait(ref KernelCall call) => set.Count == 0;

    private protected override EventList WaitingList(ref KernelCall call) => set.WaitingToSelect;

    private protected override void TimedOut(Scheduler scheduler, ref KernelCall call) => call.Target = null;
}
