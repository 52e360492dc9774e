using Rtos.MicroPython;

namespace Rtos.Tests.MicroPython.Syntax;

/// <summary>The statement that is being typed at the prompt.</summary>
[TestClass]
public sealed class PromptBlockTests
{
    [TestMethod]
    public void Add_BlockOfMostLines_IsGivenOnceAsAWhole()
    {
        var block = new PromptBlock();
        Assert.IsNull(Add(block, "if x:"));
        for (var i = 0; i < PromptBlock.MostLines - 2; i++)
        {
            Assert.IsNull(Add(block, " a = 1"));
        }

        var source = Add(block, "");
        Assert.IsNotNull(source);
        Assert.AreEqual(PromptBlock.MostLines, source.Split('\n').Length);
        Assert.IsTrue(block.IsEmpty);
    }

    [TestMethod]
    [DataRow("if x:", " a = 1")]
    [DataRow("x = [", "1,")]
    [DataRow("'''", "text")]
    public void Add_TooManyLines_IsToldOnceAndSkippedUpToAnEmptyLine(string first, string further)
    {
        var block = new PromptBlock();
        var told = 0;
        block.Add(first, out _);
        for (var i = 0; i < 3 * PromptBlock.MostLines; i++)
        {
            Assert.IsNull(block.Add(further, out var isTooLong));
            told += isTooLong ? 1 : 0;
        }

        Assert.AreEqual(1, told);
        Assert.IsNull(Add(block, ""));
        Assert.IsTrue(block.IsEmpty);
        Assert.AreEqual("a = 1", Add(block, "a = 1"));
    }

    [TestMethod]
    public void Add_TooManyCharacters_IsRefused()
    {
        var block = new PromptBlock();
        Assert.IsNull(block.Add("x = (" + new string(' ', PromptBlock.MostCharacters - 6), out var first));
        Assert.IsNull(block.Add("1)", out var second));
        Assert.AreEqual((false, true), (first, second));
        Assert.IsNull(block.Add(new string('x', PromptBlock.MostCharacters), out var third));
        Assert.IsFalse(third);
        Assert.IsNull(Add(block, ""));
        Assert.IsNull(block.Add(new string('x', PromptBlock.MostCharacters), out var alone));
        Assert.IsTrue(alone);
    }

    // What was typed ends where it ended when all of it was looked at for each line.
    [TestMethod]
    [DataRow("x = 'a\\|b'")]
    [DataRow("x = 1 + \\||y")]
    [DataRow("x = \"\"\"a|'''|b\"\"\"")]
    [DataRow("f(|#)|1)")]
    [DataRow("def f():|  return '''|'''|")]
    [DataRow("@a|def f(): pass|")]
    public void Add_LineByLine_EndsWhereTheWholeTextEnds(string typed)
    {
        var lines = typed.Split('|');
        var block = new PromptBlock();
        for (var i = 0; i < lines.Length; i++)
        {
            var source = string.Join('\n', lines[..(i + 1)]);
            Assert.AreEqual(Compiler.NeedsMore(source) ? null : source, Add(block, lines[i]));
            if (block.IsEmpty)
            {
                return;
            }
        }
    }

    private static string? Add(PromptBlock block, string line)
    {
        var source = block.Add(line, out var isTooLong);
        Assert.IsFalse(isTooLong);
        return source;
    }
}
