using System.Globalization;

namespace Rtos.Hosting;

/// <summary>The folder of the journals: the number of each device's next one. Used by all workers.</summary>
/// <remarks>It is listed once, not for each device: a fleet's folder has as many files as the fleet has devices.</remarks>
internal sealed class JournalFolder(string path)
{
    private const string Extension = ".jsonl";
    private const int MostJournals = 1_000_000;

    private readonly Lock _lock = new();
    private Dictionary<string, int>? _numbers;

    internal string Path { get; } = path;

    /// <summary>Makes the file of a new journal; an existing one is never overwritten.</summary>
    /// <exception cref="IOException">The file cannot be created.</exception>
    internal FileStream CreateFile(string device)
    {
        for (var number = NextNumber(device); number < MostJournals; number = NextNumber(device))
        {
            var path = System.IO.Path.Combine(Path, string.Create(CultureInfo.InvariantCulture, $"{device}.{number:d4}{Extension}"));
            try
            {
                // Without a buffer of its own: what is written is passed to the system at once.
                return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process was faster.
            }
        }

        throw new IOException("there are too many journals");
    }

    private int NextNumber(string device)
    {
        lock (_lock)
        {
            _numbers ??= Look();
            return _numbers[device] = _numbers.GetValueOrDefault(device) + 1;
        }
    }

    private Dictionary<string, int> Look()
    {
        Directory.CreateDirectory(Path);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path, "*" + Extension))
        {
            var name = System.IO.Path.GetFileNameWithoutExtension(file);
            var dot = name.LastIndexOf('.');
            if (dot > 0 && int.TryParse(name.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                var device = name[..dot];
                numbers[device] = Math.Max(number, numbers.GetValueOrDefault(device));
            }
        }

        return numbers;
    }
}
