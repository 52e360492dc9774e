namespace Rtos.Cli;

/// <summary>Tracks authenticated and unauthenticated clients, each kind with its own limit. Usable from any thread.</summary>
internal sealed class ConsoleDoor(ConsoleLimits limits)
{
    private readonly Lock _lock = new();
    private readonly HashSet<ConsoleClient> _clients = [];

    // In order of arrival.
    private readonly List<ConsoleClient> _strangers = [];

    /// <summary>Clients that have authenticated themselves.</summary>
    internal int Clients
    {
        get
        {
            lock (_lock)
            {
                return _clients.Count;
            }
        }
    }

    /// <summary>Connections that have not.</summary>
    internal int Strangers
    {
        get
        {
            lock (_lock)
            {
                return _strangers.Count;
            }
        }
    }

    /// <summary>Admits a new connection as unauthenticated.</summary>
    /// <returns>The connection that must leave for it: the oldest one of the address that has the most; null for none.</returns>
    internal ConsoleClient? Enter(ConsoleClient client)
    {
        lock (_lock)
        {
            var gives = _strangers.Count < limits.Strangers
                ? null
                : _strangers.GroupBy(c => c.Address).MaxBy(g => g.Count())?.First();
            if (gives is not null)
            {
                _strangers.Remove(gives);
            }

            _strangers.Add(client);
            return gives;
        }
    }

    /// <summary>A client has authenticated itself.</summary>
    /// <returns>Whether there is room for it.</returns>
    internal bool TryPromote(ConsoleClient client)
    {
        lock (_lock)
        {
            return _clients.Count < limits.Clients && _strangers.Remove(client) && _clients.Add(client);
        }
    }

    internal void Leave(ConsoleClient client)
    {
        lock (_lock)
        {
            _strangers.Remove(client);
            _clients.Remove(client);
        }
    }
}
