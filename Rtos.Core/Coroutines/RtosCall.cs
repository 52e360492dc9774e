using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>A kernel call without a result that has already been made; await it at once.</summary>
/// <remarks>Calls that the host makes before the device has started have returned: there is nothing to await.</remarks>
public readonly struct RtosCall
{
    private readonly Tcb _caller;

    internal RtosCall(CallGate calls, Tcb caller)
        : this(calls, caller, caller.Call.Operation)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal RtosCall(CallGate calls, Tcb caller, KernelOperation operation)
        : this(calls, calls.Scheduler.Active, caller, operation)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal RtosCall(CallGate calls, CpuCore core, Tcb caller, KernelOperation operation)
    {
        calls.Begin(core, caller, operation);
        _caller = caller;
    }

    private RtosCall(Tcb caller) => _caller = caller;

    /// <summary>The call that a task has begun already.</summary>
    internal static RtosCall Begun(Tcb caller) => new(caller);

    /// <summary>For the compiler: <c>await</c>.</summary>
    public Awaiter GetAwaiter() => new(CallUse.IsCompleted(_caller) ? TaskTable.NoLink : CallUse.PlaceOf(_caller));

    /// <summary>For the compiler: the awaiter.</summary>
    public readonly struct Awaiter : ICriticalNotifyCompletion, IRtosAwaiter
    {
        // Not a reference: a method that waits keeps its awaiter, and this avoids the collector's write barrier.
        // The place of the caller, if the call has not returned.
        private readonly uint _waiting;

        internal Awaiter(uint waiting) => _waiting = waiting;

        /// <summary>Whether the call has returned.</summary>
        public bool IsCompleted => _waiting == TaskTable.NoLink;

        /// <summary>Ends the await.</summary>
        public void GetResult()
        {
        }

        /// <summary>Stops the device: only async methods that return <see cref="Routine"/> can wait for a kernel call.</summary>
        /// <param name="continuation">Never called.</param>
        public void OnCompleted(Action continuation) => ForeignAwaits.RefuseCaller(continuation);

        /// <inheritdoc cref="OnCompleted"/>
        public void UnsafeOnCompleted(Action continuation) => ForeignAwaits.RefuseCaller(continuation);

        void IRtosAwaiter.Park(Frame frame) => frame.ParkInnermost(_waiting);
    }
}

/// <summary>Shared by the awaiters of kernel calls.</summary>
internal static class CallUse
{
    /// <summary>Whether the call has returned; from now on its result counts as asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsCompleted(Tcb caller)
    {
        if (caller is null)
        {
            RefuseDefault();
            return false;
        }

        ref var call = ref caller.Call;
        if (call.HasJustReturned)
        {
            call.End();
            return true;
        }

        return !call.IsInProgress && HasReturned(caller);
    }

    // Separate from its caller, which every await runs through and which is small enough to be inlined without it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool HasReturned(Tcb caller)
    {
        if (!caller.Call.IsUnobserved)
        {
            if (CallGate.Running is not { } calls)
            {
                throw new InvalidOperationException($"a kernel call of task {caller.Name} was awaited outside its task; await it once, where it is called");
            }

            calls.Scheduler.Panics.Refuse(PanicKind.AwaitedWrongly, $"a kernel call of task {caller.Name} was awaited twice; await it once, where it is called");
        }

        return !caller.Call.Observe();
    }

    /// <summary>Whether a hook has made the call; if so, it has returned.</summary>
    internal static bool IsOfHook(Tcb? caller) =>
        caller is not null && CallGate.Running is { } calls && calls.Scheduler.Hooks.Calls.ReturnedBefore(caller);

    /// <summary>Whether the host has made the call, so that its result can be read without an await; refuses everything else.</summary>
    internal static bool IsOfHost(Tcb? caller)
    {
        if (caller is { IsHost: true })
        {
            return true;
        }

        if (caller is null)
        {
            RefuseDefault();
            return false;
        }

        var message = $"the result of a kernel call of task {caller.Name} was read without await; only the host reads Result, before the device has started";
        if (CallGate.Running is not { } calls)
        {
            throw new InvalidOperationException(message);
        }

        calls.Scheduler.Panics.Refuse(PanicKind.AwaitedWrongly, message);
        return false;
    }

    /// <summary>The place of the task that waits; none for a default value, which is refused.</summary>
    internal static uint PlaceOf(Tcb? caller) => caller is null ? 0 : caller.Place;

    /// <summary>The default value of a call is not a call.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void RefuseDefault()
    {
        const string Message = "the default value of RtosCall was awaited; await what a method of a task or a kernel object returns";
        if (CallGate.Running is not { } calls)
        {
            throw new InvalidOperationException(Message);
        }

        calls.Scheduler.Panics.Refuse(PanicKind.AwaitedWrongly, Message);
    }
}
