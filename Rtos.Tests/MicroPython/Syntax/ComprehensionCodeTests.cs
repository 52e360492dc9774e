namespace Rtos.Tests.MicroPython.Syntax;

/// <summary>Comprehensions and generator expressions.</summary>
[TestClass]
public sealed class ComprehensionCodeTests
{
    [TestMethod]
    [DataRow("[a for a in b]", "MakeFunction <listcomp> | LoadName b | GetIter | Call 1 | Pop")]
    [DataRow("(a for a in b)", "MakeFunction <genexpr> | LoadName b | GetIter | Call 1 | Pop")]
    [DataRow("f(a for a in b)", "LoadName f | MakeFunction <genexpr> | LoadName b | GetIter | Call 1 | Call 1 | Pop")]
    public void Comprehension_Outside(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));

    [TestMethod]
    [DataRow("[a for a in b]", "BuildList 0 | LoadFast .0 | ForIter 7 | StoreFast a | LoadFast a | ListAppend 2 | Jump 2 | Return")]
    [DataRow("[a for a in b if c]", "BuildList 0 | LoadFast .0 | ForIter 9 | StoreFast a | LoadGlobal c | PopJumpIfFalse 2 | LoadFast a | ListAppend 2 | Jump 2 | Return")]
    [DataRow("[a for a in b if c if not d]", "BuildList 0 | LoadFast .0 | ForIter 11 | StoreFast a | LoadGlobal c | PopJumpIfFalse 2 | LoadGlobal d | PopJumpIfTrue 2 | LoadFast a | ListAppend 2 | Jump 2 | Return")]
    [DataRow("[a for a in b for c in a]", "BuildList 0 | LoadFast .0 | ForIter 12 | StoreFast a | LoadFast a | GetIter | ForIter 11 | StoreFast c | LoadFast a | ListAppend 3 | Jump 6 | Jump 2 | Return")]
    [DataRow("[a for a, (b, *c) in d]", "BuildList 0 | LoadFast .0 | ForIter 11 | UnpackSequence 2 | StoreFast a | UnpackEx 1 0 | StoreFast b | StoreFast c | LoadFast a | ListAppend 2 | Jump 2 | Return")]
    [DataRow("[a for a in b if a and c]", "BuildList 0 | LoadFast .0 | ForIter 11 | StoreFast a | LoadFast a | PopJumpIfFalse 2 | LoadGlobal c | PopJumpIfFalse 2 | LoadFast a | ListAppend 2 | Jump 2 | Return")]
    [DataRow("[(c := a) for a in b]", "BuildList 0 | LoadFast .0 | ForIter 9 | StoreFast a | LoadFast a | Dup | StoreGlobal c | ListAppend 2 | Jump 2 | Return")]
    public void Comprehension_List(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Show(CodeText.Body(source, "<listcomp>")));

    [TestMethod]
    [DataRow("{a for a in b}", "BuildSet 0 | LoadFast .0 | ForIter 7 | StoreFast a | LoadFast a | SetAdd 2 | Jump 2 | Return")]
    public void Comprehension_Set(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Show(CodeText.Body(source, "<setcomp>")));

    [TestMethod]
    [DataRow("{a: c for a in b}", "BuildDict 0 | LoadFast .0 | ForIter 8 | StoreFast a | LoadFast a | LoadGlobal c | DictAdd 2 | Jump 2 | Return")]
    [DataRow("{a: c for a in b for c in a}", "BuildDict 0 | LoadFast .0 | ForIter 13 | StoreFast a | LoadFast a | GetIter | ForIter 12 | StoreFast c | LoadFast a | LoadFast c | DictAdd 3 | Jump 6 | Jump 2 | Return")]
    public void Comprehension_Dict(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Show(CodeText.Body(source, "<dictcomp>")));

    [TestMethod]
    [DataRow("(a for a in b)", "LoadFast .0 | ForIter 7 | StoreFast a | LoadFast a | Yield | Pop | Jump 1 | LoadNone | Return")]
    [DataRow("(a for a in b if c)", "LoadFast .0 | ForIter 9 | StoreFast a | LoadGlobal c | PopJumpIfFalse 1 | LoadFast a | Yield | Pop | Jump 1 | LoadNone | Return")]
    public void Comprehension_Generator(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Show(CodeText.Body(source, "<genexpr>")));

    [TestMethod]
    [DataRow("def f(a): return [a + b for b in a]", "LoadClosure a | BuildTuple 1 | MakeFunction <listcomp> cells | LoadCell a | GetIter | Call 1 | Return")]
    [DataRow("def f(): return [(a := b) for b in c]", "LoadClosure a | BuildTuple 1 | MakeFunction <listcomp> cells | LoadGlobal c | GetIter | Call 1 | Return")]
    public void Comprehension_InFunction(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Show(CodeText.Body(source, "f")));
}
