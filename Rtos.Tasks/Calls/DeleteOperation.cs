using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>Deletes a kernel object.</summary>
internal sealed class DeleteOperation(KernelObject item, string freeRtosName) : KernelOperation
{
    internal override string Name => "deleteObject";

    internal override string FreeRtosName => freeRtosName;

    internal override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        if (item.WhyNotDeletable() is { } reason)
        {
            scheduler.Panics.Misuse($"task {caller.Name} called deleteObject ({freeRtosName}) on {item.Name}: {reason}");
        }

        scheduler.Objects.Unregister(item);
        return true;
    }
}
