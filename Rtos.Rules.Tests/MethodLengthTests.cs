namespace Rtos.Rules.Tests;

/// <summary>A method is read without scrolling.</summary>
[TestClass]
public sealed class MethodLengthTests
{
    /// <summary>The longest that a method may be, from its name to its last brace.</summary>
    private const int MostLines = 40;

    // Longer ones, each with its reason.
    private static readonly Dictionary<string, string> Long = new(StringComparer.Ordinal)
    {
        ["BlockingOperation.Step"] = "the loop of a function of queue.c, to be read beside it",
        ["StreamOperation.Step"] = "the loop of a function of stream_buffer.c, to be read beside it",
        ["TimerDaemon.Run"] = "the loop of prvTimerTask, to be read beside it",
        ["Interpreter.Execute"] = "the loop of the interpreter: a case for each instruction that loops need most",
        ["Instructions.Execute"] = "a table: a line for each instruction",
    };

    [TestMethod]
    public void Product_Methods_AreShort()
    {
        var methods = ProductProject.All.SelectMany(p => p.Files).SelectMany(LongMethods).ToList();
        Assert.AreEqual("", string.Join("\n", methods.Where(m => !Long.ContainsKey(m.Name)).Select(m => FormattableString.Invariant($"{m.Name}: {m.Lines} lines"))));
        Assert.AreEqual("", string.Join("\n", Long.Keys.Except(methods.Select(m => m.Name))), "short again: take it off the list");
    }

    [TestMethod]
    public void LongMethods_OneLineTooLong_IsFound()
    {
        Assert.IsFalse(LongMethods(Method(MostLines)).Any());
        Assert.AreEqual(("A.M", MostLines + 1), LongMethods(Method(MostLines + 1)).Single());
    }

    private static SyntaxTree Method(int lines) =>
        ProductProject.Parse("class A { void M()\n{" + string.Concat(Enumerable.Repeat("\n", lines - 3)) + "\n} }", "A.cs");

    private static IEnumerable<(string Name, int Lines)> LongMethods(SyntaxTree file) =>
        from method in file.GetRoot().DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
        let lines = LinesOf(method)
        where lines > MostLines
        select ($"{((BaseTypeDeclarationSyntax)method.Parent!).Identifier.Text}.{NameOf(method)}", lines);

    private static int LinesOf(BaseMethodDeclarationSyntax method)
    {
        var from = method.SyntaxTree.GetLineSpan(method.ParameterList.Span).StartLinePosition.Line;
        return method.SyntaxTree.GetLineSpan(method.Span).EndLinePosition.Line - from + 1;
    }

    private static string NameOf(BaseMethodDeclarationSyntax method) => method switch
    {
        MethodDeclarationSyntax m => m.Identifier.Text,
        ConstructorDeclarationSyntax c => c.Identifier.Text,
        OperatorDeclarationSyntax o => o.OperatorToken.Text,
        _ => method.Kind().ToString(),
    };
}
