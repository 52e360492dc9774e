namespace Rtos.Core;

/// <summary>Reads a configuration file, and reports in one line why it cannot.</summary>
internal static class MenuConfigFile
{
    // A file without an end (/dev/zero) must not be read forever.
    private const int LargestBytes = 1 << 20;

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="MenuConfigException">The file is missing, cannot be read, or is larger than 1 MiB.</exception>
    internal static byte[] Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[LargestBytes + 1];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length <= LargestBytes
                ? bytes[..length]
                : throw new MenuConfigException("the file is larger than 1 MiB; a configuration is not", path);
        }
        catch (Exception error) when (FileFailure.Is(error))
        {
            throw new MenuConfigException($"the file cannot be read: {FileFailure.Why(path, error)}", Shown(path), innerException: error);
        }
    }

    private static string Shown(string path) => path.Length == 0 || path.Contains('\0') ? ShownText.Quote(path) : path;
}
