using System.Net;
using System.Net.Sockets;

namespace Rtos.Cli;

/// <summary>The addresses from which clients come: a bounded number of them. Usable from any thread.</summary>
internal sealed class ConsoleAddresses(ConsoleLimits limits, TimeProvider time)
{
    /// <summary>The number of addresses that are remembered.</summary>
    internal const int Most = 4_096;

    private readonly Dictionary<IPAddress, ConsoleAddress> _all = [];
    private readonly Lock _lock = new();

    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _all.Count;
            }
        }
    }

    /// <summary>What counts as one address: all IPv6 addresses with the same first 64 bits belong to one network.</summary>
    internal static IPAddress Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes);
    }

    /// <summary>A connection from an address has been opened.</summary>
    internal ConsoleAddress Enter(IPAddress address)
    {
        var key = Of(address);
        lock (_lock)
        {
            if (!_all.TryGetValue(key, out var found))
            {
                MakeRoom();
                _all.Add(key, found = new ConsoleAddress(limits, time));
            }

            found.Connections++;
            return found;
        }
    }

    /// <summary>A connection from an address has been closed.</summary>
    internal void Leave(IPAddress address)
    {
        var key = Of(address);
        lock (_lock)
        {
            if (_all.TryGetValue(key, out var found) && --found.Connections == 0 && found.IsForgotten)
            {
                _all.Remove(key);
            }
        }
    }

    // Connections are few, so there is always one address without any.
    private void MakeRoom()
    {
        if (_all.Count < Most)
        {
            return;
        }

        var unused = _all.Where(a => a.Value.Connections == 0).ToList();
        foreach (var (key, _) in unused.Where(a => a.Value.IsForgotten).DefaultIfEmpty(unused.FirstOrDefault()))
        {
            _all.Remove(key);
        }
    }
}
