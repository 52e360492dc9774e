using System.Globalization;
using System.Net;

namespace Rtos.Cli;

/// <summary>Reads the option <c>--listen</c>.</summary>
internal static class ListenAddress
{
    /// <summary>The address to listen on; null if none is given.</summary>
    /// <exception cref="InputException">The address is not valid, or not a loopback one without the flag that allows it.</exception>
    internal static IPEndPoint? Read(string? text, bool any)
    {
        if (text is null)
        {
            return any ? throw new InputException("--listen-any has no effect without --listen ADDRESS:PORT") : null;
        }

        var colon = text.LastIndexOf(':');
        if (colon <= 0
            || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || !IPAddress.TryParse(text[..colon] is "localhost" ? "127.0.0.1" : text[..colon], out var address))
        {
            throw new InputException(
                $"--listen {text}: it must be an address and a port, such as 127.0.0.1:2323 or [::1]:2323; port 0 takes a free one");
        }

        if (!IPAddress.IsLoopback(address) && !any)
        {
            throw new InputException(
                $"--listen {text}: other machines could reach the console; say --listen-any if that is wanted, or use 127.0.0.1:{port}");
        }

        return new IPEndPoint(address, port);
    }
}
