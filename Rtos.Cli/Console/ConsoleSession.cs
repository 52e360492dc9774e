using Rtos.Core;
using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary>One client of the line console: the device it uses, and the devices it follows. For one line at a time.</summary>
/// <remarks>A reader of outputs never holds a device: outputs not taken in time are dropped, and a marker is shown.</remarks>
internal sealed class ConsoleSession : IAsyncDisposable
{
    private readonly Dictionary<string, CpuShares> _shares = new(StringComparer.Ordinal);
    private readonly Dictionary<(OutputKinds Kind, string Device), OutputPump> _pumps = [];
    private readonly ConsoleLimits _limits;
    private readonly TimeProvider _time;
    private readonly Func<string, Task> _write;
    private EmulatedDevice? _inUse;

    /// <summary>Begins a session.</summary>
    /// <param name="devices">The devices of the host.</param>
    /// <param name="limits">The client's limits.</param>
    /// <param name="time">The host's time.</param>
    /// <param name="write">Writes lines that are not part of a reply, at any time.</param>
    internal ConsoleSession(IDeviceRegistry devices, ConsoleLimits limits, TimeProvider time, Func<string, Task> write)
    {
        Devices = devices;
        _limits = limits;
        _time = time;
        _write = write;
        _inUse = devices.Count == 1 ? devices.First() : null;
    }

    internal IDeviceRegistry Devices { get; }

    internal EmulatedDevice? InUseOrNull => _inUse;

    /// <summary>Whether output of devices is shown with its escapes unchanged.</summary>
    internal bool IsRaw { get; set; }

    /// <summary>Whether the client sees the output of all devices anyway.</summary>
    internal bool SeesPrints { get; init; }

    /// <summary>Completes when the output of a device so far has been shown to a client that sees it anyway.</summary>
    internal Func<EmulatedDevice, Task> PrintsShown { get; init; } = _ => Task.CompletedTask;

    internal EmulatedDevice InUse => _inUse
        ?? throw new ConsoleException($"there are {Devices.Count} devices; `use NAME` takes one of them, or NAME: before the command: {Known()}");

    /// <summary>Executes a line.</summary>
    internal async Task<ConsoleReply> ExecuteAsync(string line, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(_limits.Command, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            if (Parse(line, both.Token) is not var (command, call))
            {
                return ConsoleReply.Ok("");
            }

            var text = await command.Run(call).ConfigureAwait(false);
            return ConsoleReply.Ok(text, IsRaw && command.ShowsDevice, isQuit: command.Name == "quit");
        }
        catch (ConsoleException e)
        {
            return ConsoleReply.Error(e.Message, isMistake: true);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Refused by the device, or a journal that cannot be written: the console is for finding out, so it stays.
            return ConsoleReply.Error(e.Message, isMistake: false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return ConsoleReply.Error(FormattableString.Invariant($"given up after {_limits.Command.TotalSeconds} s; the device was not ready for it"), isMistake: false);
        }
    }

    internal void Use(string name) => _inUse = Find(name);

    internal CpuShares SharesOf(string device)
    {
        if (!_shares.TryGetValue(device, out var shares))
        {
            _shares.Add(device, shares = new CpuShares());
        }

        return shares;
    }

    internal void TraceOn(EmulatedDevice device) => Begin(
        OutputKinds.Trace, device, line => ConsoleText.TraceMark + ConsoleText.Visible($"{device.Name}: {line}") + "\n");

    internal Task TraceOffAsync(EmulatedDevice device) => EndAsync(OutputKinds.Trace, device);

    /// <summary>Shows the output of a device as it appears.</summary>
    internal void Follow(EmulatedDevice device) => Begin(OutputKinds.Console, device, line => Printed(device, line));

    internal Task UnfollowAsync(EmulatedDevice device) => EndAsync(OutputKinds.Console, device);

    /// <summary>Sends a line to a device's console, and shows its output in response.</summary>
    internal async Task<InputReceipt> WriteAsync(EmulatedDevice device, string line, CancellationToken cancellation)
    {
        if (SeesPrints || _pumps.TryGetValue((OutputKinds.Console, device.Name), out var pump) && !pump.IsOver)
        {
            return await device.WriteLineAsync(line, cancellation).ConfigureAwait(false);
        }

        using var prints = Subscribe(OutputKinds.Console, device);
        var answer = new ConsoleAnswer(device, prints, _time, output => _write(Printed(device, output)));
        return await answer.WriteAsync(line, cancellation).ConfigureAwait(false);
    }

    /// <summary>Waits until the client has the device's output so far, so that it comes before the answer.</summary>
    /// <remarks>It does not wait forever: a client that is too slow gets the rest later.</remarks>
    internal async Task CatchUpAsync(EmulatedDevice device, CancellationToken cancellation)
    {
        var pumps = _pumps.Where(p => p.Key.Device == device.Name).Select(p => p.Value.CatchUpAsync());
        try
        {
            await Task.WhenAll(pumps.Append(PrintsShown(device))).WaitAsync(ConsoleAnswer.Patience, _time, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The answer is not delayed any longer.
        }
    }

    /// <summary>The device with a name.</summary>
    internal EmulatedDevice Find(string name) => Devices.TryGet(name, out var device)
        ? device
        : throw new ConsoleException(
            $"unknown device {ShownText.Cut(name)}{ConsoleCommands.HintOr(name, Devices.Select(d => d.Name), "; the devices are " + Known())}");

    public async ValueTask DisposeAsync()
    {
        foreach (var pump in _pumps.Values)
        {
            await pump.DisposeAsync().ConfigureAwait(false);
        }
    }

    private DeviceSubscription Subscribe(OutputKinds kind, EmulatedDevice device) => device.Subscribe(kind, WhenFull.DropOldest, _limits.TraceLines);

    private string Printed(EmulatedDevice device, DeviceOutput line) =>
        ConsoleText.Lines(ConsoleText.DeviceMark + (Devices.Count > 1 ? $"{device.Name}: " : ""), line.Text, IsRaw);

    private void Begin(OutputKinds kind, EmulatedDevice device, Func<DeviceOutput, string> show)
    {
        if (!_pumps.TryGetValue((kind, device.Name), out var pump) || pump.IsOver)
        {
            _pumps[(kind, device.Name)] = new OutputPump(Subscribe(kind, device), show, _write);
        }
    }

    private async Task EndAsync(OutputKinds kind, EmulatedDevice device)
    {
        if (_pumps.Remove((kind, device.Name), out var pump))
        {
            await pump.DisposeAsync().ConfigureAwait(false);
        }
    }

    // Null for an empty line.
    private (ConsoleCommand Command, ConsoleCall Call)? Parse(string line, CancellationToken cancellation)
    {
        var (word, rest) = Word(line);
        EmulatedDevice? device = null;
        if (word.Length > 1 && word[^1] == ':')
        {
            device = Find(word[..^1]);
            (word, rest) = Word(rest);
            word = word.Length > 0 ? word : throw new ConsoleException("a command must follow the device's name; help lists them");
        }

        if (word.Length == 0)
        {
            return null;
        }

        var command = ConsoleCommands.Find(word);
        var arguments = new List<string>();
        while (rest.Length > 0)
        {
            var isLast = command.TakesRest && arguments.Count == command.Most - 1;
            (var next, rest) = isLast ? (rest, "") : Word(rest);
            if (next.Length > 0)
            {
                arguments.Add(next);
            }
        }

        if (arguments.Count < command.Least || arguments.Count > command.Most)
        {
            throw new ConsoleException($"the command is: {command.Name} {command.Arguments}".TrimEnd());
        }

        return (command, new ConsoleCall(this, device, [.. arguments], cancellation));
    }

    private static (string First, string Others) Word(string line)
    {
        // Blanks after the first one stay: a line of a script's block begins with them.
        line = line.Trim();
        var end = line.AsSpan().IndexOfAny(' ', '\t');
        return end < 0 ? (line, "") : (line[..end], line[(end + 1)..]);
    }

    private string Known()
    {
        const int Most = 20;
        var names = string.Join(", ", Devices.Take(Most).Select(d => d.Name));
        return Devices.Count > Most ? names + ", …" : names;
    }
}
