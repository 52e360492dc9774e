namespace Rtos.Cli;

/// <summary>The exit codes of the command.</summary>
public static class ExitCode
{
    /// <summary>Everything went well.</summary>
    public const int Ok = 0;

    /// <summary>The run failed: the device panicked, or a trace differs.</summary>
    public const int RunFailed = 1;

    /// <summary>The arguments or a file are wrong.</summary>
    public const int BadInput = 2;
}
