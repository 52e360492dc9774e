namespace Rtos.Core;

/// <summary>A task whose body has ended deletes itself, once its core has the kernel's locks.</summary>
internal sealed class EndOperation() : KernelOperation(new CallRow("end", ["vTaskDelete"]) { Contexts = default, Cost = CallCost.None })
{
    internal static readonly EndOperation Instance = new();

    internal override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        scheduler.DeleteEnded(caller);
        return false;
    }
}
