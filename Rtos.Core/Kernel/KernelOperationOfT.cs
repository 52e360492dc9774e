using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>A kernel call with a result.</summary>
/// <typeparam name="TResult">What the call returns.</typeparam>
internal abstract class KernelOperation<TResult> : KernelOperation
{
    internal KernelOperation() => ResultType = typeof(TResult);

    /// <summary>An operation as one with this result, which it must be.</summary>
    /// <remarks>A cast would walk up from each operation's own class; this is one comparison, made at every await.</remarks>
    /// <exception cref="InvalidCastException">Its result is of another type: an await was taken apart by hand.</exception>
    internal static KernelOperation<TResult> From(KernelOperation operation) =>
        operation.ResultType == typeof(TResult) ? Unsafe.As<KernelOperation<TResult>>(operation) : (KernelOperation<TResult>)operation;

    /// <summary>Reads the result from the record.</summary>
    internal abstract TResult Read(ref KernelCall call);
}
