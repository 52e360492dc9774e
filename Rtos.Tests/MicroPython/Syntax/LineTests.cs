namespace Rtos.Tests.MicroPython.Syntax;

/// <summary>Lines: a mistake's, and where an error is told behind another one.</summary>
[TestClass]
public sealed class LineTests
{
    [TestMethod]
    [DataRow("1 = a\nb c", "2: invalid syntax")]
    [DataRow("f(a=1, b)\nx = (", "2: invalid syntax")]
    [DataRow("\n\n# c\n\nbreak", "5: 'break'/'continue' outside loop")]
    [DataRow("a = [\n1,\n2 3\n]", "3: invalid syntax")]
    [DataRow("\"\"\"a\nb\n\"\"\" c", "3: invalid syntax")]
    [DataRow("if a:\n    b\n\n\n  c", "5: unindent doesn't match any outer indent level")]
    [DataRow("x = (1,\n     2 =\n", "2: invalid syntax")]
    [DataRow("def f():\n    pass\n\n  # c\n    x = $", "5: invalid syntax")]
    public void Error_SyntaxComesFirst(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Error(source));
}
