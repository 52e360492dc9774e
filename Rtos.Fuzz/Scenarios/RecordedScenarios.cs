using System.IO.Compression;
using System.Reflection;

namespace Rtos.Fuzz;

/// <summary>Scenarios that are mutated: those of the repository, and those with traces of the real kernels.</summary>
internal static class RecordedScenarios
{
    private const int LongestFile = 8 * 1024;

    /// <summary>All of them, in an order that is always the same.</summary>
    internal static List<byte[]> Read()
    {
        var all = new List<byte[]>();
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("scenarios/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            all.Add(Bytes(stream));
        }

        using var archive = new ZipArchive(assembly.GetManifestResourceStream("cases.zip")!);
        foreach (var entry in archive.Entries.Where(e => e.FullName.EndsWith(".json", StringComparison.Ordinal)).OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            using var stream = entry.Open();
            all.Add(Bytes(stream));
        }

        return [.. all.Where(b => b.Length <= LongestFile)];
    }

    private static byte[] Bytes(Stream stream)
    {
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
