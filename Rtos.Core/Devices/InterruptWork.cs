using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>Time that the code of an interrupt takes: see <see cref="InterruptContext.Work"/>.</summary>
public readonly struct InterruptWork
{
    private readonly InterruptContext? _isr;

    internal InterruptWork(InterruptContext isr) => _isr = isr;

    /// <summary>For the compiler: how an async method waits until the time has passed.</summary>
    /// <returns>The awaiter.</returns>
    public Awaiter GetAwaiter() => new(_isr);

    /// <summary>For the compiler: waits until the time has passed.</summary>
    public readonly struct Awaiter : ICriticalNotifyCompletion, IInterruptAwaiter
    {
        private readonly InterruptContext? _isr;

        internal Awaiter(InterruptContext? isr) => _isr = isr;

        /// <summary>Whether no time has to pass.</summary>
        public bool IsCompleted => _isr is not { HasWork: true };

        /// <summary>Nothing: work has no result.</summary>
        public void GetResult() => _ = _isr;

        /// <inheritdoc/>
        public void OnCompleted(Action continuation) => throw InterruptFrame.Foreign();

        /// <inheritdoc/>
        public void UnsafeOnCompleted(Action continuation) => throw InterruptFrame.Foreign();

        void IInterruptAwaiter.Park(InterruptFrame frame) => _isr!.Park(frame);
    }
}
