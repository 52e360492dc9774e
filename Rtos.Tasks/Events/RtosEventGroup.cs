using System.Globalization;
using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>A group of 24 event bits that tasks wait for. FreeRTOS: <c>EventGroupHandle_t</c>.</summary>
[FreeRtos("EventGroupHandle_t")]
public sealed class RtosEventGroup : KernelObject
{
    /// <summary>The bits that can be used; the kernel keeps the upper eight for itself.</summary>
    public const uint UsableBits = 0x00FFFFFF;

    internal RtosEventGroup(Device device, string name)
        : base(device, name, ObjectSizes.EventGroup)
    {
        Waiting = new EventList(device.Scheduler.Table);
        Calls = new EventGroupCalls(this);
    }

    /// <summary>The bits that are set, read without a kernel call.</summary>
    public uint Bits { get; internal set; }

    internal override string DescribeState() => string.Create(CultureInfo.InvariantCulture, $"bits 0x{Bits:x6}{WaitingText(Waiting.Count)}");

    internal EventList Waiting { get; }

    internal override string? Condition => FormattableString.Invariant($"bits 0x{Bits:x}");

    internal override void ReleaseLists(TaskTable table) => table.Remove(Waiting);

    internal EventGroupCalls Calls { get; }

    internal override KernelOperation DeleteCall => Calls.Delete;

    /// <summary>Sets bits, and wakes every task whose awaited bits are now set.</summary>
    /// <param name="bits">The bits, within <see cref="UsableBits"/>.</param>
    /// <returns>The bits, without those that woken tasks asked to clear.</returns>
    /// <exception cref="DevicePanicException">Bits out of range; called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xEventGroupSetBits</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xEventGroupSetBits"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<uint> SetBits(uint bits) => Call(Calls.SetBits, bits);

    /// <summary>Clears bits.</summary>
    /// <param name="bits">The bits, within <see cref="UsableBits"/>.</param>
    /// <returns>The bits before the call.</returns>
    /// <exception cref="DevicePanicException">Bits out of range; called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xEventGroupClearBits</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xEventGroupClearBits"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<uint> ClearBits(uint bits) => Call(Calls.ClearBits, bits);

    /// <summary>Asks for the bits.</summary>
    /// <returns>The bits that are set.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xEventGroupGetBits</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xEventGroupGetBits"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<uint> GetBits() => Call(Calls.GetBits, 0);

    /// <summary>Waits until bits are set.</summary>
    /// <param name="bits">The bits, within <see cref="UsableBits"/>; at least one.</param>
    /// <param name="clearOnExit">Whether to clear them when they end the wait.</param>
    /// <param name="all">Whether all of them must be set; otherwise one is enough.</param>
    /// <param name="wait">How long to wait, in ticks; <see cref="Ticks.Forever"/> for no limit.</param>
    /// <returns>The bits as they were when the wait ended; check them to detect a time-out.</returns>
    /// <exception cref="DevicePanicException">Bits out of range; called from an interrupt, not awaited, or with a wait while the scheduler is suspended.</exception>
    /// <remarks>FreeRTOS: <c>xEventGroupWaitBits</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("xEventGroupWaitBits"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<uint> WaitBits(uint bits, bool clearOnExit, bool all, Ticks wait)
    {
        var caller = Enter(Calls.WaitBits, bits);
        caller.Call.Put(EventGroupRows.ClearOnExit, clearOnExit ? 1 : 0);
        caller.Call.Put(EventGroupRows.All, all ? 1 : 0);
        return Wait(caller, Calls.WaitBits, bits, wait);
    }

    /// <summary>Sets bits and waits until all tasks of the synchronization have set theirs.</summary>
    /// <param name="set">The caller's bits, within <see cref="UsableBits"/>.</param>
    /// <param name="waitFor">The bits of all tasks, within <see cref="UsableBits"/>; they are cleared when all are set.</param>
    /// <param name="wait">How long to wait, in ticks; <see cref="Ticks.Forever"/> for no limit.</param>
    /// <returns>The bits as they were when the wait ended; check them to detect a time-out.</returns>
    /// <exception cref="DevicePanicException">Bits out of range; called from an interrupt, not awaited, or with a wait while the scheduler is suspended.</exception>
    /// <remarks>FreeRTOS: <c>xEventGroupSync</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("xEventGroupSync"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<uint> Sync(uint set, uint waitFor, Ticks wait)
    {
        var caller = Enter(Calls.Sync, set);
        caller.Call.Put(EventGroupRows.BitsToSet, set);
        return Wait(caller, Calls.Sync, waitFor, wait);
    }

    /// <summary>Deletes the group; tasks that wait for it are released and get 0.</summary>
    /// <exception cref="DevicePanicException">It has been deleted; not awaited.</exception>
    /// <remarks>FreeRTOS: <c>vEventGroupDelete</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("vEventGroupDelete"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall Delete() => new(Gate, EnterAbout(Calls.Delete));

    internal void CheckBits(CallRow call, uint bits, bool mayBeNone = true)
    {
        if ((bits & ~UsableBits) != 0 || (bits == 0 && !mayBeNone))
        {
            Device.Refuse(PanicKind.Argument, $"{call}: the bits are 0x{bits:x}; they must lie within 0x00ffffff{(mayBeNone ? string.Empty : " and not be 0")}");
        }
    }

    private Tcb Enter(KernelOperation operation, uint bits)
    {
        var caller = EnterAbout(operation);
        CheckBits(operation.Row, bits);
        return caller;
    }

    private RtosCall<uint> Call(KernelOperation<uint> operation, uint bits)
    {
        var caller = Enter(operation, bits);
        caller.Call.Put(EventGroupRows.Bits, bits);
        return new RtosCall<uint>(Gate, caller, operation);
    }

    private RtosCall<uint> Wait(Tcb caller, KernelOperation<uint> operation, uint bits, Ticks wait)
    {
        CheckBits(operation.Row, bits, mayBeNone: false);
        caller.Call.Put(EventGroupRows.Bits, bits);
        caller.Call.TicksToWait = wait.Value;
        return new RtosCall<uint>(Gate, caller, operation);
    }
}
