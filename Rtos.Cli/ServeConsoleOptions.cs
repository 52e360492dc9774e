using System.CommandLine;
using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary>The console options of <c>esp32emu serve</c>.</summary>
internal sealed class ServeConsoleOptions
{
    private readonly Option<string?> _listen = new("--listen")
    {
        Description = "Offer the console over TCP too, such as 127.0.0.1:2323. Clients begin with a token, which is printed at start.",
        HelpName = "ADDRESS:PORT",
    };

    private readonly Option<bool> _any = new("--listen-any") { Description = "Allow an address that other machines can reach." };

    private readonly Option<string?> _token = new("--token")
    {
        Description = $"The token of TCP clients instead of a random one; none to ask for none. {ListenToken.Variable} in the environment does the same, and other users cannot see it.",
        HelpName = "VALUE",
    };

    private readonly Option<string?> _tokenFile = new("--token-file") { Description = "A file that contains the token.", HelpName = "FILE" };

    private readonly Option<string?> _login = new("--login")
    {
        Description = "How long a TCP client has for its first line: 1 to 600, 30 if not given.",
        HelpName = "SECONDS",
    };

    private readonly Option<string?> _idle = new("--idle")
    {
        Description = "How long a TCP client may be silent: 30 to 86400, 900 if not given.",
        HelpName = "SECONDS",
    };

    private readonly Option<bool> _raw = new("--raw") { Description = "Pass on escapes that devices print, instead of showing them as \\x1b." };

    internal void AddTo(Command command)
    {
        foreach (var option in new Option[] { _listen, _any, _token, _tokenFile, _login, _idle, _raw })
        {
            command.Options.Add(option);
        }
    }

    internal bool ReadRaw(ParseResult parsed) => parsed.GetValue(_raw);

    /// <summary>The address to listen on; null if none is given.</summary>
    /// <exception cref="InputException">An option is invalid, or has no effect without <c>--listen</c>.</exception>
    internal ServeListen? ReadListen(ParseResult parsed)
    {
        var usual = new ConsoleLimits();
        var limits = usual with
        {
            FirstLine = HostTime.Parse("--login", parsed.GetValue(_login), 1, 600) ?? usual.FirstLine,
            Idle = HostTime.Parse("--idle", parsed.GetValue(_idle), 30, 86_400) ?? usual.Idle,
        };
        var (token, file) = (parsed.GetValue(_token), parsed.GetValue(_tokenFile));
        if (ListenAddress.Read(parsed.GetValue(_listen), parsed.GetValue(_any)) is { } address)
        {
            return new ServeListen(address, ListenToken.Read(token, file, Environment.GetEnvironmentVariable(ListenToken.Variable)), limits);
        }

        foreach (var option in new[] { _token, _tokenFile, _login, _idle })
        {
            if (parsed.GetValue(option) is not null)
            {
                throw new InputException($"{option.Name} has no effect without --listen ADDRESS:PORT");
            }
        }

        return null;
    }
}
