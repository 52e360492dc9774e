using System.Net;
using System.Net.Sockets;
using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary>The requested console over TCP.</summary>
/// <param name="Address">The address on which it listens.</param>
/// <param name="Token">The token of clients.</param>
/// <param name="Limits">The limits of clients.</param>
internal sealed record ServeListen(IPEndPoint Address, ListenToken Token, ConsoleLimits Limits)
{
    /// <summary>Binds the port; clients wait until the server is opened.</summary>
    /// <exception cref="InputException">It cannot listen there.</exception>
    internal ConsoleServer Start(IDeviceRegistry devices)
    {
        try
        {
            var token = Token.Value is { } value ? new ConsoleToken(value) : null;
            return ConsoleServer.Listen(devices, Address, token, Limits);
        }
        catch (SocketException e)
        {
            throw new InputException($"cannot listen on {Address}: {Why(e.SocketErrorCode)}", e);
        }
    }

    private static string Why(SocketError error) => error switch
    {
        SocketError.AddressAlreadyInUse => "another program listens there already; choose another port, or 0 for any that is free",
        SocketError.AccessDenied => "the host does not allow this port; anyone may use ports from 1024 on",
        SocketError.AddressNotAvailable => "this machine does not have the address",
        SocketError.AddressFamilyNotSupported => "this machine does not have this kind of address",
        _ => $"the host refuses it ({error})",
    };

    /// <summary>What the operator needs to know to connect.</summary>
    internal IEnumerable<string> HowTo(IPEndPoint listening)
    {
        var local = listening.Address.Equals(IPAddress.Any) ? IPAddress.Loopback
            : listening.Address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback
            : listening.Address;
        yield return $"listening on {listening}";
        yield return FormattableString.Invariant($"connect with: nc {local} {listening.Port}");
        if (Token.Shown is { } shown)
        {
            yield return $"then type:    token {shown}";
        }
    }

    /// <summary>The warning if listening there is dangerous; null if it is not.</summary>
    internal string? Warning => (IPAddress.IsLoopback(Address.Address), Token.Value) switch
    {
        (true, null) => "the console asks for no token: all programs and users of this machine can control the devices",
        (false, null) => "other machines can reach the console, which asks for no token: anyone there can control the devices",
        (false, _) => "other machines can reach the console, and the token crosses the network unencrypted",
        _ => null,
    };
}
