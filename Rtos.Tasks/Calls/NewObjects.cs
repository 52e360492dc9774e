using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>Shared by the factories of kernel objects.</summary>
internal static class NewObjects
{
    /// <summary>Checks that an object may be created now, and its name.</summary>
    internal static void CheckNewObject(this Device device, string name)
    {
        ArgumentNullException.ThrowIfNull(device);
        KernelName.Check(name);
        device.Scheduler.Objects.CheckMayCreate(name);
        device.CheckHasNotPanicked();
    }

    /// <summary>Takes the memory of a new object.</summary>
    /// <returns>The object.</returns>
    internal static T Register<T>(this Device device, T made, ObjectMemory memory)
        where T : KernelObject
    {
        device.Scheduler.Objects.Register(made, memory);
        return made;
    }
}
