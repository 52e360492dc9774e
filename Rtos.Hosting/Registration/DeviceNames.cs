namespace Rtos.Hosting;

/// <summary>The names of the devices that were added to some services so far: looking through all services each time would take forever.</summary>
internal sealed class DeviceNames
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Takes a name; false when it is taken already.</summary>
    internal bool TryAdd(string name) => _names.Add(name);
}
