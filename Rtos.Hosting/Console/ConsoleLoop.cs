namespace Rtos.Hosting;

/// <summary>Reads a client's lines one after the other, and answers.</summary>
internal static class ConsoleLoop
{
    /// <summary>Serves a client until it leaves or is cut off.</summary>
    /// <param name="devices">The devices of the host.</param>
    /// <param name="input">Where the lines come from.</param>
    /// <param name="write">Where replies and traces go; it throws an <see cref="IOException"/> when the client does not take them.</param>
    /// <param name="limits">What the client may do.</param>
    /// <param name="time">The host's time.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Whether the client has asked to leave.</returns>
    internal static async Task<bool> RunAsync(
        IDeviceRegistry devices, Stream input, Func<string, Task> write, ConsoleLimits limits, TimeProvider time, CancellationToken cancellation)
    {
        var reader = new ConsoleLineReader(input, limits);
        var rate = new ConsoleRate(limits.CommandsPerSecond, time);
        var session = new ConsoleSession(devices, limits, write);
        await using var ending = session.ConfigureAwait(false);
        var mistakes = 0;
        for (; ; )
        {
            var line = await reader.ReadAsync(cancellation).ConfigureAwait(false);
            if (line.Kind is ConsoleLineKind.End or ConsoleLineKind.Half)
            {
                return false;
            }

            if (line.Kind == ConsoleLineKind.Flood)
            {
                await write("error: this line does not end; good-bye\n").ConfigureAwait(false);
                return false;
            }

            await rate.WaitAsync(cancellation).ConfigureAwait(false);
            var reply = line.Kind == ConsoleLineKind.TooLong
                ? ConsoleSession.Error(FormattableString.Invariant($"the line is longer than {limits.LineBytes} bytes and was not read"), isMistake: true)
                : await session.ExecuteAsync(line.Text, cancellation).ConfigureAwait(false);
            mistakes = reply.IsMistake ? mistakes + 1 : 0;
            if (reply.Text.Length > 0)
            {
                await write(reply.Text).ConfigureAwait(false);
            }

            if (mistakes == limits.MistakesInARow)
            {
                await write(FormattableString.Invariant($"error: {mistakes} lines in a row were no commands; good-bye\n")).ConfigureAwait(false);
                return false;
            }

            if (reply.IsQuit)
            {
                return true;
            }
        }
    }
}
