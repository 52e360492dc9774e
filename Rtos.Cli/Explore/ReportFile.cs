using Rtos.Core;

namespace Rtos.Cli;

/// <summary>The file of a report: opened before the search, so that no search is in vain, and written when it is over.</summary>
internal sealed class ReportFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _stream;

    private ReportFile(string path, FileStream stream) => (_path, _stream) = (path, stream);

    /// <summary>Opens a file, and keeps what it has; null if there is to be none.</summary>
    /// <exception cref="InputException">It cannot be written.</exception>
    internal static ReportFile? Open(string? path)
    {
        if (path is null)
        {
            return null;
        }

        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            return new ReportFile(path, new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0));
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new InputException($"cannot write {path}: {FileFailure.Why(path, e)}", e);
        }
    }

    /// <summary>Replaces its content.</summary>
    /// <param name="write">Writes it.</param>
    /// <exception cref="IOException">It could not be written.</exception>
    internal void Write(Action<Stream> write)
    {
        using var content = new MemoryStream();
        write(content);
        try
        {
            if (_stream.CanSeek)
            {
                _stream.SetLength(0);
            }

            content.WriteTo(_stream);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new IOException($"{_path} cannot be written: {FileFailure.Why(_path, e)}", e);
        }
    }

    public void Dispose() => _stream.Dispose();
}
