using System.Text.RegularExpressions;

namespace Rtos.Rules.Tests.Sources;

/// <summary>The rules that a look at the text can check; each gives the places where it is broken.</summary>
internal static partial class SourceRules
{
    internal const int LongestFile = 350;
    internal const int MostPragmas = 3;

    private static readonly string[] FlavorFree = ["Rtos.Core", "Rtos.Tasks"];

    private static readonly string[] FlavorFolders = ["Rtos.Core/Flavors/", "Rtos.Core/Configuration/"];

    // A device is one thread's. The table of names is the process's.
    private static readonly string[] LockFree = ["Rtos.Core", "Rtos.Tasks", "Rtos.Thread", "Rtos.MicroPython", "Rtos.Scenarios"];

    private const string TableOfCalls = "Rtos.Core/Calls/CallRow.cs";

    internal static IEnumerable<string> Locks(IEnumerable<SourceFile> files) =>
        files.Where(f => f.IsCode && LockFree.Contains(f.Project) && f.Path != TableOfCalls).SelectMany(f => f.Find(Lock()));

    /// <summary>Tests that are not called after what they test and what comes of it.</summary>
    internal static IEnumerable<string> TestNames(IEnumerable<SourceFile> files) =>
        from file in files
        where file.IsCode && file.Project.EndsWith(".Tests", StringComparison.Ordinal)
        from Match test in Test().Matches(file.Text)
        where !TestName().IsMatch(test.Groups["name"].Value)
        select $"{file.Path}: {test.Groups["name"].Value}";

    internal static IEnumerable<string> FlavorNames(IEnumerable<SourceFile> files) =>
        files.Where(f => f.IsCode && FlavorFree.Contains(f.Project) && !FlavorFolders.Any(folder => f.Path.StartsWith(folder, StringComparison.Ordinal)))
            .SelectMany(f => f.Find(FlavorName()));

    internal static IEnumerable<string> LongFiles(IEnumerable<SourceFile> files) =>
        files.Where(f => f.IsCode && f.Text.Count(c => c == '\n') > LongestFile)
            .Select(f => FormattableString.Invariant($"{f.Path}: {f.Text.Count(c => c == '\n')} lines"));

    internal static IEnumerable<string> UnfinishedWork(IEnumerable<SourceFile> files) =>
        from file in files
        where file.IsCode
        from line in file.Lines.Index()
        where Unfinished().IsMatch(line.Item)
        select FormattableString.Invariant($"{file.Path}({line.Index + 1}): {line.Item.Trim()}");

    /// <summary>All suppressions of the product; none is wrong in itself, many are.</summary>
    internal static IEnumerable<string> Pragmas(IEnumerable<SourceFile> files) =>
        files.Where(f => f.IsCode && IsProduct(f)).SelectMany(f => f.Find(Pragma()));

    internal static IEnumerable<string> SeveralPublicTypes(IEnumerable<SourceFile> files) =>
        from file in files
        where file.IsCode && IsProduct(file)
        let types = PublicType().Matches(file.Text).Select(m => m.Groups["name"].Value).Distinct().ToArray()
        where types.Length > 1
        select $"{file.Path}: {string.Join(", ", types)}";

    /// <summary>Paths of one machine and the addresses of registries.</summary>
    internal static IEnumerable<string> MachinePaths(IEnumerable<SourceFile> files) =>
        from file in files
        from line in file.Lines.Index()
        from Match match in MachinePath().Matches(line.Item)
        select FormattableString.Invariant($"{file.Path}({line.Index + 1}): {match.Value}");

    private static bool IsProduct(SourceFile file) =>
        file.Project.StartsWith("Rtos.", StringComparison.Ordinal) && file.Project is not ("Rtos.Tests" or "Rtos.Rules.Tests" or "Rtos.Tasks.Analyzers.Tests" or "Rtos.Bench" or "Rtos.Fuzz");

    [GeneratedRegex("""^\s*lock\s*\(""")]
    private static partial Regex Lock();

    // The next method of a class that is not nested.
    [GeneratedRegex("""^    \[TestMethod\](?:\n(?!    public ).*)*\n    public (?:static )?(?:async )?(?:void|Task) (?<name>\w+)""", RegexOptions.Multiline)]
    private static partial Regex Test();

    [GeneratedRegex("""^[A-Z][A-Za-z0-9]*(?:_[A-Z0-9][A-Za-z0-9]*)+$""")]
    private static partial Regex TestName();

    // The attribute EspIdf says which C function a member is, not which kernel runs.
    [GeneratedRegex("""\b(?!EspIdf(?:Attribute)?\b)\w*(Idf|Smp|Upstream|KernelKind)\w*\b""")]
    private static partial Regex FlavorName();

    [GeneratedRegex("""//.*\b(TO[D]O|FIX[M]E|HA[C]K)\b""")]
    private static partial Regex Unfinished();

    [GeneratedRegex("""^\s*#pragma\s+warning\s+disable.*""")]
    private static partial Regex Pragma();

    // Types that are not nested stand at the left margin, as namespaces have no braces.
    [GeneratedRegex("""^public\s+(?:(?:sealed|static|abstract|readonly|ref|partial|unsafe)\s+)*(?:class|struct|interface|enum|record(?:\s+(?:class|struct))?|delegate\s+[\w<>?,\s]+?)\s+(?<name>\w+(?:<[\w,\s]+>)?)""", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    // Written so that the rule does not find itself.
    [GeneratedRegex("""(?<![\w.$}])/(?:wor[k]|tm[p]|hom[e]/\w+|User[s]/\w+)/|[A-Z]:\\\\?Users|nuget[.]org|npm[j]s""")]
    private static partial Regex MachinePath();
}
