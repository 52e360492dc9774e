namespace Rtos.Core;

/// <summary>Why the host did not read or write a file that a user has named, in words that neither repeat its path nor are .NET's.</summary>
internal static class FileFailure
{
    // Numbers of Unix: ENOSPC, EROFS, ENAMETOOLONG, EISDIR, EIO.
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private const int TooLong = 36;
    private const int IsFolder = 21;
    private const int Hardware = 5;

    /// <summary>Whether an exception is about a file that a user has named.</summary>
    internal static bool Is(Exception error) => error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    /// <summary>Why a file cannot be read or written.</summary>
    internal static string Why(string path, Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file",
        UnauthorizedAccessException when Directory.Exists(path) => "it is a folder",
        UnauthorizedAccessException => "access is denied",
        PathTooLongException => "its name is too long",
        IOException stream => Why(stream),
        _ => "not a valid file path",
    };

    /// <summary>Why a stream cannot be read or written.</summary>
    internal static string Why(IOException error) => error.HResult switch
    {
        NoSpace => "no space left on the device",
        ReadOnly => "the file system is read-only",
        TooLong => "its name is too long",
        IsFolder => "it is a folder",
        Hardware => "the device reports an error",
        _ => WithoutPath(error.Message),
    };

    private static string WithoutPath(string message)
    {
        var path = message.IndexOf(" : '", StringComparison.Ordinal);
        return (path < 0 ? message : message[..path]).TrimEnd('.');
    }
}
