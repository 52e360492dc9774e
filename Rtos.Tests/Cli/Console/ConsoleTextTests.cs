using Rtos.Cli;
using Rtos.Hosting;
using Rtos.Tests.Hosting;

namespace Rtos.Tests.Cli;

/// <summary>How the console shows text that is not its own.</summary>
[TestClass]
public sealed class ConsoleTextTests
{
    [TestMethod]
    [DataRow("plain text, ümläut, 漢字, 🙂", "plain text, ümläut, 漢字, 🙂")]
    [DataRow("tab\tstays", "tab\tstays")]
    [DataRow("\u001b[31mred", "\\x1b[31mred")]
    [DataRow("a\0b\rc\nd\u007fe", "a\\x00b\\x0dc\\x0ad\\x7fe")]
    [DataRow("\u009b31m\u0085", "\\x9b31m\\x85")]
    [DataRow("\u202eabc\u2066\u200b\ufeff", "\\u202eabc\\u2066\\u200b\\ufeff")]
    [DataRow("\u2028\u2029", "\\u2028\\u2029")]
    [DataRow("\U000e0041", "\\U000e0041")]
    public void Visible_WhatATerminalWouldObey_IsWrittenOut(string text, string expected)
    {
        Assert.AreEqual(expected, ConsoleText.Visible(text));
        Assert.AreEqual(expected, ConsoleText.Visible(expected));
    }

    // Attributes cannot hold half of a surrogate pair.
    [TestMethod]
    public void Visible_HalfOfASurrogatePair_IsWrittenOut() => Assert.AreEqual("a\\ud800x\\udc00", ConsoleText.Visible("a\ud800x\udc00"));

    [TestMethod]
    public void Lines_EachLine_BeginsWithTheMark()
    {
        Assert.AreEqual(" ok\n \n \\x1b\n", ConsoleText.Lines(" ", "ok\n\n\u001b"));
        Assert.AreEqual("> a: ok\n> a: \u001b\n", ConsoleText.Lines("> a: ", "ok\n\u001b", isRaw: true));
    }
}
