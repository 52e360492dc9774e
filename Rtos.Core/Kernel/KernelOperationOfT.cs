using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>A kernel call with a result.</summary>
/// <typeparam name="TResult">What the call returns.</typeparam>
internal abstract class KernelOperation<TResult> : KernelOperation
{
    // One object for all operations of this result.
    private static readonly object Kind = new();

    internal KernelOperation() => ResultKind = Kind;

    /// <summary>An operation as one with this result, which it must be.</summary>
    /// <remarks>A cast would walk up from each operation's own class; this is one comparison, made at every await.</remarks>
    /// <exception cref="InvalidCastException">Its result is of another type: an await was taken apart by hand.</exception>
    internal static KernelOperation<TResult> From(KernelOperation operation) =>
        operation.ResultKind == Kind ? Unsafe.As<KernelOperation<TResult>>(operation) : (KernelOperation<TResult>)operation;

    /// <summary>Reads the result from the record.</summary>
    internal abstract TResult Read(ref KernelCall call);
}
