namespace Rtos.Cli;

/// <summary>Answers a client's lines one after the other, each with one answer.</summary>
/// <param name="session">Executes the lines.</param>
/// <param name="write">Writes answers; it throws an <see cref="IOException"/> if the client does not take them.</param>
/// <param name="rate">Limits the client's rate of commands.</param>
/// <param name="limits">The client's limits.</param>
internal sealed class ConsoleLoop(ConsoleSession session, Func<string, Task> write, ConsoleRate rate, ConsoleLimits limits)
{
    private int _mistakes;

    /// <summary>Serves a client until it leaves or is cut off.</summary>
    /// <param name="next">Returns the next line.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Whether the client asked to leave.</returns>
    internal async Task<bool> RunAsync(Func<ValueTask<ConsoleLine>> next, CancellationToken cancellation)
    {
        for (; ; )
        {
            var line = await next().ConfigureAwait(false);
            if (line.Kind is ConsoleLineKind.End or ConsoleLineKind.Half or ConsoleLineKind.Foreign)
            {
                return false;
            }

            if (line.Kind == ConsoleLineKind.Flood)
            {
                await write("error: this line does not end; good-bye\n").ConfigureAwait(false);
                return false;
            }

            await rate.WaitAsync(cancellation).ConfigureAwait(false);
            var reply = await ReplyAsync(line, cancellation).ConfigureAwait(false);
            await write(reply.Text).ConfigureAwait(false);
            _mistakes = reply.IsMistake ? _mistakes + 1 : 0;
            if (_mistakes == limits.MistakesInARow)
            {
                await write(FormattableString.Invariant($"error: {_mistakes} lines in a row were not commands; good-bye\n")).ConfigureAwait(false);
                return false;
            }

            if (reply.IsQuit)
            {
                return true;
            }
        }
    }

    private Task<ConsoleReply> ReplyAsync(ConsoleLine line, CancellationToken cancellation) => line.Kind switch
    {
        ConsoleLineKind.TooLong => Task.FromResult(ConsoleReply.Error(
            FormattableString.Invariant($"the line is longer than {limits.LineBytes} bytes and was not read"), isMistake: true)),
        ConsoleLineKind.NotText => Task.FromResult(ConsoleReply.Error("the line is not valid UTF-8 and was not read", isMistake: true)),
        _ => session.ExecuteAsync(line.Text, cancellation),
    };
}
