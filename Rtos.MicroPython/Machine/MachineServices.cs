namespace Rtos.MicroPython;

/// <summary>The state that modules keep for one machine: one object of each type.</summary>
internal sealed class MachineServices : IHeapRoot
{
    private readonly Dictionary<Type, object> _services = [];

    /// <summary>The object of a type; made when it is first asked for.</summary>
    internal T Get<T>()
        where T : class, new()
    {
        if (!_services.TryGetValue(typeof(T), out var service))
        {
            service = new T();
            _services.Add(typeof(T), service);
        }

        return (T)service;
    }

    /// <summary>Visits the objects that the services refer to.</summary>
    public void Visit(Marker marker)
    {
        foreach (var service in _services.Values)
        {
            (service as IHeapRoot)?.Visit(marker);
        }
    }
}
