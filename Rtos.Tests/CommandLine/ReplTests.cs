using System.Globalization;
using CommandLineUnderTest = Rtos.Cli.CommandLine;

namespace Rtos.Tests.CommandLine;

/// <summary><c>esp32emu repl</c> with lines from a pipe: each is entered as soon as the one before is done.</summary>
[TestClass]
public sealed class ReplTests
{
    [TestMethod]
    public void Expression_Typed_IsPrinted() => AssertSession("1 + 2", ">>> 1 + 2\n3\n");

    [TestMethod]
    public void None_Typed_IsNotPrinted() => AssertSession("None", ">>> None\n");

    [TestMethod]
    public void Names_StayFromLineToLine() => AssertSession("x = 5\nx * 2", ">>> x = 5\n>>> x * 2\n10\n");

    [TestMethod]
    public void Function_OfSeveralLines_EndsWithAnEmptyLine() => AssertSession(
        "def f(a):\n    return a + 1\n\nf(4)",
        ">>> def f(a):\n...     return a + 1\n... \n>>> f(4)\n5\n");

    [TestMethod]
    public void Exception_Typed_PrintsItsTracebackAndGoesOn() => AssertSession(
        "1 / 0\n'next'",
        ">>> 1 / 0\nTraceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\nZeroDivisionError: divide by zero\n>>> 'next'\n'next'\n");

    [TestMethod]
    public void SyntaxError_Typed_PrintsItAndGoesOn() => AssertSession(
        "1 +\n2",
        ">>> 1 +\nTraceback (most recent call last):\n  File \"<stdin>\", line 1\nSyntaxError: invalid syntax\n>>> 2\n2\n");

    [TestMethod]
    public void Threads_RunOnBesideThePrompt() => AssertSession(
        "import _thread, time\ndef f():\n    time.sleep_ms(50)\n    print('thread')\n\nt = _thread.start_new_thread('t', f, ())\ntime.sleep_ms(100)\n'main'",
        ">>> import _thread, time\n>>> def f():\n...     time.sleep_ms(50)\n...     print('thread')\n... \n>>> t = _thread.start_new_thread('t', f, ())\n>>> time.sleep_ms(100)\nthread\n>>> 'main'\n'main'\n");

    [TestMethod]
    public void MessageToTheRepl_IsPrintedAsTheFirmwareDoes() => AssertSession(
        "import _thread, time\ndef f():\n    _thread.sendmsg(_thread.getReplID(), 'hello')\n\nt = _thread.start_new_thread('n', f, ())\ntime.sleep_ms(1)\n1",
        ">>> import _thread, time\n>>> def f():\n...     _thread.sendmsg(_thread.getReplID(), 'hello')\n... \n>>> t = _thread.start_new_thread('n', f, ())\n>>> time.sleep_ms(1)\n\n[Message from thread \"?\"] hello\n>>> 1\n1\n");

    [TestMethod]
    public void SoftReset_ForgetsNamesAndTellsOfThreads()
    {
        var text = Session("x = 1\n\u0004\nx");
        Assert.Contains("MPY: soft reboot\n", text);
        Assert.Contains("NameError: name 'x' isn't defined\n", text);
    }

    [TestMethod]
    public void Session_RunTwice_GivesTheSameBytes()
    {
        const string Lines = "import time, _thread\nt = time.ticks_us()\nfor i in range(3):\n    print(i, time.ticks_diff(time.ticks_us(), t))\n\n";
        Assert.AreEqual(Session(Lines), Session(Lines));
    }

    private static void AssertSession(string typed, string expected) => Assert.EndsWith(expected + ">>> \n", Session(typed));

    private static string Session(string typed)
    {
        using var input = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(typed));
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Assert.AreEqual(0, CommandLineUnderTest.Run(["repl"], output, error, () => input), error.ToString());
        return output.ToString();
    }
}
