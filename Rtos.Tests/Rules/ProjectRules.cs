using System.Xml.Linq;

namespace Rtos.Tests.Rules;

/// <summary>Which project may use which: the layers point one way.</summary>
internal static class ProjectRules
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Rtos.Core"] = [],
        ["Rtos.Tasks"] = ["Rtos.Core"],
        ["Rtos.Thread"] = ["Rtos.Tasks"],
        ["Rtos.Scenarios"] = ["Rtos.Tasks"],
        ["Rtos.Testing"] = ["Rtos.Tasks"],
        ["Rtos.Hosting"] = ["Rtos.Core"],
        ["Rtos.MicroPython"] = ["Rtos.Thread"],
        ["Rtos.Cli"] = ["Rtos.Hosting", "Rtos.Scenarios", "Rtos.MicroPython"],
    };

    // These see all.
    private static readonly string[] Free = ["Rtos.Tests", "Rtos.Bench", "Rtos.Fuzz"];

    internal static IEnumerable<string> WrongReferences(IEnumerable<SourceFile> files)
    {
        foreach (var project in files.Where(f => f.Path.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            var name = Path.GetFileNameWithoutExtension(project.Path);
            if (Free.Contains(name))
            {
                continue;
            }

            // Examples are programs of users: they see the libraries.
            var isProduct = name.StartsWith("Rtos.", StringComparison.Ordinal);
            var allowed = isProduct ? Allowed.GetValueOrDefault(name, []) : [.. Allowed.Keys];
            foreach (var reference in Includes(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)))
            {
                if (!allowed.Contains(reference))
                {
                    yield return $"{name} -> {reference}";
                }
            }
        }
    }

    internal static IEnumerable<string> PackagesOfCore(IEnumerable<SourceFile> files) =>
        files.Where(f => f.Path == "Rtos.Core/Rtos.Core.csproj").SelectMany(f => Includes(f, "PackageReference"));

    private static IEnumerable<string> Includes(SourceFile project, string kind) =>
        XDocument.Parse(project.Text).Descendants(kind).Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'));
}
