using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The calls of one event group.</summary>
internal sealed class EventGroupCalls
{
    // What a waiting task's event item holds besides the bits it waits for. FreeRTOS: eventCLEAR_EVENTS_ON_EXIT_BIT …
    private const uint ClearOnExit = 0x01000000;
    private const uint UnblockedByBits = 0x02000000;
    private const uint WaitForAll = 0x04000000;

    private readonly RtosEventGroup _group;

    internal EventGroupCalls(RtosEventGroup group)
    {
        _group = group;
        SetBits = new SetBitsOperation(group);
        ClearBits = Operation.Number(EventGroupRows.ClearBits, DoClear);
        GetBits = Operation.Number(EventGroupRows.GetBits, DoClear);
        WaitBits = new WaitOperation(EventGroupRows.WaitBits, group, WaitFirst) { AsksSchedulerState = true };
        Sync = new WaitOperation(EventGroupRows.Sync, group, SyncFirst) { AsksSchedulerState = true };
        Delete = Operation.Of(EventGroupRows.Delete, DoDelete);
    }

    private delegate bool FirstStep(Scheduler scheduler, ref KernelCall call);

    internal KernelOperation<uint> SetBits { get; }

    internal Operation<uint> ClearBits { get; }

    internal Operation<uint> GetBits { get; }

    internal KernelOperation<uint> WaitBits { get; }

    internal KernelOperation<uint> Sync { get; }

    internal Operation<Nothing> Delete { get; }

    /// <summary>Sets bits and wakes the tasks that wait for them. FreeRTOS: <c>xEventGroupSetBits</c>.</summary>
    internal static void Set(Scheduler scheduler, RtosEventGroup group, uint bits)
    {
        scheduler.Policy.EnterCriticalOrSuspendAll();
        uint toClear = 0;
        group.Bits |= bits;
        for (var task = group.Waiting.Head; task is not null;)
        {
            var next = group.Waiting.Next(task);
            var control = task.EventItem.Value & ~RtosEventGroup.UsableBits;
            var waitedFor = task.EventItem.Value & RtosEventGroup.UsableBits;
            if (IsMet(group.Bits, waitedFor, (control & WaitForAll) != 0))
            {
                toClear |= (control & ClearOnExit) != 0 ? waitedFor : 0;
                scheduler.RemoveFromUnorderedEventList(task, group.Bits | UnblockedByBits);
            }

            task = next;
        }

        group.Bits &= ~toClear;
        scheduler.Policy.ExitCriticalOrResumeAll();
    }

    internal static uint Clear(RtosEventGroup group, uint bits)
    {
        var before = group.Bits;
        group.Bits &= ~bits;
        return before;
    }

    private static uint Bits(in KernelCall call) => (uint)call.Get(EventGroupRows.Bits);

    private static uint BitsToSet(in KernelCall call) => (uint)call.Get(EventGroupRows.BitsToSet);

    // FreeRTOS: prvTestWaitCondition
    private static bool IsMet(uint bits, uint waitedFor, bool all) =>
        all ? (bits & waitedFor) == waitedFor : (bits & waitedFor) != 0;

    private bool DoClear(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        call.Result = Clear(_group, Bits(call));
        return true;
    }

    private bool DoDelete(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        scheduler.Policy.EnterCriticalOrSuspendAll();
        while (_group.Waiting.Head is { } task)
        {
            scheduler.RemoveFromUnorderedEventList(task, UnblockedByBits);
        }

        scheduler.Policy.ExitCriticalOrResumeAll();
        scheduler.Objects.Delete(_group);
        return true;
    }

    // A host that would have to wait before the start is refused, and the kernel is as it was.
    private static void AssertRuns(Scheduler scheduler, KernelOperation operation)
    {
        if (!scheduler.IsRunning)
        {
            scheduler.Policy.ExitCriticalOrResumeAll();
            scheduler.AssertRuns(operation);
        }
    }

    // Returns whether the caller has been placed on the event list.
    private bool WaitFirst(Scheduler scheduler, ref KernelCall call)
    {
        var all = call.Get(EventGroupRows.All) != 0;
        call.Result = _group.Bits;
        if (IsMet(_group.Bits, Bits(call), all))
        {
            _group.Bits &= call.Flag ? ~Bits(call) : uint.MaxValue;
            return false;
        }

        if (call.TicksToWait == 0)
        {
            return false;
        }

        AssertRuns(scheduler, WaitBits);
        var control = (call.Flag ? ClearOnExit : 0) | (all ? WaitForAll : 0);
        scheduler.PlaceOnUnorderedEventList(_group.Waiting, Bits(call) | control, call.TicksToWait);
        return true;
    }

    private bool SyncFirst(Scheduler scheduler, ref KernelCall call)
    {
        var met = _group.Bits | BitsToSet(call);
        Set(scheduler, _group, BitsToSet(call));
        call.Flag = true;
        call.Slot = 1;
        if (IsMet(met, Bits(call), all: true))
        {
            call.Result = met;
            _group.Bits &= ~Bits(call);
            return false;
        }

        if (call.TicksToWait == 0)
        {
            call.Result = _group.Bits;
            return false;
        }

        AssertRuns(scheduler, Sync);
        scheduler.PlaceOnUnorderedEventList(_group.Waiting, Bits(call) | ClearOnExit | WaitForAll, call.TicksToWait);
        return true;
    }

    private sealed class SetBitsOperation(RtosEventGroup group) : KernelOperation<uint>(EventGroupRows.SetBits)
    {
        internal override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call)
        {
            if (call.Phase == 0)
            {
                call.Phase = 1;
                Set(scheduler, group, Bits(call));
                if (scheduler.Traits.ReadsEventBitsLate && scheduler.Active.SwitchDue)
                {
                    // In ESP-IDF the bits are read when the setter continues: tasks that run in between may change them.
                    return false;
                }
            }

            group.CheckStillLives(this, caller);
            call.Result = group.Bits;
            return true;
        }

        internal override TraceValue Describe(in KernelCall call) => TraceValue.Number(call.Result);
    }

    private sealed class WaitOperation(CallRow row, RtosEventGroup group, FirstStep first) : KernelOperation<uint>(row)
    {
        // Where a step continues.
        private const byte First = 0;
        private const byte YieldAgain = 1;
        private const byte Woken = 2;

        // Left at the same place as in C: the C function ends in a critical section only after a time-out.
        internal override bool EndsInCriticalSection => false;

        internal override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call)
        {
            switch (call.Phase)
            {
                case First:
                    return !Begin(scheduler, caller, ref call);
                case YieldAgain:
                    call.Phase = Woken;
                    scheduler.YieldWithinApi();
                    return false;
                default:
                    return WokenUp(scheduler, caller, ref call);
            }
        }

        internal override TraceValue Describe(in KernelCall call) => TraceValue.Number(call.Result);

        internal override string? WaitsFor(in KernelCall call) => group.Name;

        internal override KernelObject? WaitsAt => group;

        // Returns whether the caller waits.
        private bool Begin(Scheduler scheduler, Tcb caller, ref KernelCall call)
        {
            if (call.TicksToWait != 0)
            {
                scheduler.AssertMayWait(caller, this);
            }

            scheduler.Policy.EnterCriticalOrSuspendAll();
            var waits = first(scheduler, ref call);
            var yielded = scheduler.Policy.ExitCriticalOrResumeAll();
            call.Phase = Woken;
            if (waits && !yielded)
            {
                YieldToWait(scheduler, ref call);
            }

            return waits;
        }

        // If the caller's own bits have woken a higher task, the switch to that task comes first; the yield follows when the
        // caller runs again, although it may not wait any longer.
        private static void YieldToWait(Scheduler scheduler, ref KernelCall call)
        {
            if (scheduler.Active.SwitchDue)
            {
                call.Phase = YieldAgain;
            }
            else
            {
                scheduler.YieldWithinApi();
            }
        }

        private bool WokenUp(Scheduler scheduler, Tcb caller, ref KernelCall call)
        {
            var value = scheduler.ResetEventItemValue();
            if ((value & UnblockedByBits) == 0)
            {
                // The wait has timed out or was ended by something else: reads the present bits.
                group.CheckStillLives(this, caller);
                value = group.Bits;
                if (call.Flag && IsMet(value, Bits(call), call.Slot != 0))
                {
                    group.Bits &= ~Bits(call);
                }

                scheduler.MakeNotedYield();
            }

            call.Result = value & RtosEventGroup.UsableBits;
            return true;
        }
    }
}
