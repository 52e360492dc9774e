namespace Rtos.Cli;

/// <summary>Who is in: clients that have proved themselves, and strangers, each with their own limit. From any thread.</summary>
internal sealed class ConsoleDoor(ConsoleLimits limits)
{
    private readonly Lock _lock = new();
    private readonly HashSet<ConsoleClient> _clients = [];

    // In the order of their coming.
    private readonly List<ConsoleClient> _strangers = [];

    /// <summary>Clients that have proved themselves.</summary>
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

    /// <summary>Lets a new connection in as a stranger.</summary>
    /// <returns>The one that must leave for it: the oldest of the address that has most of them; null for none.</returns>
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

    /// <summary>A stranger has proved itself.</summary>
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
