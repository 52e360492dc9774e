namespace Rtos.Rules.Tests.Projects;

/// <summary>The analyzer reports uses of the symbols in a list, but not a line of the list that names nothing.</summary>
[TestClass]
public sealed class BannedSymbolsTests
{
    private static IEnumerable<string[]> Lines { get; } =
        [.. RepositoryFile.Read("BannedSymbols.txt").Split('\n').Where(l => l.Length > 0 && !l.StartsWith("//", StringComparison.Ordinal)).Select(l => l.Split(';'))];

    [TestMethod]
    public void List_EachLine_NamesASymbolAndSaysWhatToDo()
    {
        var compilation = ProductProject.All.Single(p => p.Name == "Rtos.Core").Compile();
        var wrong = Lines.Where(l => l is not [var id, { Length: > 20 }] || DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is null);
        Assert.AreEqual("", string.Join("\n", wrong.Select(l => string.Join(';', l))));
    }

    // A few of each kind; what they ban is on no other list.
    [TestMethod]
    [DataRow("P:System.DateTime.UtcNow")]
    [DataRow("T:System.Diagnostics.Stopwatch")]
    [DataRow("M:System.Threading.Thread.Sleep(System.Int32)")]
    [DataRow("M:System.Threading.Tasks.Task.Run(System.Action)")]
    [DataRow("M:System.Random.#ctor")]
    [DataRow("M:System.Guid.NewGuid")]
    [DataRow("M:System.String.GetHashCode")]
    public void List_WhatMakesRunsDiffer_IsOnIt(string symbol) => Assert.AreEqual(1, Lines.Count(l => l[0] == symbol));
}
