using Rtos.Core;

namespace Rtos.Cli;

/// <summary>The command <c>esp32emu</c>.</summary>
public static class Program
{
    /// <summary>Runs the command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Main(string[] args)
    {
        using var output = new StandardOutput(StandardStream.OpenForWriting(StandardStream.Output), isLive: !StandardStream.IsOutputAFile);
        using var error = new StandardError(StandardStream.OpenForWriting(StandardStream.Error), output);
        try
        {
            var code = CommandLine.Run(args, output, error, CommandLine.StandardInput, StopSignal.OfProcess);
            output.Flush();
            return code;
        }
        catch (IOException e)
        {
            return CannotWrite(e, error);
        }
        catch (HostCallbackException e) when (e.InnerException is IOException cause)
        {
            return CannotWrite(cause, error);
        }
    }

    // Standard output or a file that a run writes: the disk is full, or the reader has gone, as in `esp32emu run x.json | head`.
    private static int CannotWrite(IOException cause, TextWriter error)
    {
        if (cause is not StandardOutputException { Cause: var reason })
        {
            error.WriteLine($"esp32emu: {cause.Message}");
            return ExitCode.RunFailed;
        }

        if (StandardStream.IsReaderGone(reason))
        {
            return ExitCode.ReaderGone;
        }

        error.WriteLine($"esp32emu: standard output cannot be written: {FileFailure.Why(reason)}");
        return ExitCode.RunFailed;
    }
}
