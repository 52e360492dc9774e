using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary>A console command being executed.</summary>
/// <param name="Session">The session of the client.</param>
/// <param name="Explicit">The device named in the line; null for the one in use.</param>
/// <param name="Arguments">The words after the command's name.</param>
/// <param name="Cancellation">Cancels the wait.</param>
internal sealed record ConsoleCall(ConsoleSession Session, EmulatedDevice? Explicit, string[] Arguments, CancellationToken Cancellation)
{
    /// <summary>The device that the command is about.</summary>
    /// <exception cref="ConsoleException">There are several devices, and none is in use.</exception>
    internal EmulatedDevice Device => Explicit ?? Session.InUse;

    internal string? Argument(int index) => index < Arguments.Length ? Arguments[index] : null;
}
