using System.Diagnostics;
using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The step of a simple call.</summary>
internal delegate bool OperationStep(Scheduler scheduler, Tcb caller, ref KernelCall call);

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

    internal override bool EndsInCriticalSection => IsCriticalSection;

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
    /// <summary>A call without a result.</summary>
    internal static Operation<Nothing> Of(CallRow row, OperationStep step, bool isCriticalSection = true) =>
        new(row, step, static _ => default, static _ => TraceValue.None) { IsCriticalSection = isCriticalSection };

    /// <summary>A call whose result is traced as <c>ok</c> or <c>fail</c>.</summary>
    internal static Operation<bool> OkOrFail(
        CallRow row, OperationStep step, bool asksSchedulerState = false, bool isCriticalSection = true) =>
        new(row, step, null, static r => TraceValue.OkOrFail(r != 0))
        {
            AsksSchedulerState = asksSchedulerState,
            IsCriticalSection = isCriticalSection,
        };

    /// <summary>A call whose result is traced as <c>true</c> or <c>false</c>.</summary>
    internal static Operation<bool> Boolean(CallRow row, OperationStep step, bool isCriticalSection = true) =>
        new(row, step, null, static r => TraceValue.Boolean(r != 0)) { IsCriticalSection = isCriticalSection };

    /// <summary>A call whose result is a number of 32 bits.</summary>
    internal static Operation<uint> Number(CallRow row, OperationStep step, bool isCriticalSection = true) =>
        new(row, step, null, TraceValue.Number) { IsCriticalSection = isCriticalSection };

    /// <summary>A call whose result is a small whole number.</summary>
    internal static Operation<int> Count(CallRow row, OperationStep step, bool isCriticalSection = true) =>
        new(row, step, null, TraceValue.Number) { IsCriticalSection = isCriticalSection };
}
