using System.IO.Compression;

namespace Rtos.Tests.Conformance;

/// <summary>The cases as they lie in <c>cases.zip</c> beside the tests.</summary>
internal static class ConformanceArchive
{
    private static readonly Lazy<SortedDictionary<string, byte[]>> Files = new(Load);

    /// <summary>Every entry of the archive by its name, in ordinal order.</summary>
    internal static IReadOnlyDictionary<string, byte[]> Entries => Files.Value;

    /// <summary>The cases of a folder and category, in the order of their names.</summary>
    internal static IReadOnlyList<ConformanceCase> Cases(string folder, string category) =>
        [.. All().Where(c => (FolderOf(c.Name), CategoryOf(c.Name)) == (folder, category))];

    /// <summary>Every case, in the order of the names.</summary>
    internal static IEnumerable<ConformanceCase> All() =>
        from entry in Entries
        where entry.Key.EndsWith(".json", StringComparison.Ordinal)
        let name = entry.Key[..^".json".Length]
        select new ConformanceCase(name, entry.Value, Entries[name + ".trace"]);

    internal static string FolderOf(string name) => name[..name.IndexOf('/', StringComparison.Ordinal)];

    // KERNEL_CATEGORY_NUMBER
    internal static string CategoryOf(string name) => name.Split('_')[^2];

    private static SortedDictionary<string, byte[]> Load()
    {
        var entries = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        using var archive = ZipFile.OpenRead(Path.Combine(AppContext.BaseDirectory, "Conformance", "cases.zip"));
        foreach (var entry in archive.Entries)
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            entries.Add(entry.FullName, content.ToArray());
        }

        return entries;
    }
}
