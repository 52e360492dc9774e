using Rtos.MicroPython;

namespace Rtos.Tests.MicroPython.Syntax;

/// <summary>When the prompt asks for another line.</summary>
[TestClass]
public sealed class PromptInputTests
{
    [TestMethod]
    [DataRow("")]
    [DataRow("a = 1")]
    [DataRow("f(a)")]
    [DataRow("'''a'''")]
    [DataRow("'a")]
    [DataRow("'('")]
    [DataRow("'\\'' ")]
    [DataRow("iffy = 1")]
    [DataRow("a = 1 # (")]
    [DataRow("if a: b\n")]
    [DataRow("if a:\n    b\n")]
    [DataRow("def f():\n    return [1,\n2]\n")]
    [DataRow(")")]
    public void NeedsMore_CompleteInput_IsFalse(string source) => Assert.IsFalse(Compiler.NeedsMore(source));

    [TestMethod]
    [DataRow("if a:")]
    [DataRow("if a: b")]
    [DataRow("if a:\n    b")]
    [DataRow("for a in b:")]
    [DataRow("while a:")]
    [DataRow("def f():")]
    [DataRow("class A:")]
    [DataRow("try:")]
    [DataRow("with a:")]
    [DataRow("@a")]
    [DataRow("f(")]
    [DataRow("a = [1,")]
    [DataRow("a = {1: (2)")]
    [DataRow("'''a")]
    [DataRow("\"\"\"a\n'''")]
    [DataRow("a = \\")]
    [DataRow("a = \\\n")]
    public void NeedsMore_OpenInput_IsTrue(string source) => Assert.IsTrue(Compiler.NeedsMore(source));
}
