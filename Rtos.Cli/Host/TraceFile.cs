using System.Text;
using Rtos.Core;

namespace Rtos.Cli;

/// <summary>Opens files for traces.</summary>
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

            var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
            return new StreamWriter(new WholeLines(file, path), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new InputException($"cannot write {path}: {FileFailure.Why(path, e)}", e);
        }
    }
}
