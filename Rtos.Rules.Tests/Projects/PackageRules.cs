using System.Text.RegularExpressions;
using System.Xml.Linq;
using Rtos.Rules.Tests.Sources;

namespace Rtos.Rules.Tests.Projects;

/// <summary>What the packages ask of the projects that they are added to.</summary>
internal static partial class PackageRules
{
    private const string Versions = "Directory.Packages.props";

    /// <summary>The packages that <c>dotnet pack</c> of the solution makes: each is called as its project, unless that says otherwise.</summary>
    internal static IEnumerable<string> Ids(IEnumerable<SourceFile> files) =>
        files.Where(IsPackable).SelectMany(f => Values(f, "PackageId").DefaultIfEmpty(Path.GetFileNameWithoutExtension(f.Path)));

    /// <summary>
    /// Dependencies of libraries that are not the first version of their major. NuGet refuses a package that asks for a
    /// higher version than its project has, and the SDK's templates have those of their day.
    /// </summary>
    internal static IEnumerable<string> HighDependencies(IReadOnlyCollection<SourceFile> files)
    {
        var versions = files.Where(f => f.Path == Versions)
            .SelectMany(f => XDocument.Parse(f.Text).Descendants("PackageVersion"))
            .ToDictionary(Id, e => e.Attribute("Version")!.Value, StringComparer.Ordinal);
        return
            from project in files.Where(IsLibrary)
            from reference in XDocument.Parse(project.Text).Descendants("PackageReference")
            let id = Id(reference)
            let version = reference.Attribute("VersionOverride")?.Value ?? versions[id]
            where reference.Attribute("PrivateAssets")?.Value != "all" && !FirstOfItsMajor().IsMatch(version)
            select $"{project.Path}: {id} {version}";
    }

    /// <summary>Libraries with a central pin of a transitive package: packing makes it a dependency.</summary>
    internal static IEnumerable<string> PinnedDependencies(IReadOnlyCollection<SourceFile> files) =>
        from project in files.Where(IsLibrary)
        from pins in files
        where pins.Path == $"{project.Project}/packages.lock.json"
        where pins.Text.Contains("\"CentralTransitive\"", StringComparison.Ordinal)
        select project.Path;

    private static bool IsPackable(SourceFile file) =>
        file.Path.EndsWith(".csproj", StringComparison.Ordinal) && Values(file, "IsPackable").Contains("true");

    // A tool carries what it needs inside its package.
    private static bool IsLibrary(SourceFile file) => IsPackable(file) && !Values(file, "PackAsTool").Contains("true");

    private static string Id(XElement package) => package.Attribute("Include")!.Value;

    private static IEnumerable<string> Values(SourceFile project, string property) =>
        XDocument.Parse(project.Text).Descendants(property).Select(e => e.Value);

    [GeneratedRegex("""^\d+\.0\.0$""")]
    private static partial Regex FirstOfItsMajor();
}
