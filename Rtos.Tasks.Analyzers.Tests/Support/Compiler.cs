using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Rtos.Core;

namespace Rtos.Tasks.Analyzers.Tests.Support;

/// <summary>Compiles text against this runtime and the libraries as they were built, and runs all rules over it.</summary>
internal static class Compiler
{
    /// <summary>Every analyzer of the assembly, as a compiler would find them.</summary>
    internal static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(Rules).Assembly.GetTypes()
            .Where(t => t.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    private static ImmutableArray<MetadataReference> Runtime { get; } =
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
            .Where(f => Path.GetFileName(f) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Where(f => !Path.GetFileName(f).Contains("Native", StringComparison.Ordinal))
            .Select(f => MetadataReference.CreateFromFile(f)),
    ];

    private static MetadataReference[] Libraries { get; } =
        [MetadataReference.CreateFromFile(typeof(Device).Assembly.Location), MetadataReference.CreateFromFile(typeof(RtosTask).Assembly.Location)];

    // Every test goes on from one of these, so that the libraries are read once.
    private static Project Library { get; } = Create(OutputKind.DynamicallyLinkedLibrary, [.. Runtime, .. Libraries]);

    private static Project Program { get; } = Create(OutputKind.ConsoleApplication, [.. Runtime, .. Libraries]);

    private static Project Stranger { get; } = Create(OutputKind.DynamicallyLinkedLibrary, Runtime);

    /// <summary>The one document of a library.</summary>
    internal static Document InLibrary(string text) => Library.AddDocument("Firmware.cs", SourceText.From(text));

    /// <summary>The one document of a program with top-level statements.</summary>
    internal static Document InProgram(string text) => Program.AddDocument("Firmware.cs", SourceText.From(text));

    /// <summary>The one document of a project without our libraries.</summary>
    internal static Document InStranger(string text) => Stranger.AddDocument("Firmware.cs", SourceText.From(text));

    /// <summary>What the rules find, in the order of the text; text that does not compile fails the test.</summary>
    internal static async Task<ImmutableArray<Diagnostic>> Analyze(Document document, CancellationToken cancellation)
    {
        var compilation = (await document.Project.GetCompilationAsync(cancellation))!;

        // In one go: asked by itself, the compiler would bind everything once more.
        var all = (await compilation.WithAnalyzers(Analyzers).GetAllDiagnosticsAsync(cancellation)).ToLookup(d => d.Id.StartsWith("CS", StringComparison.Ordinal));
        var errors = all[true].Where(d => d.Severity == DiagnosticSeverity.Error);
        Assert.AreEqual("", string.Join("\n", errors), (await document.GetTextAsync(cancellation)).ToString());
        return [.. all[false].OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    internal static string Describe(Diagnostic diagnostic) => MarkedSource.Finding(
        diagnostic.Id,
        diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1,
        diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));

    private static Project Create(OutputKind kind, IEnumerable<MetadataReference> references)
    {
        var workspace = new AdhocWorkspace();
        return workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Firmware",
            "Firmware",
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
            metadataReferences: references));
    }
}
