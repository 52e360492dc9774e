namespace Rtos.Rules.Tests;

/// <summary>A project of the product, as its sources.</summary>
/// <param name="Name">Its name, which is its folder's.</param>
/// <param name="Files">Its sources, parsed.</param>
internal sealed record ProductProject(string Name, IReadOnlyList<SyntaxTree> Files)
{
    private static readonly string[] Names =
    [
        "Rtos.Core", "Rtos.Tasks", "Rtos.Tasks.Analyzers", "Rtos.Tasks.CodeFixes", "Rtos.Thread", "Rtos.MicroPython", "Rtos.Scenarios", "Rtos.Explore", "Rtos.Testing",
        "Rtos.Hosting", "Rtos.Cli", "Rtos.Fuzz",
    ];

    // What the SDK adds to each project (ImplicitUsings).
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    // Everything that the tests themselves were started with, read once: compilations share what is read from one reference.
    private static readonly (string Name, MetadataReference Reference)[] Assemblies =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => (Path.GetFileNameWithoutExtension(path), (MetadataReference)MetadataReference.CreateFromFile(path))),
    ];

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.None);

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<ProductProject> All { get; } = [.. Names.Select(Read)];

    /// <summary>A source as all of a project's are read.</summary>
    internal static SyntaxTree Parse(string code, string path) => CSharpSyntaxTree.ParseText(code, Options, path);

    /// <summary>The folder of a source, below the project's: empty for a source beside the project file.</summary>
    internal string FolderOf(SyntaxTree file)
    {
        var path = file.FilePath[(Name.Length + 1)..].Split('/');
        return path.Length > 1 ? path[0] : "";
    }

    /// <summary>The compiler's view of it. What source generators would add is missing: the names that the sources declare themselves are there.</summary>
    internal Compilation Compile() => CSharpCompilation.Create(
        Name == "Rtos.Cli" ? "esp32emu" : Name,
        [Parse(ImplicitUsings, ""), .. Files],
        References(),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

    public override string ToString() => Name;

    private static ProductProject Read(string name)
    {
        var folder = RepositoryFile.PathOf(name);
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(RepositoryFile.Root, f).Replace('\\', '/'))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(f => Parse(File.ReadAllText(RepositoryFile.PathOf(f)), f));
        return new ProductProject(name, [.. files]);
    }

    // All but the project's own assembly.
    private IEnumerable<MetadataReference> References() =>
        Assemblies.Where(a => a.Name != Name && (a.Name != "esp32emu" || Name != "Rtos.Cli")).Select(a => a.Reference);
}
