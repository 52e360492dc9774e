using Rtos.MicroPython;
using HostThread = System.Threading.Thread;

namespace Rtos.Tests.MicroPython.Syntax;

/// <summary>However deep, long or crossed a source is: code comes out, or a SyntaxError.</summary>
[TestClass]
public sealed class LimitTests
{
    private const int Deep = 190;
    private const int TooDeep = 10_000;

    [TestMethod]
    [DataRow("(", "1", ")")]
    [DataRow("[", "", "]")]
    [DataRow("{1: ", "1", "}")]
    [DataRow("f(", "", ")")]
    [DataRow("a[", "1", "]")]
    [DataRow("not ", "a", "")]
    [DataRow("-", "a", "")]
    [DataRow("a ** ", "a", "")]
    [DataRow("lambda: ", "a", "")]
    [DataRow("a if b else ", "c", "")]
    [DataRow("[", "1", " for a in b]")]
    [DataRow("lambda a=", "1", ": a")]
    [DataRow("[*", "a", "]")]
    public void Nesting_HasALimit(string open, string inner, string close)
    {
        CodeText.Compile(Nested(Deep, open, inner, close));
        Assert.AreEqual("1: too deeply nested", CodeText.Error(Nested(TooDeep, open, inner, close)));
    }

    [TestMethod]
    [DataRow("if a:")]
    [DataRow("def f(a):")]
    [DataRow("class A:")]
    [DataRow("for a in b:")]
    [DataRow("while a:")]
    [DataRow("with a:")]
    public void Blocks_HaveALimit(string head)
    {
        CodeText.Compile(Blocks(head, Deep));
        Assert.AreEqual("201: too deeply nested", CodeText.Error(Blocks(head, 300)));
    }

    [TestMethod]
    [DataRow("a", " + a")]
    [DataRow("a", ".b")]
    [DataRow("a", "()")]
    [DataRow("a", "[0]")]
    [DataRow("a", ".b(c)")]
    [DataRow("a", " and a")]
    [DataRow("a", " < a")]
    [DataRow("a", " = a")]
    [DataRow("a", ", a")]
    [DataRow("'a'", " f'{a}'")]
    [DataRow("if a: b\n", "elif a: b\n")]
    [DataRow("", "@a\n", "def f(): pass")]
    [DataRow("with a", ", a", ": b")]
    [DataRow("[a ", "for a in b ", "]")]
    [DataRow("f(a", ", *b", ")")]
    [DataRow("try: a\n", "except b: c\n")]
    [DataRow("import a", ".a")]
    public void Chains_HaveNone(string first, string next, string end = "") =>
        CodeText.Compile(first + string.Concat(Enumerable.Repeat(next, 2_000)) + end);

    [TestMethod]
    public void Nesting_SmallHostStack_IsEnough()
    {
        var source = Nested(Deep, "f(-", "a", ")");
        var isDone = false;
        var thread = new HostThread(
            () =>
            {
                Try(source);
                isDone = true;
            },
            512 * 1024);
        thread.Start();
        thread.Join();
        Assert.IsTrue(isDone);
    }

    [TestMethod]
    public void Finally_CopiesMultiply_AreRefused()
    {
        var source = string.Concat(Enumerable.Range(0, 40).Select(i => $"{new string(' ', i)}try: a()\n{new string(' ', i)}finally:\n")) + new string(' ', 40) + "b()";
        Assert.AreEqual("81: too much code", CodeText.Error(source));
    }

    [TestMethod]
    public void Number_OfTooManyDigits_IsRefused()
    {
        CodeText.Compile(new string('9', 10_000));
        Assert.AreEqual("1: number has too many digits", CodeText.Error(new string('9', 10_001)));
    }

    [TestMethod]
    public void Targets_MoreThanABytesWorthBesideAStar_AreRefused()
    {
        var names = string.Concat(Enumerable.Repeat("a, ", 255));
        CodeText.Compile($"{names}*b, {names}= c");
        Assert.AreEqual("1: too many targets beside *x", CodeText.Error($"a, {names}*b, = c"));
    }

    [TestMethod]
    public void Display_OfManyElements_TakesLittleStack()
    {
        var items = string.Join(", ", Enumerable.Range(0, 500).Select(i => $"a{i}"));
        Assert.AreEqual(32, CodeText.Compile($"b = [{items}]").StackSize);
        Assert.AreEqual(32, CodeText.Compile($"b = ({items})").StackSize);
        Assert.AreEqual(32, CodeText.Compile($"b = {{{items}}}").StackSize);
    }

    // Code or a SyntaxError: both are fine.
    private static void Try(string source)
    {
        try
        {
            Compiler.Compile(source, "test.py", CompileMode.File);
        }
        catch (ScriptSyntaxException)
        {
        }
    }

    private static string Nested(int depth, string open, string inner, string close) =>
        string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));

    private static string Blocks(string head, int depth) =>
        string.Concat(Enumerable.Range(0, depth).Select(i => new string(' ', i) + head + "\n")) + new string(' ', depth) + "pass";
}
