namespace Rtos.Tests.MicroPython.Syntax;

/// <summary>Branches, loops and the ways out of them.</summary>
[TestClass]
public sealed class FlowCodeTests
{
    [TestMethod]
    [DataRow("if a: b", "LoadName a | PopJumpIfFalse 4 | LoadName b | Pop")]
    [DataRow("if a: b\nelse: c", "LoadName a | PopJumpIfFalse 5 | LoadName b | Pop | Jump 7 | LoadName c | Pop")]
    [DataRow("if a: b\nelif c: d\nelse: e", "LoadName a | PopJumpIfFalse 5 | LoadName b | Pop | Jump 12 | LoadName c | PopJumpIfFalse 10 | LoadName d | Pop | Jump 12 | LoadName e | Pop")]
    [DataRow("if not a: b", "LoadName a | PopJumpIfTrue 4 | LoadName b | Pop")]
    [DataRow("if a and b: c", "LoadName a | PopJumpIfFalse 6 | LoadName b | PopJumpIfFalse 6 | LoadName c | Pop")]
    [DataRow("if a or b: c", "LoadName a | PopJumpIfTrue 4 | LoadName b | PopJumpIfFalse 6 | LoadName c | Pop")]
    [DataRow("if a and (b or c): d", "LoadName a | PopJumpIfFalse 8 | LoadName b | PopJumpIfTrue 6 | LoadName c | PopJumpIfFalse 8 | LoadName d | Pop")]
    [DataRow("if not (a or b): c", "LoadName a | PopJumpIfTrue 6 | LoadName b | PopJumpIfTrue 6 | LoadName c | Pop")]
    [DataRow("if 1: a", "LoadName a | Pop")]
    [DataRow("if 0: a", "")]
    [DataRow("if 0: a\nelse: b", "LoadName b | Pop")]
    [DataRow("if \"\": a\nelif b: c", "LoadName b | PopJumpIfFalse 4 | LoadName c | Pop")]
    [DataRow("if a: pass\nb", "LoadName a | PopJumpIfFalse 2 | LoadName b | Pop")]
    public void If_Jumps(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));

    [TestMethod]
    [DataRow("while a: b", "Jump 3 | LoadName b | Pop | LoadName a | PopJumpIfTrue 1")]
    [DataRow("while a: b\nelse: c", "Jump 3 | LoadName b | Pop | LoadName a | PopJumpIfTrue 1 | LoadName c | Pop")]
    [DataRow("while 1: a", "LoadName a | Pop | Jump 0")]
    [DataRow("while 0: a", "")]
    [DataRow("while a:\n    if b: break\n    if c: continue\n    d\nelse: e", "Jump 9 | LoadName b | PopJumpIfFalse 4 | Jump 13 | LoadName c | PopJumpIfFalse 7 | Jump 9 | LoadName d | Pop | LoadName a | PopJumpIfTrue 1 | LoadName e | Pop")]
    [DataRow("while True:\n    if a: break", "LoadName a | PopJumpIfFalse 3 | Jump 4 | Jump 0")]
    public void While_TestsAtTheBottom(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));

    [TestMethod]
    [DataRow("for a in b: c", "LoadName b | GetIter | ForIter 7 | StoreName a | LoadName c | Pop | Jump 2")]
    [DataRow("for a, b in c: d\nelse: e", "LoadName c | GetIter | ForIter 9 | UnpackSequence 2 | StoreName a | StoreName b | LoadName d | Pop | Jump 2 | LoadName e | Pop")]
    [DataRow("for a in b:\n    break", "LoadName b | GetIter | ForIter 6 | StoreName a | Pop | Jump 6")]
    [DataRow("for a in b:\n    continue", "LoadName b | GetIter | ForIter 5 | StoreName a | Jump 2")]
    [DataRow("for a in b:\n    if c: break\nelse: d", "LoadName b | GetIter | ForIter 9 | StoreName a | LoadName c | PopJumpIfFalse 8 | Pop | Jump 11 | Jump 2 | LoadName d | Pop")]
    [DataRow("for a in b:\n    for c in d:\n        break\n    break", "LoadName b | GetIter | ForIter 12 | StoreName a | LoadName d | GetIter | ForIter 10 | StoreName c | Pop | Jump 10 | Pop | Jump 12")]
    [DataRow("for a.b in c: pass", "LoadName c | GetIter | ForIter 6 | LoadName a | StoreAttr b | Jump 2")]
    public void For_KeepsItsIterator(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));

    [TestMethod]
    [DataRow("assert a", "LoadName a | PopJumpIfTrue 3 | RaiseAssertion")]
    [DataRow("assert a, b", "LoadName a | PopJumpIfTrue 4 | LoadName b | RaiseAssertion 1")]
    [DataRow("assert not a", "LoadName a | PopJumpIfFalse 3 | RaiseAssertion")]
    [DataRow("assert 1", "")]
    [DataRow("assert 0", "RaiseAssertion")]
    public void Assert_Jumps(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));
}
