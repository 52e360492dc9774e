using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>A result type whose values are all kept in the record, and which can read them: asked of its default value, without a call.</summary>
/// <typeparam name="TResult">The type itself.</typeparam>
internal interface IRecordResult<TResult>
{
    /// <summary>Whether the record has room for the result.</summary>
    bool IsInRecord { get; }

    /// <summary>Reads a result from the record.</summary>
    TResult Read(ref KernelCall call);
}

/// <summary>A kernel call with a result.</summary>
/// <typeparam name="TResult">What the call returns.</typeparam>
/// <param name="row">Its names and arguments.</param>
internal abstract class KernelOperation<TResult>(CallRow row) : KernelOperation(row, typeof(TResult))
{
    /// <summary>Gets an operation as one with this result; null if its result is of another type, which is refused.</summary>
    /// <remarks>A cast would walk up from each operation's own class; this is one comparison, made at every await.</remarks>
    internal static KernelOperation<TResult>? From(KernelOperation operation) =>
        operation?.ResultType == typeof(TResult) ? Unsafe.As<KernelOperation<TResult>>(operation) : RefuseStale();

    // An await was used other than by the compiler.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static KernelOperation<TResult>? RefuseStale()
    {
        const string Message = "the result of a kernel call was asked for after the task has made another one; await the call where it is made";
        if (CallGate.Running is not { } calls)
        {
            throw new InvalidOperationException(Message);
        }

        calls.Scheduler.Panics.Refuse(PanicKind.AwaitedWrongly, Message);
        return null;
    }

    /// <summary>
    /// Whether results of this type are always the number in the record, whatever the operation: known when a method is compiled
    /// to machine code.
    /// </summary>
    internal static bool IsReadFromRecord =>
        typeof(TResult) == typeof(bool) || typeof(TResult) == typeof(uint) || typeof(TResult) == typeof(int) || typeof(TResult) == typeof(TickCount)
        || (default(TResult) is IRecordResult<TResult> && ((IRecordResult<TResult>)default(TResult)!).IsInRecord);

    /// <summary>The number in the record as a result of this type.</summary>
    internal static TResult ReadFromRecord(ref KernelCall call)
    {
        if (default(TResult) is IRecordResult<TResult>)
        {
            return ((IRecordResult<TResult>)default(TResult)!).Read(ref call);
        }

        if (typeof(TResult) == typeof(bool))
        {
            return (TResult)(object)(call.Result != 0);
        }

        if (typeof(TResult) == typeof(TickCount))
        {
            return (TResult)(object)new TickCount(unchecked((uint)call.Result));
        }

        return typeof(TResult) == typeof(uint)
            ? (TResult)(object)unchecked((uint)call.Result)
            : (TResult)(object)unchecked((int)call.Result);
    }

    /// <summary>Reads the result from the record; not called where <see cref="IsReadFromRecord"/>.</summary>
    internal virtual TResult Read(ref KernelCall call) => ReadFromRecord(ref call);
}
