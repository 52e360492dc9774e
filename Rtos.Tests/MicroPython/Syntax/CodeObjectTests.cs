using Rtos.MicroPython;

namespace Rtos.Tests.MicroPython.Syntax;

/// <summary>What a body says about itself: parameters, locals, cells, lines, and how it was compiled.</summary>
[TestClass]
public sealed class CodeObjectTests
{
    [TestMethod]
    [DataRow("def f(): pass", "0 0 0", "")]
    [DataRow("def f(a, b=1): pass", "2 0 0", "a b")]
    [DataRow("def f(a, /, b): pass", "2 1 0", "a b")]
    [DataRow("def f(a, *, b, c=1): pass", "1 0 2", "a b c")]
    [DataRow("def f(*a): pass", "0 0 0 *", "a")]
    [DataRow("def f(**a): pass", "0 0 0 **", "a")]
    [DataRow("def f(a, *b, c, **d): e = 1", "1 0 1 * **", "a c b d e")]
    [DataRow("def f(a, b, /, c, *d, e): pass", "3 2 1 *", "a b c e d")]
    [DataRow("def f(*): pass", "0 0 0", "")]
    public void Parameters_AreCounted(string source, string counts, string locals)
    {
        var code = CodeText.Body(source, "f");
        var stars = (code.HasVarArgs ? " *" : string.Empty) + (code.HasVarKeywords ? " **" : string.Empty);
        Assert.AreEqual(counts, $"{code.PositionalCount} {code.PositionalOnlyCount} {code.KeywordOnlyCount}{stars}");
        Assert.AreEqual(locals, string.Join(' ', code.LocalNames));
    }

    [TestMethod]
    [DataRow("def f(a):\n    def g(): return a", "a g", "0", "")]
    [DataRow("def f(a):\n    b = a\n    def g():\n        nonlocal b\n        b = a", "a b g", "1 0", "")]
    [DataRow("def h(a):\n    def f():\n        b = a\n        return a", "b a", "", "a")]
    [DataRow("def h(a, b):\n    def f():\n        def g(): return b\n        return a", "g a b", "", "a b")]
    [DataRow("def f():\n    try: a\n    except: raise", ".caught0", "", "")]
    [DataRow("def h(a):\n    def f():\n        try: a\n        except: raise", ".caught0 a", "", "a")]
    [DataRow("def f():\n    try: a\n    except b: raise\n    except c: raise", ".caught0", "", "")]
    [DataRow("def f():\n    try: a\n    except b:\n        try: c\n        except: raise\n        raise", ".caught0 .caught1", "", "")]
    [DataRow("def f():\n    for a, (b, *c) in d: pass\n    with e as g, h as i.j: pass", "a b c g", "", "")]
    [DataRow("def f():\n    import a.b, c as d\n    from e import g as h\n    class i: pass", "a d h i", "", "")]
    [DataRow("def f():\n    [a for a in b]\n    lambda c: c", "", "", "")]
    [DataRow("def f():\n    (a := 1)", "a", "", "")]
    [DataRow("def f():\n    global a\n    [(a := b) for b in c]", "", "", "")]
    [DataRow("class A:\n    def f(self): return super().f()", "self __class__", "", "__class__")]
    [DataRow("def f():\n    a: b = 1", "a", "", "")]
    public void Locals_ParametersNamesHiddenThenCaptured(string source, string locals, string cells, string free)
    {
        var code = CodeText.Body(source, "f");
        Assert.AreEqual(locals, string.Join(' ', code.LocalNames));
        Assert.AreEqual(cells, string.Join(' ', code.CellLocals));
        Assert.AreEqual(free, string.Join(' ', code.FreeNames));
    }

    [TestMethod]
    [DataRow("def f(): yield", true)]
    [DataRow("def f(): yield from a", true)]
    [DataRow("def f():\n    if 0: yield", true)]
    [DataRow("def f():\n    return\n    yield", true)]
    [DataRow("def f():\n    def g(): yield", false)]
    [DataRow("def f(): return (a for a in b)", false)]
    public void IsGenerator_YieldInItself_Only(string source, bool expected) => Assert.AreEqual(expected, CodeText.Body(source, "f").IsGenerator);

    [TestMethod]
    [DataRow("f(\n  a,\n  b)", "1 LoadName f, 2 LoadName a, 3 LoadName b, 1 Call 2, 1 Pop")]
    [DataRow("\n\na = (1 +\n  b)", "3 LoadSmallInt 1, 4 LoadName b, 3 Binary Add, 3 StoreName a")]
    [DataRow("a.b(\n  c).d(\n  e)", "1 LoadName a, 1 LoadMethod b, 2 LoadName c, 1 CallMethod 1, 1 LoadMethod d, 3 LoadName e, 1 CallMethod 1, 1 Pop")]
    [DataRow("if a:\n    b\nelse:\n    raise c", "1 LoadName a, 1 PopJumpIfFalse 5, 2 LoadName b, 2 Pop, 2 Jump 7, 4 LoadName c, 4 Raise 1")]
    [DataRow("a = f'''\n{b\n}'''", "1 LoadConst '\\n', 2 LoadName b, 2 FormatValue, 1 BuildString 2, 1 StoreName a")]
    [DataRow("while a:\n    b", "1 Jump 3, 2 LoadName b, 2 Pop, 1 LoadName a, 1 PopJumpIfTrue 1")]
    public void Lines_AreWhereTheExpressionBegins(string source, string expected)
    {
        var code = CodeText.Compile(source);
        var shown = CodeText.Show(code).Split(" | ").Zip(code.Lines, (text, line) => $"{line} {text}");
        Assert.AreEqual(expected, string.Join(", ", shown));
    }

    [TestMethod]
    public void Names_AndConstants_AreSharedInTheCode()
    {
        var code = CodeText.Compile("a = 1.5\nb.a = 'x', c\na = 1.5\nd = 'x'");
        Assert.AreEqual("a", code.Names[0]);
        Assert.HasCount(4, code.Names);
        Assert.HasCount(2, code.Constants);
    }

    [TestMethod]
    public void Names_OfCodesOfOneMachine_AreTheSameObjects()
    {
        var machine = new ScriptBoard("made_up = 1\n").Machine;
        var (first, second) = (CodeText.Compile("made_up\nlen"), CodeText.Compile("len = made_up"));
        machine.Names.Know(first);
        machine.Names.Own(second);
        Assert.AreSame(first.Names[0], second.Names[Array.IndexOf(second.Names, "made_up")]);
        Assert.AreSame(string.Intern("len"), first.Names[1]);
    }

    [TestMethod]
    [DataRow("1 + a", "LoadSmallInt 1 | LoadName a | Binary Add | Return")]
    [DataRow("  a, b\n", "LoadName a | LoadName b | BuildTuple 2 | Return")]
    [DataRow("[a for a in b]", "MakeFunction <listcomp> | LoadName b | GetIter | Call 1 | Return")]
    public void Expression_ReturnsItsValue(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Show(CodeText.Compile(source, CompileMode.Expression)));

    [TestMethod]
    [DataRow("", "1: invalid syntax")]
    [DataRow("a = 1", "1: invalid syntax")]
    [DataRow("a; b", "1: invalid syntax")]
    [DataRow("a\nb", "2: invalid syntax")]
    [DataRow("pass", "1: invalid syntax")]
    [DataRow("(yield)", "1: 'yield' outside function")]
    public void Expression_Statement_IsRefused(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Error(source, CompileMode.Expression));

    [TestMethod]
    [DataRow("a", "LoadName a | PrintExpression")]
    [DataRow("a; 'b'", "LoadName a | PrintExpression | LoadConst 'b' | PrintExpression")]
    [DataRow("a = 1", "LoadSmallInt 1 | StoreName a")]
    [DataRow("for a in b: a", "LoadName b | GetIter | ForIter 7 | StoreName a | LoadName a | PrintExpression | Jump 2")]
    [DataRow("def f(): a", "MakeFunction f | StoreName f")]
    public void Prompt_PrintsExpressionsOfTheModule(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Show(CodeText.Compile(source, CompileMode.Prompt)));

    [TestMethod]
    public void Hidden_AllBodiesAre()
    {
        var code = CodeText.Compile("def f():\n    return [a for a in b]", CompileMode.Hidden);
        Assert.AreEqual(3, Disassembler.All(code).Count(c => c.IsHidden));
        Assert.AreEqual(0, Disassembler.All(CodeText.Compile("def f(): pass")).Count(c => c.IsHidden));
    }

    [TestMethod]
    public void Namespace_ModulesAndClasses_Have()
    {
        var code = CodeText.Compile("class A:\n    def f(self): return [a for a in b]");
        Assert.AreEqual("<module> A", string.Join(' ', Disassembler.All(code).Where(c => c.HasNamespace).Select(c => c.Name)));
    }
}
