using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>An input that has not entered yet, and its waiting sender.</summary>
internal sealed class DeviceInput(InputValue value, long arrived, bool waitsForRoom = true)
{
    private readonly TaskCompletionSource<InputReceipt> _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isDecided;

    internal InputValue Value { get; } = value;

    /// <summary>The host time at which it arrived.</summary>
    internal long Arrived { get; } = arrived;

    /// <summary>Whether an item waits while its queue is full.</summary>
    internal bool WaitsForRoom { get; } = waitsForRoom;

    internal Task<InputReceipt> Entered => _entered.Task;

    internal bool IsDecided => Volatile.Read(ref _isDecided) != 0;

    /// <summary>It is about to enter; false if its sender has given up. After this it cannot be canceled.</summary>
    internal bool TryEnter() => Interlocked.Exchange(ref _isDecided, 1) == 0;

    internal void Accept(long sequence, Instant at) => _entered.TrySetResult(new InputReceipt(sequence, at));

    internal void Refuse(Exception reason)
    {
        Interlocked.Exchange(ref _isDecided, 1);
        _entered.TrySetException(reason);
    }

    internal bool TryCancel(CancellationToken token)
    {
        if (!TryEnter())
        {
            return false;
        }

        _entered.TrySetCanceled(token);
        return true;
    }
}
