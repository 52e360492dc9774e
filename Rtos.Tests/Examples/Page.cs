using System.Text.RegularExpressions;

namespace Rtos.Tests.Examples;

/// <summary>The Markdown pages of the repository, and the links between them.</summary>
internal static partial class Page
{
    /// <summary>Every page, by its path from the root of the repository.</summary>
    internal static IEnumerable<string> All =>
        new[] { "", "docs", "docs/decisions", "examples", "scenarios" }
            .SelectMany(folder => Directory.EnumerateFiles(RepositoryFile.PathOf(folder), "*.md"))
            .Select(f => Path.GetRelativePath(RepositoryFile.Root, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>The links of a page that lead nowhere, with the page's name.</summary>
    internal static IEnumerable<string> BrokenLinks(string page) =>
        BrokenLinks(Path.GetDirectoryName(page)!, page, RepositoryFile.Read(page)).Select(l => $"{page}: {l}");

    /// <summary>The links of a text in a folder that lead nowhere.</summary>
    internal static IEnumerable<string> BrokenLinks(string folder, string page, string text) =>
        Link().Matches(WithoutCode(text))
            .Select(m => m.Groups[1].Value)
            .Where(l => !l.Contains("://", StringComparison.Ordinal) && !Leads(folder, page, l));

    /// <summary>The anchor that GitHub gives a heading.</summary>
    internal static string Anchor(string heading) =>
        NotInAnchors().Replace(LinkText().Replace(heading.TrimStart('#').Trim(), "$1").ToLowerInvariant(), "").Replace(' ', '-');

    private static bool Leads(string folder, string page, string link)
    {
        var parts = link.Split('#');
        var path = parts[0].Length == 0 ? RepositoryFile.PathOf(page) : Path.GetFullPath(RepositoryFile.PathOf(Path.Combine(folder, parts[0])));
        if (parts.Length == 1)
        {
            return File.Exists(path) || Directory.Exists(path);
        }

        return File.Exists(path) && WithoutCode(File.ReadAllText(path)).Split('\n')
            .Where(l => l.StartsWith('#'))
            .Any(l => Anchor(l) == parts[1]);
    }

    private static string WithoutCode(string text) => Fenced().Replace(text, "");

    [GeneratedRegex("""\]\(([^)\s]+)\)""")]
    private static partial Regex Link();

    [GeneratedRegex("""\[([^\]]*)\]\([^)]*\)""")]
    private static partial Regex LinkText();

    [GeneratedRegex("""[^\w\- ]""")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex("""^```.*?^```""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
