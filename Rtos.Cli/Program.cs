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
        // A large buffer and no flush a line: traces have many lines.
        using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
        output.NewLine = "\n";
        try
        {
            var code = CommandLine.Run(args, output, Console.Error);
            output.Flush();
            return code;
        }
        catch (IOException e)
        {
            return CannotWrite(e);
        }
        catch (HostCallbackException e) when (e.InnerException is IOException cause)
        {
            return CannotWrite(cause);
        }
    }

    // Standard output or a trace file was closed, as by `esp32emu run x.json | head`, or the disk is full.
    private static int CannotWrite(IOException cause)
    {
        Console.Error.WriteLine($"esp32emu: cannot write: {cause.Message}");
        return ExitCode.RunFailed;
    }
}
