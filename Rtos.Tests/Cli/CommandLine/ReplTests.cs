using System.Globalization;
using CommandLineUnderTest = Rtos.Cli.CommandLine;

namespace Rtos.Tests.Cli;

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

    [TestMethod]
    [Timeout(60_000)]
    public void Input_InTheScript_TakesTheNextLine() => AssertSession(
        "x = input('? ')\nseven\nx", ">>> x = input('? ')\n? seven\n>>> x\n'seven'\n");

    [TestMethod]
    [Timeout(60_000)]
    public void Input_AtTheEndOfTheLines_IsAnEOFError() => AssertSession(
        "input()", ">>> input()\nTraceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\nEOFError: \n");

    [TestMethod]
    [Timeout(60_000)]
    public void Poll_OfStandardInput_SeesTheNextLine() => AssertSession(
        "import select, sys\np = select.poll(); p.register(sys.stdin)\nlen(p.poll())\nhey\nsys.stdin.readline()",
        ">>> import select, sys\n>>> p = select.poll(); p.register(sys.stdin)\n>>> len(p.poll())\nhey\n1\n>>> sys.stdin.readline()\n'hey\\n'\n");

    [TestMethod]
    [Timeout(60_000)]
    public void Sleep_OfMonths_TakesVirtualTime() => AssertSession(
        "import time\ntime.sleep(10**7)\ntime.ticks_ms() > 0", ">>> import time\n>>> time.sleep(10**7)\n>>> time.ticks_ms() > 0\nTrue\n");

    [TestMethod]
    [Timeout(60_000)]
    public void Deadlock_AtThePrompt_EndsTheSessionWithTheChain()
    {
        var run = Start("import _thread\na = _thread.allocate_lock()\na.acquire()\na.acquire()\n1\n");
        Assert.AreEqual(1, run.Code);
        Assert.Contains("MainThread waits for lock 1 (<stdin>, line 1), which MainThread holds", run.Error);
    }

    [TestMethod]
    [Timeout(60_000)]
    public void Deadline_OfAnEndlessLoop_EndsTheSession()
    {
        var run = Start("while True: pass\n\n1\n", "--deadline", "100ms");
        Assert.AreEqual(1, run.Code);
        Assert.Contains("stopped by --deadline at ", run.Error);
    }

    [TestMethod]
    [Timeout(60_000)]
    public void Until_OfAnEndlessLoop_EndsTheSession() => Assert.AreEqual(0, Start("while True: pass\n\n1\n", "--until", "100ms").Code);

    [TestMethod]
    [Timeout(60_000)]
    public void Reset_ByTheScript_StartsTheBoardAgain()
    {
        var run = Start("import machine\nx = 1\nmachine.reset()\nx\n");
        Assert.AreEqual(0, run.Code);
        Assert.Contains("MPY: soft reboot\n>>> x\n", run.Output);
        Assert.EndsWith("NameError: name 'x' isn't defined\n>>> \n", run.Output);
    }

    [TestMethod]
    [Timeout(60_000)]
    public void Reset_InTheFileEachTime_EndsTheSession()
    {
        using var folder = new TemporaryFolder(nameof(ReplTests));
        var run = Start("1\n", folder.Write("reset.py", "import machine\nmachine.reset()\n"));
        Assert.AreEqual(1, run.Code);
        Assert.Contains("reset", run.Error);
    }

    [TestMethod]
    [Timeout(60_000)]
    public void Block_OfManyLines_IsTaken()
    {
        var lines = string.Concat(Enumerable.Range(0, 1900).Select(i => $"    x = {i}\n"));
        Assert.EndsWith(">>> x\n1899\n>>> \n", Start($"if 1:\n{lines}\nx\n").Output);
    }

    [TestMethod]
    [Timeout(60_000)]
    public void Block_BeyondTheLimit_IsRefusedAndTheSessionContinues()
    {
        var run = Start($"x = (\n{new string('1', 70_000)}\n\n'next'\n");
        Assert.AreEqual(0, run.Code);
        Assert.Contains("MemoryError: ", run.Output);
        Assert.EndsWith(">>> 'next'\n'next'\n>>> \n", run.Output);
    }

    [TestMethod]
    [Timeout(60_000)]
    public void Names_OfManyStatements_FillTheHeapAndNotTheHost()
    {
        var lines = string.Concat(Enumerable.Range(0, 1000).Select(i => $"n{i}_{new string('q', 200)} = 1\n"));
        Assert.Contains("MemoryError: ", Start(lines).Output);
    }

    [TestMethod]
    [Timeout(60_000)]
    [DataRow("pycom", "False")]
    [DataRow("loboris", "True")]
    [DataRow("both", "True")]
    public void Dialect_Given_IsTheOneOfTheThreads(string dialect, string hasNotifications)
    {
        var run = Start(
            "import _thread\nhasattr(_thread, 'notify')\n", "--dialect", dialect, "--profile", "firmware", "--gil", "unfair");
        Assert.EndsWith($">>> hasattr(_thread, 'notify')\n{hasNotifications}\n>>> \n", run.Output);
    }

    [TestMethod]
    public void Dialect_Unknown_IsRefused()
    {
        var run = Start("", "--dialect", "cpython");
        Assert.AreEqual((2, "esp32emu: --dialect cpython: choose one of both, loboris, pycom\n"), (run.Code, run.Error));
    }

    private static CommandLineRun Start(string typed, params string[] args)
    {
        using var input = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(typed));
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var code = CommandLineUnderTest.Run(["repl", .. args], output, error, () => input);
        return new CommandLineRun(code, output.ToString(), error.ToString());
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
