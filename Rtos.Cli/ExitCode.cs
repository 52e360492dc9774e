namespace Rtos.Cli;

/// <summary>The exit codes of the command.</summary>
public static class ExitCode
{
    /// <summary>Success.</summary>
    public const int Ok = 0;

    /// <summary>The run failed: the device panicked, or a trace differs.</summary>
    public const int RunFailed = 1;

    /// <summary>The arguments or a file are invalid.</summary>
    public const int BadInput = 2;

    /// <summary>Ctrl-C stopped the run: 128 and the number of SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>The reader of standard output has gone: 128 and the number of SIGPIPE.</summary>
    public const int ReaderGone = 141;

    /// <summary>SIGTERM stopped the run: 128 and its number.</summary>
    public const int Terminated = 143;
}
