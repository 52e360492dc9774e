namespace Rtos.Tests.MicroPython.Syntax;

/// <summary>try, raise and with.</summary>
[TestClass]
public sealed class ExceptionCodeTests
{
    [TestMethod]
    [DataRow("raise", "RaiseNothing")]
    [DataRow("raise a", "LoadName a | Raise 1")]
    [DataRow("raise a from b", "LoadName a | LoadName b | Raise 2")]
    public void Raise_Forms(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));

    [TestMethod]
    [DataRow("try: a\nexcept: b", "LoadName a | Pop | Jump 7 | Pop | LoadName b | Pop | Jump 7")]
    [DataRow("try: a\nexcept b: c", "LoadName a | Pop | Jump 11 | LoadName b | MatchException | PopJumpIfFalse 10 | Pop | LoadName c | Pop | Jump 11 | Reraise")]
    [DataRow("try: a\nexcept (b, c) as d: e", "LoadName a | Pop | Jump 21 | LoadName b | LoadName c | BuildTuple 2 | MatchException | PopJumpIfFalse 20 | StoreName d | LoadName e | Pop | LoadNone | StoreName d | DeleteName d | Jump 19 | LoadNone | StoreName d | DeleteName d | Reraise | Jump 21 | Reraise")]
    [DataRow("try: a\nexcept b: c\nexcept d: e\nelse: f", "LoadName a | Pop | LoadName f | Pop | Jump 20 | LoadName b | MatchException | PopJumpIfFalse 12 | Pop | LoadName c | Pop | Jump 20 | LoadName d | MatchException | PopJumpIfFalse 19 | Pop | LoadName e | Pop | Jump 20 | Reraise")]
    [DataRow("try: a\nfinally: b", "LoadName a | Pop | LoadName b | Pop | Jump 8 | LoadName b | Pop | Reraise")]
    [DataRow("try: a\nexcept b: raise", "LoadName a | Pop | Jump 10 | LoadName b | MatchException | PopJumpIfFalse 9 | StoreFast .caught0 | LoadFast .caught0 | Reraise | Reraise")]
    [DataRow("try: a\nexcept b as c: raise", "LoadName a | Pop | Jump 16 | LoadName b | MatchException | PopJumpIfFalse 15 | Dup | StoreFast .caught0 | StoreName c | LoadFast .caught0 | Reraise | LoadNone | StoreName c | DeleteName c | Reraise | Reraise")]
    [DataRow("try: pass\nexcept a: b", "Jump 1")]
    [DataRow("try: a\nexcept b: c\nfinally: d", "LoadName a | Pop | Jump 11 | LoadName b | MatchException | PopJumpIfFalse 10 | Pop | LoadName c | Pop | Jump 11 | Reraise | LoadName d | Pop | Jump 17 | LoadName d | Pop | Reraise")]
    public void Try_Code(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));

    [TestMethod]
    [DataRow("try: a\nexcept: b", "0..2->3:0")]
    [DataRow("try: a\nexcept b as c: d", "0..2->3:0 7..9->13:0")]
    [DataRow("try: a\nexcept b: c\nfinally: d", "0..2->3:0 0..11->14:0")]
    [DataRow("try:\n    try: a\n    finally: b\nfinally: c", "0..2->5:0 0..8->11:0")]
    [DataRow("for a in b:\n    try: c\n    except d: e", "4..6->7:1")]
    public void Try_Handlers(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Handlers(CodeText.Body(source, "<module>")));

    [TestMethod]
    [DataRow("with a: b", "LoadName a | WithEnter | Pop | LoadName b | Pop | WithExit | Jump 11 | WithExitException | PopJumpIfTrue 10 | Reraise | Pop")]
    [DataRow("with a as b: c", "LoadName a | WithEnter | StoreName b | LoadName c | Pop | WithExit | Jump 11 | WithExitException | PopJumpIfTrue 10 | Reraise | Pop")]
    [DataRow("with a as b, c as (d, e): f", "LoadName a | WithEnter | StoreName b | LoadName c | WithEnter | UnpackSequence 2 | StoreName d | StoreName e | LoadName f | Pop | WithExit | Jump 16 | WithExitException | PopJumpIfTrue 15 | Reraise | Pop | WithExit | Jump 22 | WithExitException | PopJumpIfTrue 21 | Reraise | Pop")]
    [DataRow("with a as b.c: d", "LoadName a | WithEnter | LoadName b | StoreAttr c | LoadName d | Pop | WithExit | Jump 12 | WithExitException | PopJumpIfTrue 11 | Reraise | Pop")]
    public void With_Code(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));

    [TestMethod]
    [DataRow("with a: b", "2..5->7:1")]
    [DataRow("with a, b: c", "5..8->10:2 2..14->16:1")]
    [DataRow("for a in b:\n    with c:\n        if d: break\n        e", "6..9->16:2 12..14->16:2")]
    public void With_Handlers(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Handlers(CodeText.Body(source, "<module>")));

    [TestMethod]
    [DataRow("def f():\n    try: return a\n    finally: b", "LoadGlobal a | LoadGlobal b | Pop | Return | LoadGlobal b | Pop | Reraise")]
    [DataRow("def f():\n    try: return 1\n    finally: b", "LoadGlobal b | Pop | LoadSmallInt 1 | Return")]
    [DataRow("def f():\n    with a: return b", "LoadGlobal a | WithEnter | Pop | LoadGlobal b | RotTwo | WithExit | Return | WithExitException | PopJumpIfTrue 10 | Reraise | Pop | LoadNone | Return")]
    [DataRow("def f():\n    for a in b:\n        with c: return d", "LoadGlobal b | GetIter | ForIter 16 | StoreFast a | LoadGlobal c | WithEnter | Pop | LoadGlobal d | RotTwo | WithExit | Return | WithExitException | PopJumpIfTrue 14 | Reraise | Pop | Jump 2 | LoadNone | Return")]
    [DataRow("def f():\n    for a in b:\n        try: break\n        finally: c", "LoadGlobal b | GetIter | ForIter 8 | StoreFast a | LoadGlobal c | Pop | Pop | Jump 8 | LoadNone | Return")]
    [DataRow("def f():\n    while a:\n        try: continue\n        finally: b", "Jump 4 | LoadGlobal b | Pop | Jump 4 | LoadGlobal a | PopJumpIfTrue 1 | LoadNone | Return")]
    [DataRow("def f():\n    try: return a\n    finally: return b", "LoadGlobal a | LoadGlobal b | Return | LoadGlobal b | Return")]
    [DataRow("def f():\n    for a in b:\n        try: return c\n        finally: break", "LoadGlobal b | GetIter | ForIter 11 | StoreFast a | LoadGlobal c | Pop | Pop | Jump 11 | Pop | Pop | Jump 11 | LoadNone | Return")]
    [DataRow("def f():\n    for a in b:\n        try: return c\n        except d: pass", "LoadGlobal b | GetIter | ForIter 13 | StoreFast a | LoadGlobal c | Return | LoadGlobal d | MatchException | PopJumpIfFalse 11 | Pop | Jump 12 | Reraise | Jump 2 | LoadNone | Return")]
    [DataRow("def f():\n    try:\n        a\n    except b:\n        try: return c\n        finally: raise", "LoadGlobal a | Pop | Jump 13 | LoadGlobal b | MatchException | PopJumpIfFalse 12 | StoreFast .caught0 | LoadGlobal c | LoadFast .caught0 | Reraise | LoadFast .caught0 | Reraise | Reraise | LoadNone | Return")]
    public void WayOut_RunsFinally(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Show(CodeText.Body(source, "f")));

    [TestMethod]
    [DataRow("def f():\n    try: return a\n    finally: b", "0..1->4:0")]
    [DataRow("def f():\n    with a: return b", "2..4->7:1")]
    [DataRow("def f():\n    for a in b:\n        try:\n            if c: break\n            d\n        finally: e", "4..6->15:1 10..12->15:1")]
    public void WayOut_Handlers(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Handlers(CodeText.Body(source, "f")));
}
