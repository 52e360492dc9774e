using Rtos.Cli;

namespace Rtos.Tests.Cli;

/// <summary>The caret stands under the place, whatever is before it in the line.</summary>
[TestClass]
public sealed class SourceCaretTests
{
    [TestMethod]
    [DataRow("y = = 2", 5, "y = = 2\n    ^")]
    [DataRow("x =", 4, "x =\n   ^")]
    [DataRow("x", 1, "x\n^")]
    [DataRow("\tif\tx = = 1", 9, "\tif\tx = = 1\n\t  \t    ^")]
    [DataRow("x = '日本' $", 10, "x = '日本' $\n           ^")]
    [DataRow("x = '😀' $", 9, "x = '😀' $\n         ^")]
    [DataRow("x = 'e\u0301' $", 10, "x = 'e\u0301' $\n        ^")]
    [DataRow("x = \u001b[ $", 7, "x = \uFFFD[ $\n      ^")]
    public void Show_Line_HasTheCaretUnderThePlace(string line, int column, string expected) => Assert.AreEqual(expected, SourceCaret.Show(line, column));

    [TestMethod]
    public void Show_LongLine_IsCutAroundThePlace()
    {
        var line = new string('a', 300) + "$" + new string('b', 300);
        Assert.AreEqual($"…{line.Substring(250, 100)}…\n{new string(' ', 51)}^", SourceCaret.Show(line, 301));
        Assert.AreEqual($"{line[..100]}…\n^", SourceCaret.Show(line, 1));
        Assert.AreEqual($"…{line[501..]}\n{new string(' ', 101)}^", SourceCaret.Show(line, 602));
    }
}
