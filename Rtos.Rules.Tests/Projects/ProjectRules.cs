using System.Xml.Linq;
using Rtos.Rules.Tests.Sources;

namespace Rtos.Rules.Tests.Projects;

/// <summary>Which project may use which: the layers point one way.</summary>
internal static class ProjectRules
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Rtos.Core"] = [],
        ["Rtos.Tasks"] = ["Rtos.Core"],
        ["Rtos.Thread"] = ["Rtos.Tasks"],
        ["Rtos.Scenarios"] = ["Rtos.Tasks"],
        ["Rtos.Explore"] = ["Rtos.Tasks"],
        ["Rtos.Testing"] = ["Rtos.Tasks", "Rtos.Explore"],
        ["Rtos.Hosting"] = ["Rtos.Core"],
        ["Rtos.MicroPython"] = ["Rtos.Thread"],
        ["Rtos.Cli"] = ["Rtos.Hosting", "Rtos.Scenarios", "Rtos.MicroPython", "Rtos.Testing", "Rtos.Explore"],
    };

    // The compiler runs these. They know the libraries by the names of their types; libraries may only have them built.
    private static readonly Dictionary<string, string[]> CompilerParts = new(StringComparer.Ordinal)
    {
        ["Rtos.Tasks.Analyzers"] = [],
        ["Rtos.Tasks.CodeFixes"] = ["Rtos.Tasks.Analyzers"],
    };

    // These see all.
    private static readonly string[] Free = ["Rtos.Tests", "Rtos.Rules.Tests", "Rtos.Tasks.Analyzers.Tests", "Rtos.Bench", "Rtos.Fuzz"];

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
            var allowed = isProduct ? Allowed.GetValueOrDefault(name) ?? CompilerParts.GetValueOrDefault(name, []) : [.. Allowed.Keys];
            foreach (var reference in Elements(project, "ProjectReference"))
            {
                var target = Path.GetFileNameWithoutExtension(Include(reference));
                if (!(IsBuildOnly(reference) ? [.. CompilerParts.Keys] : allowed).Contains(target))
                {
                    yield return $"{name} -> {target}";
                }
            }
        }
    }

    internal static IEnumerable<string> PackagesOfCore(IEnumerable<SourceFile> files) =>
        files.Where(f => f.Path == "Rtos.Core/Rtos.Core.csproj").SelectMany(f => Elements(f, "PackageReference")).Select(Include);

    private static IEnumerable<XElement> Elements(SourceFile project, string kind) => XDocument.Parse(project.Text).Descendants(kind);

    private static string Include(XElement element) => element.Attribute("Include")!.Value.Replace('\\', '/');

    private static bool IsBuildOnly(XElement reference) => reference.Attribute("ReferenceOutputAssembly")?.Value == "false";
}
