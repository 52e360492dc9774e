using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>Deletes a kernel object.</summary>
internal sealed class DeleteOperation(KernelObject item, CallRow row) : KernelOperation(row)
{
    internal override bool EndsInCriticalSection => false;

    internal override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        item.CheckDeletable(new DeletionCheck(scheduler, caller, item, FreeRtosName));
        scheduler.Objects.Delete(item);
        return true;
    }
}
