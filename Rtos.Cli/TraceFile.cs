using System.Text;

namespace Rtos.Cli;

/// <summary>Opens the files that traces are written to.</summary>
internal static class TraceFile
{
    internal static StreamWriter Create(string path)
    {
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            return new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputException($"cannot write {path}: {e.Message}", e);
        }
    }
}
