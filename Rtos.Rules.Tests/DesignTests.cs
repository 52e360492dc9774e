using System.Text.RegularExpressions;

namespace Rtos.Rules.Tests;

/// <summary>What the page on the design names is there.</summary>
[TestClass]
public sealed partial class DesignTests
{
    // Names of .NET, FreeRTOS and scripts that the page mentions.
    private static readonly HashSet<string> OfOthers = new(StringComparer.Ordinal) { "Utf8JsonReader" };

    private static HashSet<string> Declared { get; } =
    [
        .. ProductProject.All.Select(p => p.Name).Concat(["Rtos.Tests", "Rtos.Bench"]).SelectMany(n => n.Split('.')),
        .. ProductProject.All.SelectMany(p => p.Files.SelectMany(f => f.FilePath.Split('/')[..^1])),
        .. ProductProject.All.SelectMany(p => p.Files).SelectMany(f => f.GetRoot().DescendantNodes()).Select(NameOf).OfType<string>(),
    ];

    [TestMethod]
    public void Design_TypesMembersAndFolders_AreThere()
    {
        var missing = Names(RepositoryFile.Read("docs/design.md")).Where(n => !Declared.Contains(n) && !OfOthers.Contains(n)).Distinct();
        Assert.AreEqual("", string.Join(", ", missing));
    }

    [TestMethod]
    public void Design_MembersOfTypes_AreTheirs()
    {
        var members = Types().ToLookup(t => t.Identifier.Text);
        var missing = Code().Matches(RepositoryFile.Read("docs/design.md"))
            .Select(m => TypeParameters().Replace(m.Groups[1].Value, "").Trim('(', ')').Split('.'))
            .Where(n => n.Length == 2 && members.Contains(n[0]) && !HasMember(members, n[0], n[1]))
            .Select(n => string.Join('.', n)).Distinct();
        Assert.AreEqual("", string.Join(", ", missing));
    }

    [TestMethod]
    [DataRow("see `RtosQueue.Send` and `Calls/Short`", "RtosQueue Send Calls Short")]
    [DataRow("`BlockingOperation<T>` calls `Step`; Words are not", "BlockingOperation Step")]
    [DataRow("`vTaskDelete`, `await samples.Send(n, Ticks.Forever)`, `[0012](x.md)`", "")]
    public void Names_OfAText_AreThoseOfCode(string text, string expected) => Assert.AreEqual(expected, string.Join(' ', Names(text)));

    private static IEnumerable<BaseTypeDeclarationSyntax> Types() =>
        ProductProject.All.SelectMany(p => p.Files).SelectMany(f => f.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>());

    // Its own, or one of a type that it is derived from. Types of one name, such as one with a result and one without, count as one.
    private static bool HasMember(ILookup<string, BaseTypeDeclarationSyntax> types, string type, string member)
    {
        var (seen, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>([type]));
        while (open.TryPop(out var name))
        {
            foreach (var part in seen.Add(name) ? types[name] : [])
            {
                if (part.DescendantNodes().Select(NameOf).Contains(member))
                {
                    return true;
                }

                foreach (var parent in (part.BaseList?.Types ?? []).Select(b => b.Type).OfType<SimpleNameSyntax>())
                {
                    open.Push(parent.Identifier.Text);
                }
            }
        }

        return false;
    }

    // Code in backticks that is nothing but names in .NET's form, with their type parameters or parentheses.
    private static IEnumerable<string> Names(string text) =>
        from Match code in Code().Matches(text)
        from Match name in Name().Matches(TypeParameters().Replace(code.Groups[1].Value, ""))
        select name.Value;

    private static string? NameOf(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax t => t.Identifier.Text,
        DelegateDeclarationSyntax d => d.Identifier.Text,
        MethodDeclarationSyntax m => m.Identifier.Text,
        PropertyDeclarationSyntax p => p.Identifier.Text,
        EnumMemberDeclarationSyntax e => e.Identifier.Text,
        VariableDeclaratorSyntax v => v.Identifier.Text,
        ParameterSyntax p => p.Identifier.Text,
        _ => null,
    };

    [GeneratedRegex(@"`(\.?[A-Z]\w*(?:<\w+>)?(?:[./][A-Z]\w*(?:<\w+>)?)*(?:\(\))?)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"[A-Z]\w*")]
    private static partial Regex Name();

    [GeneratedRegex(@"<\w+>")]
    private static partial Regex TypeParameters();
}
