namespace Rtos.Cli;

/// <summary>Why the host did not do what was asked, in words that do not repeat the path and are not .NET's.</summary>
internal static class HostError
{
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private const int NameTooLong = 36;

    /// <summary>Whether an exception is about a file that a user has named.</summary>
    internal static bool IsOfFile(Exception error) => error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    /// <summary>Why a file cannot be read or written.</summary>
    internal static string Why(string path, Exception error) => error switch
    {
        FileNotFoundException => "there is no such file",
        DirectoryNotFoundException => "there is no such folder",
        UnauthorizedAccessException when Directory.Exists(path) => "it is a folder",
        UnauthorizedAccessException => "access is denied",
        PathTooLongException => "the name is too long",
        ArgumentException or NotSupportedException => "this is not the name of a file",
        IOException io => Why(io),
        _ => "the host refuses it",
    };

    /// <summary>Why a stream cannot be read or written.</summary>
    internal static string Why(IOException error) => error.HResult switch
    {
        NoSpace => "no space left on the device",
        ReadOnly => "the file system is read-only",
        NameTooLong => "the name is too long",
        _ when Directory.Exists(error.Message) => "it is a folder",
        _ => Sentence(error.Message),
    };

    // .NET puts the path behind its sentence, or into it.
    private static string Sentence(string message)
    {
        var colon = message.IndexOf(" : '", StringComparison.Ordinal);
        return (colon < 0 ? message : message[..colon]).TrimEnd('.');
    }
}
