namespace Rtos.Cli;

/// <summary>Waits on the host's clock: the only place where the command line does so.</summary>
internal static class HostSleep
{
    internal static void For(TimeSpan time) => System.Threading.Thread.Sleep(time);
}
