using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>A kernel call with a result that has already been made; await it at once.</summary>
/// <typeparam name="TResult">What the call returns.</typeparam>
/// <remarks>Calls that the host makes before the device has started have returned: read their <see cref="Result"/>.</remarks>
public readonly struct RtosCall<TResult>
{
    private readonly Tcb _caller;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal RtosCall(CallGate calls, Tcb caller, KernelOperation<TResult> operation)
        : this(calls, calls.Scheduler.Active, caller, operation)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal RtosCall(CallGate calls, CpuCore core, Tcb caller, KernelOperation<TResult> operation)
    {
        calls.Begin(core, caller, operation);
        _caller = caller;
    }

    private RtosCall(Tcb caller) => _caller = caller;

    /// <summary>The call that a task has begun already.</summary>
    internal static RtosCall<TResult> Begun(Tcb caller) => new(caller);

    /// <summary>
    /// What the call returned, for code that cannot await: the host's calls before the device starts have returned at once, and so
    /// have those of an idle hook, which reads the result before it makes another call. Tasks await their calls instead.
    /// </summary>
    /// <exception cref="InvalidOperationException">A task has made the call, or it is the default value.</exception>
    /// <exception cref="DevicePanicException">A task reads it.</exception>
    public TResult Result
    {
        get
        {
            if (CallUse.IsOfHook(_caller))
            {
                return new Awaiter(_caller).GetResult();
            }

            if (!CallUse.IsOfHost(_caller))
            {
                return default!;
            }

            // Reading an item of a queue from the record takes it out.
            if (_caller.Handle is not StrongBox<TResult> result)
            {
                result = new StrongBox<TResult>(new Awaiter(_caller).GetResult());
                _caller.Handle = result;
            }

            return result.Value!;
        }
    }

    /// <summary>For the compiler: <c>await</c>.</summary>
    public Awaiter GetAwaiter() => new(_caller);

    /// <summary>For the compiler: the awaiter.</summary>
    public readonly struct Awaiter : ICriticalNotifyCompletion, IRtosAwaiter
    {
        // The operation is in the record: an awaiter of one reference costs less to keep and to load.
        private readonly Tcb _caller;

        internal Awaiter(Tcb caller) => _caller = caller;

        /// <summary>Whether the call has returned.</summary>
        public bool IsCompleted => CallUse.IsCompleted(_caller);

        /// <summary>Ends the await with what the call returned.</summary>
        /// <returns>The result.</returns>
        public TResult GetResult()
        {
            ref var call = ref _caller.Call;
            return KernelOperation<TResult>.IsReadFromRecord
                ? KernelOperation<TResult>.ReadFromRecord(ref call)
                : KernelOperation<TResult>.From(call.Operation) is { } operation ? operation.Read(ref call) : default!;
        }

        /// <summary>Stops the device: only async methods that return <see cref="Routine"/> can wait for a kernel call.</summary>
        /// <param name="continuation">Never called.</param>
        public void OnCompleted(Action continuation) => ForeignAwaits.RefuseCaller(continuation);

        /// <inheritdoc cref="OnCompleted"/>
        public void UnsafeOnCompleted(Action continuation) => ForeignAwaits.RefuseCaller(continuation);

        void IRtosAwaiter.Park(Frame frame) => frame.ParkInnermost(_caller);
    }
}
