namespace Rtos.Fuzz;

/// <summary>Random scenarios, scripts and API programs, until something breaks.</summary>
internal static class Program
{
    internal static int Main(string[] args) => CommandLine.Run(args, Console.Out, Console.Error);
}
