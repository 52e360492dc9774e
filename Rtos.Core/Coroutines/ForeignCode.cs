namespace Rtos.Core;

/// <summary>
/// The synchronization context of .NET's async methods while a device runs. Without it an exception of
/// an <c>async void</c> method would end the process, and code that waits for the host would continue at any time.
/// </summary>
/// <param name="scheduler">The kernel of the device that runs.</param>
internal sealed class ForeignCode(Scheduler scheduler) : SynchronizationContext
{
    // Host code that the device calls, such as a trace reader, may start async methods as it likes.
    private bool IsCodeOfDevice => CallGate.Running?.Scheduler == scheduler && scheduler.Code.Context != CodeContext.Host;

    /// <summary>The context that the host had set before the run; its own methods continue there.</summary>
    internal SynchronizationContext? Outer { get; set; }

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Called when an <c>async void</c> method begins, by the code that calls it.</summary>
    public override void OperationStarted()
    {
        if (IsCodeOfDevice)
        {
            scheduler.Panics.Misuse(
                PanicKind.ForeignAwait,
                "an async void method was called inside the device, where nobody can await it; "
                + "declare it as async Routine and await it");
        }
    }

    /// <summary>Called when an async method of .NET is to continue.</summary>
    /// <param name="d">The continuation.</param>
    /// <param name="state">The argument of the continuation.</param>
    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsCodeOfDevice)
        {
            scheduler.Panics.StopBecause(
                PanicKind.ForeignAwait,
                "an async method waits for the host inside the device (await Task.Yield() or the like); "
                + "a helper of a task is declared async Routine and awaits only kernel calls and routines");
            return;
        }

        if (Outer is { } outer)
        {
            outer.Post(d, state);
        }
        else
        {
            base.Post(d, state);
        }
    }
}
