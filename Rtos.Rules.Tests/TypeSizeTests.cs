namespace Rtos.Rules.Tests;

/// <summary>No type is so large that nobody reads it whole, and none hides its size in several files.</summary>
[TestClass]
public sealed class TypeSizeTests
{
    // Types that may be larger than the limits, each with its reason.
    private static readonly Dictionary<string, string> Large = new(StringComparer.Ordinal)
    {
        ["Rtos.Core.Scheduler"] = "tasks.c in chapters: one method for each of its functions, so that the two can be read side by side",
        ["Rtos.Tasks.RtosTask"] = "a façade: each member forwards to one operation",
        ["Rtos.MicroPython.Types"] = "a table: one field for each of Python's types",
    };

    [TestMethod]
    public void Product_Types_AreSmallEnoughToRead()
    {
        var large = Sizes().Where(t => t.IsTooLarge && !Large.ContainsKey(t.Name));
        Assert.AreEqual("", string.Join("\n", large));
    }

    [TestMethod]
    public void Product_ListedTypes_AreStillLarge()
    {
        var large = Sizes().Where(t => t.IsTooLarge).Select(t => t.Name);
        Assert.AreEqual("", string.Join("\n", Large.Keys.Except(large)), "no longer large: take it off the list");
    }

    [TestMethod]
    [DataRow("class A { int a, b; int C { get; } A() { } void M() { } event System.Action? E; }", "A: 1 lines, 6 members, 1 files")]
    [DataRow("partial class A { int a; } partial class A\n{\n int b;\n}", "A: 5 lines, 2 members, 1 files")]
    [DataRow("class A\n{\n int a;\n class B\n {\n }\n enum E { X, Y }\n}", "A: 5 lines, 1 members, 1 files|A.B: 3 lines, 0 members, 1 files")]
    [DataRow("namespace N; struct S<T> { static void M() { } }", "N.S`1: 1 lines, 1 members, 1 files")]
    public void Of_Source_CountsLinesAndMembersOfAllParts(string code, string expected) =>
        Assert.AreEqual(expected, string.Join("|", TypeSize.Of([CSharpSyntaxTree.ParseText(code)])));

    [TestMethod]
    public void Of_PartsInSeveralFiles_AreSummed()
    {
        var members = string.Concat(Enumerable.Range(0, TypeSize.MostMembers / 2).Select(i => $"int a{i};"));
        SyntaxTree[] files =
        [
            CSharpSyntaxTree.ParseText($"partial class A {{ {members} }}", path: "A.cs"),
            CSharpSyntaxTree.ParseText($"partial class A {{ {members.Replace('a', 'b')} }}", path: "A.More.cs"),
        ];
        Assert.IsFalse(TypeSize.Of(files).Single().IsTooLarge);
        Assert.IsTrue(TypeSize.Of([.. files, CSharpSyntaxTree.ParseText("partial class A { int c; }", path: "A.Last.cs")]).Single().IsTooLarge);
    }

    private static IEnumerable<TypeSize> Sizes() => ProductProject.All.SelectMany(p => TypeSize.Of(p.Files));
}
