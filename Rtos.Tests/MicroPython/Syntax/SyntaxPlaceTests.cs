using Rtos.MicroPython;

namespace Rtos.Tests.MicroPython.Syntax;

/// <summary>Where in its line a syntax error is.</summary>
[TestClass]
public sealed class SyntaxPlaceTests
{
    [TestMethod]
    [DataRow("print 1", 1, 7)]
    [DataRow("x = 1\ny = = 2\nz = 3", 2, 5)]
    [DataRow("x = 1\r\ny = = 2\r\n", 2, 5)]
    [DataRow("x = ", 1, 5)]
    [DataRow("x =\ny = 1", 1, 4)]
    [DataRow("x = (", 1, 6)]
    [DataRow("x = (1,\n     2", 2, 7)]
    [DataRow("x = $", 1, 5)]
    [DataRow("x = 12ab", 1, 5)]
    [DataRow("x = 'abc", 1, 5)]
    [DataRow("x = 1\ny = '''a\nb", 2, 5)]
    [DataRow("x = '''a\nb''' $", 2, 6)]
    [DataRow("x = '''a\nb''' 5", 2, 6)]
    [DataRow("x = '\\xg'", 1, 5)]
    [DataRow("x = 1\n  y = 2", 2, 3)]
    [DataRow("if a:\nb", 2, 1)]
    [DataRow("def f():\n\tx = = 1", 2, 6)]
    [DataRow("x = a \\\n  + $", 2, 5)]
    [DataRow("x = '😀' $", 1, 9)]
    [DataRow("é = 'ü' ?", 1, 9)]
    [DataRow("f'{a b}'", 1, 6)]
    [DataRow("x = rf'''a\n{a} {b c}'''", 2, 8)]
    [DataRow("x = f'{a:{b c}}'", 1, 13)]
    [DataRow("a, 1 = x", 1, 4)]
    [DataRow("del a, 5", 1, 8)]
    [DataRow("x = 1; return 1", 1, 8)]
    [DataRow("if x:\n    break", 2, 5)]
    [DataRow("x = 5; yield 1", 1, 8)]
    [DataRow("f(a=1, 2)", 1, 8)]
    [DataRow("def f(a, a): pass", 1, 10)]
    [DataRow("async def f(): pass", 1, 1)]
    public void Compile_Wrong_NamesLineAndColumn(string source, int line, int column)
    {
        var error = Assert.ThrowsExactly<ScriptSyntaxException>(() => Compiler.Compile(source, "main.py", CompileMode.File));
        Assert.AreEqual((line, column), (error.Line, error.Column), error.Message);
        Assert.AreEqual(source.Split('\n')[line - 1].TrimEnd('\r'), error.SourceLine);
    }

    [TestMethod]
    public void Compile_ExpressionWithBlanksBefore_CountsThem()
    {
        var error = Assert.ThrowsExactly<ScriptSyntaxException>(() => Compiler.Compile("  1 + $", "main.py", CompileMode.Expression));
        Assert.AreEqual((1, 7, "  1 + $"), (error.Line, error.Column, error.SourceLine));
    }

    [TestMethod]
    public void Exception_Message_NamesTheLineAlone()
    {
        var error = Assert.ThrowsExactly<ScriptSyntaxException>(() => Script.Parse("x = 1\nx = $"));
        Assert.AreEqual("File \"main.py\", line 2: SyntaxError: invalid syntax", error.Message);
        Assert.AreEqual((1, 1, ""), (new ScriptSyntaxException("wrong").Line, new ScriptSyntaxException("wrong").Column, new ScriptSyntaxException("wrong").SourceLine));
    }
}
