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

    /// <summary>Ctrl-C has stopped the run: 128 and the number of SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>The reader of the standard output has gone: 128 and the number of SIGPIPE.</summary>
    public const int ReaderGone = 141;

    /// <summary>SIGTERM has stopped the run: 128 and its number.</summary>
    public const int Terminated = 143;
}
