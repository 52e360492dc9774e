using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>Deletes a kernel object.</summary>
internal sealed class DeleteOperation(KernelObject item, CallRow row) : KernelOperation(row)
{
    internal override bool EndsInCriticalSection => false;

    internal override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        if (item.WhyNotDeletable() is { } reason)
        {
            scheduler.Panics.Misuse(PanicKind.InUse, $"task {caller.Name} called deleteObject ({FreeRtosName}) on {item.Name}: {reason}");
        }

        scheduler.Objects.Delete(item);
        return true;
    }
}
