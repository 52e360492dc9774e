namespace Rtos.Tests.MicroPython.Syntax;

/// <summary>Functions, classes, closures and imports.</summary>
[TestClass]
public sealed class FunctionCodeTests
{
    [TestMethod]
    [DataRow("def f(): pass", "MakeFunction f | StoreName f")]
    [DataRow("def f(a, b=1, *c, d, e=2, **g): pass", "LoadConst (1) | LoadConst 'e' | LoadSmallInt 2 | BuildDict 1 | MakeFunction f defaults keywords | StoreName f")]
    [DataRow("def f(a=b): pass", "LoadName b | BuildTuple 1 | MakeFunction f defaults | StoreName f")]
    [DataRow("def f(*, a=b): pass", "LoadConst 'a' | LoadName b | BuildDict 1 | MakeFunction f keywords | StoreName f")]
    [DataRow("@a\n@b.c(d)\ndef f(): pass", "LoadName a | LoadName b | LoadMethod c | LoadName d | CallMethod 1 | MakeFunction f | Call 1 | Call 1 | StoreName f")]
    [DataRow("x = lambda a=1: a", "LoadConst (1) | MakeFunction <lambda> defaults | StoreName x")]
    [DataRow("def f(a: b, *c: d) -> e: pass", "MakeFunction f | StoreName f")]
    [DataRow("@micropython.native\ndef f(): pass", "MakeFunction f | StoreName f")]
    public void Def_Makes(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));

    [TestMethod]
    [DataRow("def f(): pass", "LoadNone | Return")]
    [DataRow("def f(a): return a", "LoadFast a | Return")]
    [DataRow("def f(a):\n    b = a\n    return b", "LoadFast a | StoreFast b | LoadFast b | Return")]
    [DataRow("def f():\n    global a\n    a = b\n    del a", "LoadGlobal b | StoreGlobal a | DeleteGlobal a | LoadNone | Return")]
    [DataRow("def f(a): del a", "DeleteFast a | LoadNone | Return")]
    [DataRow("def f():\n    return", "LoadNone | Return")]
    [DataRow("def f(a):\n    if a: return 1\n    else: return 2", "LoadFast a | PopJumpIfFalse 4 | LoadSmallInt 1 | Return | LoadSmallInt 2 | Return")]
    [DataRow("def f():\n    \"text\"\n    1\n    ...", "LoadNone | Return")]
    [DataRow("def f(a):\n    def g(): return a\n    a = 1\n    del a", "LoadClosure a | BuildTuple 1 | MakeFunction g cells | StoreFast g | LoadSmallInt 1 | StoreCell a | DeleteCell a | LoadNone | Return")]
    [DataRow("def f():\n    a = 1\n    def g():\n        nonlocal a\n        a += 1", "LoadSmallInt 1 | StoreCell a | LoadClosure a | BuildTuple 1 | MakeFunction g cells | StoreFast g | LoadNone | Return")]
    [DataRow("def f(a):\n    class A:\n        b = a\n        c = b", "LoadClosure a | BuildTuple 1 | MakeFunction A cells | LoadConst 'A' | BuildClass | StoreFast A | LoadNone | Return")]
    [DataRow("def f():\n    yield", "LoadNone | Yield | Pop | LoadNone | Return")]
    [DataRow("def f():\n    a = yield b", "LoadGlobal b | Yield | StoreFast a | LoadNone | Return")]
    [DataRow("def f():\n    yield from a", "LoadGlobal a | GetIter | LoadNone | YieldFrom | Pop | LoadNone | Return")]
    [DataRow("def f():\n    a = yield from b\n    return a", "LoadGlobal b | GetIter | LoadNone | YieldFrom | StoreFast a | LoadFast a | Return")]
    [DataRow("def f():\n    import a.b", "LoadSmallInt 0 | LoadNone | ImportName a.b | StoreFast a | LoadNone | Return")]
    [DataRow("def f(a):\n    return a\n    b", "LoadFast a | Return")]
    public void Def_Body(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Show(CodeText.Body(source, "f")));

    [TestMethod]
    [DataRow("def f(a):\n    def g(): return a", "LoadCell a | Return")]
    [DataRow("def f(a):\n    def h():\n        def g(): return a", "LoadCell a | Return")]
    [DataRow("def f():\n    a = 1\n    def g():\n        nonlocal a\n        a = 2\n        del a", "LoadSmallInt 2 | StoreCell a | DeleteCell a | LoadNone | Return")]
    [DataRow("def f():\n    global a\n    def g(): return a", "LoadGlobal a | Return")]
    [DataRow("def f(a):\n    class A:\n        a = 1\n        def g(self): return a", "LoadCell a | Return")]
    public void Closure_InnerBody(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Show(CodeText.Body(source, "g")));

    [TestMethod]
    [DataRow("class A: pass", "MakeFunction A | LoadConst 'A' | BuildClass | StoreName A")]
    [DataRow("class A(B, C): pass", "MakeFunction A | LoadConst 'A' | LoadName B | LoadName C | BuildClass 2 | StoreName A")]
    [DataRow("@a\nclass A: pass", "LoadName a | MakeFunction A | LoadConst 'A' | BuildClass | Call 1 | StoreName A")]
    [DataRow("class A(B, metaclass=C): pass", "MakeFunction A | LoadConst 'A' | LoadName B | LoadName C | LoadGlobal TypeError | LoadConst 'function doesn't take keyword arguments' | Call 1 | Raise 1")]
    public void Class_Makes(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));

    [TestMethod]
    [DataRow("class A: pass", "LoadNone | Return")]
    [DataRow("class A:\n    a = 1\n    b = a", "LoadSmallInt 1 | StoreName a | LoadName a | StoreName b | LoadNone | Return")]
    [DataRow("class A:\n    def f(self): return __class__", "LoadClosure __class__ | BuildTuple 1 | MakeFunction f cells | StoreName f | LoadClosure __class__ | Return")]
    [DataRow("class A:\n    global a\n    a = 1", "LoadSmallInt 1 | StoreGlobal a | LoadNone | Return")]
    [DataRow("class A:\n    def f(self): super().g()", "LoadClosure __class__ | BuildTuple 1 | MakeFunction f cells | StoreName f | LoadClosure __class__ | Return")]
    public void Class_Body(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Show(CodeText.Body(source, "A")));

    [TestMethod]
    [DataRow("class A:\n    def f(self): super().g(1)", "LoadCell __class__ | LoadFast self | LoadSuperMethod g | LoadSmallInt 1 | CallMethod 1 | Pop | LoadNone | Return")]
    [DataRow("class A:\n    def f(self): super().g", "LoadGlobal super | LoadCell __class__ | LoadFast self | Call 2 | LoadAttr g | Pop | LoadNone | Return")]
    [DataRow("class A:\n    def f(self, *a): super().g(*a)", "LoadGlobal super | LoadCell __class__ | LoadFast self | Call 2 | LoadAttr g | BuildList 0 | LoadFast a | ListExtend | ListToTuple | CallSpread 0 | Pop | LoadNone | Return")]
    [DataRow("class A:\n    def f(self): super().g(a=1)", "LoadCell __class__ | LoadFast self | LoadSuperMethod g | LoadSmallInt 1 | LoadConst ('a') | CallMethodKeyword 1 | Pop | LoadNone | Return")]
    [DataRow("class A:\n    def f(self): return lambda: self, super()", "LoadClosure self | BuildTuple 1 | MakeFunction <lambda> cells | LoadGlobal super | LoadCell __class__ | LoadCell self | Call 2 | BuildTuple 2 | Return")]
    [DataRow("class A:\n    def f(self): super(A, self).g()", "LoadGlobal super | LoadGlobal A | LoadFast self | Call 2 | LoadMethod g | CallMethod 0 | Pop | LoadNone | Return")]
    [DataRow("def f(super): super()", "LoadFast super | Call 0 | Pop | LoadNone | Return")]
    public void Super_Calls(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Show(CodeText.Body(source, "f")));

    [TestMethod]
    [DataRow("import a", "LoadSmallInt 0 | LoadNone | ImportName a | StoreName a")]
    [DataRow("import a.b.c", "LoadSmallInt 0 | LoadNone | ImportName a.b.c | StoreName a")]
    [DataRow("import a as b", "LoadSmallInt 0 | LoadNone | ImportName a | StoreName b")]
    [DataRow("import a.b.c as d", "LoadSmallInt 0 | LoadNone | ImportName a.b.c | LoadAttr b | LoadAttr c | StoreName d")]
    [DataRow("from a import b", "LoadSmallInt 0 | LoadConst ('b') | ImportName a | ImportFrom b | StoreName b | Pop")]
    [DataRow("from a import b as c, d", "LoadSmallInt 0 | LoadConst ('b', 'd') | ImportName a | ImportFrom b | StoreName c | ImportFrom d | StoreName d | Pop")]
    [DataRow("from .a import b", "LoadSmallInt 1 | LoadConst ('b') | ImportName a | ImportFrom b | StoreName b | Pop")]
    [DataRow("from .. import a", "LoadSmallInt 2 | LoadConst ('a') | ImportName | ImportFrom a | StoreName a | Pop")]
    [DataRow("from a import *", "LoadSmallInt 0 | LoadConst ('*') | ImportName a | ImportStar")]
    [DataRow("from a.b import (c, d,)", "LoadSmallInt 0 | LoadConst ('c', 'd') | ImportName a.b | ImportFrom c | StoreName c | ImportFrom d | StoreName d | Pop")]
    public void Import_Code(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));
}
