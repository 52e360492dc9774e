using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The checks at the beginning of every call of an interrupt about a kernel object.</summary>
internal static class InterruptChecks
{
    /// <summary>Checks that the routine runs, and that the object exists and belongs to its device.</summary>
    internal static void CheckObject(this InterruptContext isr, CallRow call, KernelObject item)
    {
        ArgumentNullException.ThrowIfNull(isr);
        ArgumentNullException.ThrowIfNull(item);
        isr.Check(call.Name, item.Device, item.Name);
        item.ThrowIfDeleted(call.Name);
    }
}
