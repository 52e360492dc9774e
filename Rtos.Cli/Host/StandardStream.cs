using Microsoft.Win32.SafeHandles;

namespace Rtos.Cli;

/// <summary>The standard streams as the process received them: .NET's own would hide that a reader has gone, or that a stream is closed.</summary>
internal static class StandardStream
{
    internal const int Input = 0;
    internal const int Output = 1;
    internal const int Error = 2;

    // Linux: the flag of a file that is not inherited by a new program.
    private const int CloseOnExec = 0x80000;

    // EPIPE, the same number on all Unix systems.
    private const int BrokenPipe = 32;

    /// <summary>Whether a stream was closed when the process began, as with <c>&gt;&amp;-</c>.</summary>
    /// <remarks>By now the number may belong to one of .NET's own files; those are not inherited by other programs, unlike standard streams.</remarks>
    internal static bool IsClosed(int number)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            var flags = File.ReadLines($"/proc/self/fdinfo/{number}").FirstOrDefault(l => l.StartsWith("flags:", StringComparison.Ordinal));
            return flags is not null && (Convert.ToInt32(flags["flags:".Length..].Trim(), 8) & CloseOnExec) != 0;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Directory.Exists("/proc/self/fdinfo");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>Opens standard output or standard error; a closed one refuses every write.</summary>
    internal static Stream OpenForWriting(int number)
    {
        if (IsClosed(number))
        {
            return new ClosedStream();
        }

        // A pipe or a terminal that has gone is an error here, but not in the streams of Console. Those are used for files: they
        // continue where another process has stopped.
        var handle = new SafeFileHandle(number, ownsHandle: false);
        if (!OperatingSystem.IsWindows() && !handle.IsInvalid)
        {
            var stream = new FileStream(handle, FileAccess.Write, bufferSize: 0);
            if (!stream.CanSeek)
            {
                return new PipeOrTerminal(stream);
            }
        }

        return number == Output ? Console.OpenStandardOutput() : Console.OpenStandardError();
    }

    /// <summary>Opens standard input.</summary>
    /// <exception cref="InputException">It is closed.</exception>
    internal static Stream OpenForReading()
    {
        if (IsClosed(Input))
        {
            throw new InputException("standard input is closed, but it must be read; use < FILE or a pipe");
        }

        // On a terminal, the stream of Console edits lines itself, writes escapes to the terminal and has no end of input.
        return OperatingSystem.IsWindows()
            ? Console.OpenStandardInput()
            : new FileStream(new SafeFileHandle(Input, ownsHandle: false), FileAccess.Read, bufferSize: 0);
    }

    /// <summary>Whether standard output is a file, so that nobody waits for it.</summary>
    internal static bool IsOutputAFile
    {
        get
        {
            if (!Console.IsOutputRedirected || IsClosed(Output))
            {
                return false;
            }

            try
            {
                using var stream = new FileStream(new SafeFileHandle(Output, ownsHandle: false), FileAccess.Write, bufferSize: 0);
                return stream.CanSeek;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                return false;
            }
        }
    }

    /// <summary>Whether an error means that the reader of a pipe or terminal has gone.</summary>
    internal static bool IsReaderGone(IOException error) => error.HResult == BrokenPipe;
}
