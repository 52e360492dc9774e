using System.Text.RegularExpressions;

namespace Rtos.Rules.Tests.Sources;

/// <summary>A text file of the repository, or a made-up one that shows that a rule can be broken.</summary>
/// <param name="Path">From the root, with slashes.</param>
/// <param name="Text">What it says.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    // Outputs, and what tools keep for themselves.
    private static readonly string[] Skipped = ["bin", "obj", "artifacts", ".git", ".vs", ".vscode", ".idea", "TestResults", "BenchmarkDotNet.Artifacts"];

    private static readonly string[] TextTypes =
    [
        ".cs", ".csproj", ".props", ".targets", ".sln", ".json", ".md", ".yml", ".yaml", ".xml", ".runsettings", ".trace", ".txt", ".sh", ".editorconfig",
        ".gitignore", ".gitattributes", "",
    ];

    /// <summary>Every text file of the repository.</summary>
    internal static IReadOnlyList<SourceFile> Repository { get; } = [.. Read(new DirectoryInfo(RepositoryFile.Root)).OrderBy(f => f.Path, StringComparer.Ordinal)];

    internal bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal);

    /// <summary>The folder at the top, which is a project's name.</summary>
    internal string Project => Path.Split('/')[0];

    internal string[] Lines => Text.Split('\n');

    /// <summary>The lines without comments, each with its number from 1.</summary>
    internal IEnumerable<(int Number, string Code)> CodeLines() =>
        Lines.Select((line, i) => (i + 1, Comment().Replace(line, "$1")));

    /// <summary>Where a pattern is found in the code, not in comments.</summary>
    internal IEnumerable<string> Find(Regex pattern) =>
        from line in CodeLines()
        from Match match in pattern.Matches(line.Code)
        select Invariant($"{Path}({line.Number}): {match.Value.Trim()}");

    public override string ToString() => Path;

    private static IEnumerable<SourceFile> Read(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles().Where(f => TextTypes.Contains(f.Extension)))
        {
            var path = System.IO.Path.GetRelativePath(RepositoryFile.Root, file.FullName).Replace('\\', '/');
            yield return new SourceFile(path, File.ReadAllText(file.FullName));
        }

        foreach (var file in folder.EnumerateDirectories().Where(f => !Skipped.Contains(f.Name)).SelectMany(Read))
        {
            yield return file;
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    // Up to two slashes that stand outside of quotes.
    [GeneratedRegex("""^((?:[^"/]|"(?:\\.|[^"\\])*"|/(?!/))*)//.*$""")]
    private static partial Regex Comment();
}
