namespace Rtos.Rules.Tests;

/// <summary>The folders of a project are layers: what one uses does not come back to it.</summary>
[TestClass]
public sealed class FolderGraphTests
{
    // Uses that close a circle, each with its reason.
    private static readonly Dictionary<(string Project, string From, string To), string> Defended = new()
    {
        [("Rtos.Core", "Lists", "Kernel")] = "a task's state is the list it is in: the lists link control blocks",
        [("Rtos.Core", "Kernel", "Calls")] = "the record of a task's call lives in its control block",
        [("Rtos.Core", "Kernel", "Devices")] = "a kernel object says which device it belongs to",
        [("Rtos.Core", "Configuration", "Kernel")] = "a configuration says on which cores a task may run",
        [("Rtos.Thread", "Values", "Model")] = "what can be called makes the body of a thread that begins with it",
        [("Rtos.Thread", "Model", "Calls")] = "what a thread or a lock does is a method of it, and begins a call",
        [("Rtos.Thread", "Model", "Diagnostics")] = "a model of threads has what was noticed of them, and the report",
        [("Rtos.MicroPython", "Objects", "Machine")] = "a function in C# is an object, and gets the machine that calls it",
    };

    public static IEnumerable<object[]> Projects => ProductProject.All.Select(p => new object[] { p.Name });

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void Folders_UseOneAnother_InOneDirection(string project)
    {
        var graph = FolderGraph.Of(ProductProject.All.Single(p => p.Name == project));
        var defended = Defended.Keys.Where(d => d.Project == project).Select(d => (d.From, d.To)).ToList();
        Assert.AreEqual("", string.Join("\n", graph.Without(defended).OnCircles().Select(graph.Example)));
        Assert.AreEqual("", string.Join("\n", defended.Except(graph.OnCircles())), "defended, but no longer on a circle");
    }

    [TestMethod]
    [DataRow("a>b b>c", "")]
    [DataRow("a>b b>a", "a>b b>a")]
    [DataRow("a>b b>c c>a c>d", "a>b b>c c>a")]
    [DataRow("a>b c>d d>c", "c>d d>c")]
    public void OnCircles_Uses_AreThoseThatComeBack(string uses, string expected)
    {
        var graph = FolderGraph.Of(uses.Split(' ').Select(u => u.Split('>')).Select(u => (u[0], u[1])));
        Assert.AreEqual(expected, string.Join(' ', graph.OnCircles().Select(u => $"{u.From}>{u.To}")));
    }

    [TestMethod]
    public void Of_Sources_FollowsTypesMembersAndExtensions()
    {
        var project = new ProductProject("P",
        [
            ProductProject.Parse("namespace P; class A { internal static int Number; }", "P/A/A.cs"),
            ProductProject.Parse("namespace P; static class B { internal static int M() => A.Number; internal static void Ext(this string s) { } }", "P/B/B.cs"),
            ProductProject.Parse("namespace P; class C { void M() { \"\".Ext(); /* A */ var a = \"A\"; } }", "P/C/C.cs"),
            ProductProject.Parse("namespace P; class D : A { }", "P/D.cs"),
        ]);
        Assert.AreEqual("B>A C>B", string.Join(' ', FolderGraph.Of(project).Uses.Select(u => $"{u.From}>{u.To}")));
    }}
