using System.Diagnostics;
using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The step of a simple call.</summary>
internal delegate bool OperationStep(Scheduler scheduler, Tcb caller, ref KernelCall call);

/// <summary>Whether a call needs the kernel's locks when it begins.</summary>
internal delegate bool LockNeed(Scheduler scheduler, Tcb caller, ref KernelCall call);

/// <summary>A call whose step is a function and whose result is a number, or is read from one.</summary>
/// <typeparam name="TResult">What the call returns.</typeparam>
internal sealed class Operation<TResult>(
    CallRow row,
    OperationStep step,
    Func<long, TResult>? read,
    Func<long, TraceValue> describe) : KernelOperation<TResult>(row)
{
    /// <summary>The value of <see cref="KernelOperation.EndsInCriticalSection"/>.</summary>
    internal bool IsCriticalSection { get; init; } = true;

    /// <summary>The value of <see cref="KernelOperation.EnablesInterrupts"/>.</summary>
    internal bool Unmasks { get; init; }

    /// <summary>The value of <see cref="KernelOperation.NeedsLocks"/>; null for always.</summary>
    internal LockNeed? Locks { get; init; }

    internal override bool EndsInCriticalSection => IsCriticalSection;

    internal override bool EnablesInterrupts => Unmasks;

    internal override bool NeedsLocks(Scheduler scheduler, Tcb caller, ref KernelCall call) => Locks?.Invoke(scheduler, caller, ref call) ?? true;

    internal override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call) => step(scheduler, caller, ref call);

    internal override TResult Read(ref KernelCall call)
    {
        Debug.Assert(read is null == IsReadFromRecord, "a function that reads the result is asked where the record's number is not the result itself");
        return read is null ? ReadFromRecord(ref call) : read(call.Result);
    }

    internal override TraceValue Describe(in KernelCall call) => describe(call.Result);

    internal override string? WaitsFor(in KernelCall call) => (call.Target as Tcb)?.Name;
}

/// <summary>Creates simple calls of each kind.</summary>
internal static class Operation
{
    /// <summary>The call only reads a number, or changes one: it needs none of the kernel's locks.</summary>
    internal static readonly LockNeed NoLocks = static (_, _, ref _) => false;

    /// <summary>A call without a result.</summary>
    internal static Operation<Nothing> Of(CallRow row, OperationStep step, bool isCriticalSection = true, bool unmasks = false, LockNeed? locks = null) =>
        new(row, step, static _ => default, static _ => TraceValue.None) { IsCriticalSection = isCriticalSection, Unmasks = unmasks, Locks = locks };

    /// <summary>A call whose result is traced as <c>ok</c> or <c>fail</c>.</summary>
    internal static Operation<bool> OkOrFail(
        CallRow row, OperationStep step, bool asksSchedulerState = false, bool isCriticalSection = true, LockNeed? locks = null) =>
        new(row, step, null, static r => TraceValue.OkOrFail(r != 0))
        {
            AsksSchedulerState = asksSchedulerState,
            IsCriticalSection = isCriticalSection,
            Locks = locks,
        };

    /// <summary>A call whose result is traced as <c>true</c> or <c>false</c>.</summary>
    internal static Operation<bool> Boolean(CallRow row, OperationStep step, bool isCriticalSection = true, LockNeed? locks = null) =>
        new(row, step, null, static r => TraceValue.Boolean(r != 0)) { IsCriticalSection = isCriticalSection, Locks = locks };

    /// <summary>A call whose result is a number of 32 bits.</summary>
    internal static Operation<uint> Number(CallRow row, OperationStep step, bool isCriticalSection = true) =>
        new(row, step, null, TraceValue.Number) { IsCriticalSection = isCriticalSection };

    /// <summary>A call whose result is a small whole number.</summary>
    internal static Operation<int> Count(CallRow row, OperationStep step, bool isCriticalSection = true, LockNeed? locks = null) =>
        new(row, step, null, TraceValue.Number) { IsCriticalSection = isCriticalSection, Locks = locks };
}
