using Rtos.Core;

namespace Rtos.Tests.MicroPython;

/// <summary>A script whose board a host serves reads the lines that the host writes.</summary>
[TestClass]
public sealed class HostedInputTests
{
    private readonly List<string> _printed = [];

    [TestMethod]
    public void Write_ScriptWaitsInInput_ReadsTheLineAndItsPromptIsShown()
    {
        var board = Served("while True:\n    n = input('name? ')\n    print('hello', n)\n");
        AssertPrinted("name? ");
        Assert.IsTrue(board.Device.Host.IsConsoleIdle!());
        Write(board, "Bob");
        AssertPrinted("name? ", "hello Bob", "name? ");
    }

    [TestMethod]
    public void Write_BeforeTheScriptReads_IsKeptForIt()
    {
        var board = Served("import sys, time\ntime.sleep_ms(250)\nprint(sys.stdin.readline().strip())\n");
        Write(board, "early");
        AssertPrinted();
        Write(board, "late");
        AssertPrinted("early");
    }

    [TestMethod]
    public void Write_InputAtThePrompt_IsAnswered()
    {
        var board = Served("");
        Write(board, "x = input()");
        Write(board, "six");
        Write(board, "print(x * 2)");
        AssertPrinted("sixsix");
    }

    [TestMethod]
    public void Write_ScriptReadsNothing_IsAStatementForAfterwards()
    {
        var board = Served("import time\ntime.sleep_ms(150)\nx = 1\n");
        Write(board, "print(x)");
        AssertPrinted("1");
    }

    [TestMethod]
    public void Report_ScriptWaitsForInput_SaysSo()
    {
        var board = Served("input()\n");
        Assert.Contains("waiting for input", board.Device.Report.Tasks.Single(t => t.Name == board.Threads.Main!.Task.Name).WaitsFor);
        Assert.StartsWith("waiting for input", board.Threads.Report.Rows.Single().Doing);
    }

    private ScriptBoard Served(string source)
    {
        var board = new ScriptBoard(source);
        board.Device.Host.LineWritten = _printed.Add;
        board.Device.RunFor(board.Device.Clock.Milliseconds(100));
        return board;
    }

    private static void Write(ScriptBoard board, string line)
    {
        board.Device.RaiseInterruptAt(board.Device.Now, CoreId.Core0, isr => board.Device.Host.ConsoleInput!.Routine(isr, line));
        board.Device.RunFor(board.Device.Clock.Milliseconds(100));
    }

    private void AssertPrinted(params string[] lines) => Assert.AreEqual(string.Join('|', lines), string.Join('|', _printed));
}
