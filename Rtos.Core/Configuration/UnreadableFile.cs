namespace Rtos.Core;

/// <summary>Why a file that a user has named cannot be read, in words that do not repeat its path.</summary>
internal static class UnreadableFile
{
    internal static string Why(string path, Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException when Directory.Exists(path) => "it is a directory",
        UnauthorizedAccessException => "access is denied",
        ArgumentException => "this is no path of a file",
        _ => error.Message,
    };
}
