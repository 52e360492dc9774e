using System.IO.MemoryMappedFiles;

namespace Rtos.Fuzz;

/// <summary>The number of the program that a worker runs, in memory shared with the supervisor: it outlives the worker.</summary>
internal sealed class Position : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    internal Position(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, mapName: null, sizeof(long));
        _view = _file.CreateViewAccessor();
    }

    internal long Number
    {
        get => _view.ReadInt64(0);
        set => _view.Write(0, value);
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
