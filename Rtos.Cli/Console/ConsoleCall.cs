using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary>A command on its way.</summary>
/// <param name="Session">Who asks.</param>
/// <param name="Explicit">The device that the line names; null for the one in use.</param>
/// <param name="Arguments">What follows the command's name.</param>
/// <param name="Cancellation">Ends the waiting.</param>
internal sealed record ConsoleCall(ConsoleSession Session, EmulatedDevice? Explicit, string[] Arguments, CancellationToken Cancellation)
{
    /// <summary>The device that it is about.</summary>
    /// <exception cref="ConsoleException">There are several, and none is in use.</exception>
    internal EmulatedDevice Device => Explicit ?? Session.InUse;

    internal string? Argument(int index) => index < Arguments.Length ? Arguments[index] : null;
}
