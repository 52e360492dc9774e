using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The calls about notifications. The slot is in <c>Slot</c>.</summary>
internal static class NotifyCalls
{
    internal static readonly NotifyGiveOperation Give = new();

    internal static readonly Operation<bool> Notify = Operation.OkOrFail(NotifyRows.Notify, static (s, _, ref c) =>
    {
        c.Result = s.Notify((Tcb)c.Target!, c.Slot, (uint)c.Get(NotifyRows.Value), (NotifyAction)c.Get(NotifyRows.Action), out uint _) ? 1 : 0;
        return true;
    });

    /// <summary>The result holds whether the value was accepted in bit 32, and the previous value below it.</summary>
    internal static readonly Operation<NotifyQueryResult> Query = new(
        NotifyRows.Query,
        static (s, _, ref c) =>
        {
            var accepted = s.Notify((Tcb)c.Target!, c.Slot, (uint)c.Get(NotifyRows.Value), (NotifyAction)c.Get(NotifyRows.Action), out var previous);
            c.Result = Pack(accepted, previous);
            return true;
        },
        static r => new NotifyQueryResult(IsAccepted(r), (uint)(r & uint.MaxValue)),
        DescribeQuery);

    internal static readonly NotifyTakeOperation Take = new();

    internal static readonly Operation<NotifyWaitResult> Wait = new(
        NotifyRows.Wait,
        DoWait,
        static r => new NotifyWaitResult(IsAccepted(r), (uint)(r & uint.MaxValue)),
        static r => IsAccepted(r) ? TraceValue.Number(r & uint.MaxValue) : TraceValue.Text("timeout"))
    {
        // Whether the call waits is decided before it asks for the locks.
        Locks = static (_, caller, ref c) =>
        {
            c.Phase = caller.Notification(c.Slot).State != NotificationState.Received ? (byte)0 : (byte)1;
            return true;
        },
    };

    internal static readonly Operation<bool> StateClear = Operation.Boolean(NotifyRows.StateClear, static (s, _, ref c) =>
    {
        c.Result = s.NotifyStateClear((Tcb)c.Target!, c.Slot) ? 1 : 0;
        return true;
    });

    internal static readonly Operation<uint> ValueClear = Operation.Number(NotifyRows.ValueClear, static (s, _, ref c) =>
    {
        c.Result = s.NotifyValueClear((Tcb)c.Target!, c.Slot, (uint)c.Get(NotifyRows.Bits));
        return true;
    });

    internal static TraceValue DescribeQuery(long result) =>
        TraceValue.TextAndNumber(IsAccepted(result) ? "ok" : "fail", result & uint.MaxValue);

    internal static long Pack(bool accepted, uint value) => (accepted ? 1L << 32 : 0) | value;

    private static bool IsAccepted(long result) => (result >> 32) != 0;

    private static bool DoWait(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        ref var slot = ref caller.Notification(call.Slot);
        if (call.Phase == 0 && slot.State != NotificationState.Received)
        {
            call.Phase = 1;
            var suspended = call.TicksToWait > 0 && scheduler.SuspendToBlock();
            if (suspended && slot.State == NotificationState.Received)
            {
                scheduler.Policy.ResumeAll();
                return false;
            }

            if (WaitsOnEntry(scheduler, ref call, ref slot))
            {
                scheduler.BlockCurrent(call.TicksToWait, canBlockIndefinitely: true, suspended);
                return false;
            }
        }

        var received = slot.State == NotificationState.Received;
        call.Result = Pack(received, slot.Value);
        if (received)
        {
            slot.Value &= ~(uint)call.Get(NotifyRows.ClearOnExit);
        }

        slot.State = NotificationState.NotWaiting;
        return true;
    }

    // Whether the bits are cleared on entry when the call does not wait is one of the differences between the kernels.
    private static bool WaitsOnEntry(Scheduler scheduler, ref KernelCall call, ref NotificationSlot slot)
    {
        var waits = call.TicksToWait > 0;
        if (waits || scheduler.Traits.ClearsBitsOnEntryWithoutWaiting)
        {
            slot.Value &= ~(uint)call.Get(NotifyRows.ClearOnEntry);
            slot.State = NotificationState.Waiting;
        }

        return waits;
    }
}
