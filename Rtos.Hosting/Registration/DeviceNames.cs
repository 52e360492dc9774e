namespace Rtos.Hosting;

/// <summary>The names of the devices added to a service collection so far: searching all services each time would take too long.</summary>
internal sealed class DeviceNames
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Takes a name; false if it is already taken.</summary>
    internal bool TryAdd(string name) => _names.Add(name);
}
