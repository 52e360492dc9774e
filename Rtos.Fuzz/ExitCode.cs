namespace Rtos.Fuzz;

/// <summary>How the tool ends.</summary>
internal static class ExitCode
{
    internal const int Ok = 0;
    internal const int Findings = 1;
    internal const int BadInput = 2;
    internal const int Interrupted = 130;
}
