using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>A kernel call with a result, made already: to be awaited at once.</summary>
/// <typeparam name="TResult">What the call returns.</typeparam>
public readonly struct RtosCall<TResult>
{
    private readonly Tcb _caller;
    private readonly KernelOperation<TResult> _operation;

    internal RtosCall(Device device, Tcb caller, KernelOperation<TResult> operation)
    {
        device.Begin(caller);
        caller.Call.IsUnobserved = true;
        _caller = caller;
        _operation = operation;
    }

    /// <summary>For the compiler: <c>await</c>.</summary>
    public Awaiter GetAwaiter() => new(_caller, _operation);

    /// <summary>For the compiler: what stands behind <c>await</c>.</summary>
    public readonly struct Awaiter : ICriticalNotifyCompletion, IRtosAwaiter
    {
        private readonly Tcb _caller;
        private readonly KernelOperation<TResult> _operation;

        internal Awaiter(Tcb caller, KernelOperation<TResult> operation)
        {
            _caller = caller;
            _operation = operation;
        }

        /// <summary>Whether the call has returned.</summary>
        public bool IsCompleted => CallUse.IsCompleted(_caller);

        /// <summary>Ends the await with what the call returned.</summary>
        /// <returns>The result.</returns>
        public TResult GetResult() => _operation.Read(ref _caller.Call);

        /// <summary>Not for this awaiter: only async methods that return <see cref="Routine"/> can wait for a kernel call.</summary>
        /// <param name="continuation">Ignored.</param>
        /// <exception cref="InvalidOperationException">Always.</exception>
        public void OnCompleted(Action continuation) => FrameUse.RefuseForeignCaller();

        /// <inheritdoc cref="OnCompleted"/>
        public void UnsafeOnCompleted(Action continuation) => FrameUse.RefuseForeignCaller();

        void IRtosAwaiter.Park(Frame frame) => frame.ParkInnermost(_caller);
    }
}
