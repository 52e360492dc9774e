namespace Rtos.Thread;

/// <summary>The invented addresses of one device: a script sees them in the ids of threads and in the <c>repr()</c> of functions.</summary>
internal sealed class ThreadAddresses
{
    // The address range of the chip's control blocks: an id looks like an address there, is never 0 and below 2^30.
    private const long FirstId = 0x3FFB0000;
    private const long LastId = 0x3FFFFFC0;
    private const long IdStep = 0x40;
    private const int FirstAddress = 0x3FFE2740;
    private const int AddressStep = 0x40;

    private readonly Dictionary<PyCallable, int> _addresses = new(ReferenceEqualityComparer.Instance);
    private long _nextId = FirstId;

    /// <summary>The address of an object: unique, and fixed from the first request on.</summary>
    internal int Of(PyCallable callable)
    {
        if (!_addresses.TryGetValue(callable, out var address))
        {
            address = FirstAddress + (_addresses.Count * AddressStep);
            _addresses.Add(callable, address);
        }

        return address;
    }

    /// <summary>The id of a new thread.</summary>
    /// <param name="isTaken">Whether a living thread has the id.</param>
    internal long NewId(Predicate<long> isTaken)
    {
        long id;
        do
        {
            id = _nextId;
            _nextId = _nextId >= LastId ? FirstId : _nextId + IdStep;
        }
        while (isTaken(id));
        return id;
    }
}
