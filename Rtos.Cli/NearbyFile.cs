using Rtos.Core;

namespace Rtos.Cli;

/// <summary>Finds the file that was probably meant by a name that does not exist.</summary>
internal static class NearbyFile
{
    private static readonly string[] Extensions = [".py", ".json", ".jsonl"];

    /// <summary>Refuses a path that does not exist if there is a file with nearly the same name.</summary>
    internal static void Check(string path)
    {
        if (path is not ("" or "-") && !path.Contains('\0', StringComparison.Ordinal) && !Path.Exists(path) && Find(path) is { } meant)
        {
            throw new InputException($"{path}: no such file or folder; did you mean {meant}?");
        }
    }

    private static string? Find(string path)
    {
        if (Array.Find(Extensions, e => File.Exists(path + e)) is { } extension)
        {
            return path + extension;
        }

        try
        {
            var folder = Path.GetDirectoryName(path);
            var names = Directory.EnumerateFiles(string.IsNullOrEmpty(folder) ? "." : folder)
                .Select(f => Path.GetFileName(f))
                .Where(n => Array.Exists(Extensions, e => n.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
                .Order(StringComparer.Ordinal);
            return Nearest(Path.GetFileName(path), [.. names]) is { } name ? Path.Join(folder, name) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Most names have the same extension: it does not count as a similarity.
    private static string? Nearest(string name, string[] names)
    {
        var stem = Path.GetFileNameWithoutExtension(name);
        var ofKind = Array.FindAll(names, n => Path.GetExtension(n).Equals(Path.GetExtension(name), StringComparison.OrdinalIgnoreCase));
        return NearestName.Find(stem, ofKind.Select(n => Path.GetFileNameWithoutExtension(n))) is { } meant
            ? Array.Find(ofKind, n => Path.GetFileNameWithoutExtension(n) == meant)
            : NearestName.Find(name, names.Except(ofKind).Where(n => NearestName.Find(stem, [Path.GetFileNameWithoutExtension(n)]) is not null));
    }
}
