namespace Rtos.Tests.Cli;

/// <summary><c>esp32emu repl</c> as a process on a terminal.</summary>
[TestClass]
public sealed class ReplTerminalTests
{
    private const string Prompt = ">>> ";
    private const string Leave = "\u0018";

    [TestInitialize]
    public void RequireLinux() => PseudoTerminal.RequireLinux();

    [TestMethod]
    [Timeout(120_000)]
    public void Lines_PastedAtOnce_AreEnteredOneAfterTheOther()
    {
        using var terminal = Start();
        terminal.Send(string.Concat(Enumerable.Range(0, 30).Select(i => FormattableString.Invariant($"print('line', {i})\r"))));
        for (var i = 0; i < 30; i++)
        {
            terminal.WaitFor(FormattableString.Invariant($"\nline {i}\r\n{Prompt}"));
        }

        End(terminal);
    }

    [TestMethod]
    [Timeout(120_000)]
    public void Deadlock_IsSaidAndCanBeLeft()
    {
        using var terminal = Start();
        terminal.Send("import _thread\rl = _thread.allocate_lock()\rl.acquire(); l.acquire()\r");
        terminal.WaitFor("deadlock: no thread can run again: MainThread waits for lock 1");
        terminal.Send("typed while busy\u0018");
        Assert.AreEqual(0, terminal.WaitForExit());
    }

    [TestMethod]
    [Timeout(120_000)]
    public void Script_ThatIsRefused_LeavesTheTerminalAlone()
    {
        using var terminal = PseudoTerminal.StartCli("repl", "no-such.py");
        Assert.AreEqual(2, terminal.WaitForExit());
        Assert.DoesNotContain("\u001b", terminal.Text);
    }

    [TestMethod]
    [Timeout(120_000)]
    public void Keys_TypedWhileTheBoardIsBusy_AreUsedAtTheNextPrompt()
    {
        using var terminal = Start();
        terminal.Send("import time\rtime.sleep(1)\r");
        terminal.WaitFor("sleep(1)\r\n");
        terminal.Send("print('ahe");
        terminal.Send("ad')\r");
        terminal.WaitFor($"{Prompt}print('ahead')\r\nahead\r\n{Prompt}");
        End(terminal);
    }

    [TestMethod]
    [Timeout(120_000)]
    [DataRow("def f():\r    if True:\r        return 6 * 7\r    return 1\r\rf()\r", DisplayName = "plain")]
    [DataRow("\u001b[200~def f():\n    if True:\n        return 6 * 7\n    return 1\n\nf()\n\u001b[201~", DisplayName = "bracketed")]
    [DataRow("\u001b[200~def f():\r\n\tif True:\r\n\t\treturn 6 * 7\r\n\treturn 1\r\n\r\nf()\r\n\u001b[201~", DisplayName = "tabs")]
    public void Block_Pasted_IsNotIndentedTwice(string pasted)
    {
        using var terminal = Start();
        terminal.Send(pasted);
        terminal.WaitFor($"f()\r\n42\r\n{Prompt}");
        End(terminal);
    }

    [TestMethod]
    [Timeout(120_000)]
    public void Block_Typed_IsIndentedAndEndsWithThreeEnters()
    {
        using var terminal = Start();
        terminal.Send("def f():\r");
        terminal.WaitFor("...     ");
        terminal.Send("return 6 * 7\r");
        terminal.WaitFor("\r\n...     ");
        terminal.Send("\r");
        terminal.WaitFor("\r\n...     ");
        terminal.Send("\r");
        terminal.WaitFor("\r\n... ");
        terminal.Send("\r");
        terminal.WaitFor(Prompt);
        terminal.Send("f()\r");
        terminal.WaitFor($"\n42\r\n{Prompt}");
        End(terminal);
    }

    [TestMethod]
    [Timeout(120_000)]
    public void PasteMode_Finished_ExecutesTheTextAsAFile()
    {
        using var terminal = Start();
        terminal.Send("\u0005");
        terminal.WaitFor("paste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== ");
        terminal.Send("for i in range(2):\r    x = i\r\r    print('in', x)\rx\rprint('out')\r\u0004");
        terminal.WaitFor($"in 0\r\nin 1\r\nout\r\n{Prompt}");
        terminal.Send("\u0005print('never')\r\u0003x\r");
        terminal.WaitFor($"{Prompt}x\r\n1\r\n{Prompt}");
        Assert.DoesNotContain("\nnever", terminal.Text);
        End(terminal);
    }

    [TestMethod]
    [Timeout(120_000)]
    public void Tab_AfterTheBeginningOfAName_CompletesIt()
    {
        using var terminal = Start();
        terminal.Send("import tim\t");
        terminal.WaitFor("import time");
        terminal.Send("\rtime.sle\t\t");
        terminal.WaitFor("sleep     sleep_ms  sleep_us");
        terminal.WaitFor($"{Prompt}time.sleep");
        terminal.Send("_m\t(1)\r");
        terminal.WaitFor($"s(1)\r\n{Prompt}");
        End(terminal);
    }

    [TestMethod]
    [Timeout(120_000)]
    public void Interrupt_OfARunningStatement_LosesNoKeyThatFollows()
    {
        using var terminal = Start();
        terminal.Send("while True: pass\r\r\u0003print('after')\r");
        terminal.WaitFor("KeyboardInterrupt");
        terminal.WaitFor($"\nafter\r\n{Prompt}");
        terminal.Send("half a line\u0003");
        terminal.WaitFor($"half a line\r\n{Prompt}");
        End(terminal);
    }

    [TestMethod]
    [Timeout(120_000)]
    public void Input_OfAScript_IsEditedAfterItsOwnPrompt()
    {
        using var terminal = Start();
        terminal.Send("x = input('name? ')\r");
        terminal.WaitFor("\nname? ");
        terminal.Send("joy\u007fe\rx\r");
        terminal.WaitFor($"'joe'\r\n{Prompt}");
        terminal.Send("input()\r\u0004x\r");
        terminal.WaitFor("EOFError");
        terminal.WaitFor($"'joe'\r\n{Prompt}");
        End(terminal);
    }

    [TestMethod]
    [Timeout(120_000)]
    public void Input_ATimerComesWhileItWaits_IsStillRead()
    {
        using var terminal = Start();
        terminal.Send("from machine import Timer\rt = Timer(0); t.init(period=50, callback=lambda t: print('tick'))\r");
        terminal.WaitFor("tick");
        terminal.Send("x = input('x? ')\r");
        terminal.WaitFor("\nx? ");
        terminal.WaitFor("tick\r\n");
        terminal.Send("Bob\rt.deinit(); print('got', x)\r");
        terminal.WaitFor("got Bob");
        End(terminal);
    }

    [TestMethod]
    [Timeout(120_000)]
    public void Input_Interrupted_TakesNoKeyOfALaterPrompt()
    {
        using var terminal = Start();
        terminal.Send("import time\rinput('? ')\r");
        terminal.WaitFor("\n? ");
        terminal.Send("half\u0003");
        terminal.WaitFor("KeyboardInterrupt");
        terminal.WaitFor(Prompt);
        terminal.Send("time.sleep(0.5)\r");
        terminal.WaitFor("sleep(0.5)\r\n");
        terminal.Send("print('kept')\r");
        terminal.WaitFor($"\nkept\r\n{Prompt}");
        End(terminal);
    }

    [TestMethod]
    [Timeout(120_000)]
    public void Thread_PrintsWhileALineIsTyped_LeavesTheLineWhole()
    {
        using var folder = new TemporaryFolder(nameof(Thread_PrintsWhileALineIsTyped_LeavesTheLineWhole));
        var script = folder.Write("ticks.py", """
            import _thread, time
            def ticks():
                while True:
                    time.sleep_ms(50)
                    print('tick')
            _thread.start_new_thread('ticks', ticks, ())
            """);
        using var terminal = Start(script);
        foreach (var c in "print('typed')")
        {
            terminal.Send(c.ToString());
            terminal.WaitFor("tick\r\n");
        }

        terminal.WaitFor($"\r\u001b[Jtick\r\n{Prompt}print('typed')");
        terminal.Send("\r");
        terminal.WaitFor("\ntyped\r\n");
        End(terminal);
    }

    [TestMethod]
    [Timeout(120_000)]
    public void Resize_WhileALineIsTyped_UsesTheNewWidth()
    {
        using var terminal = Start();
        terminal.Send("x = 'aaaaaaaaaabbbbbbbbbbccccccccc'");
        terminal.WaitFor("ccccccccc'");
        terminal.Resize(20, 24);
        terminal.WaitFor("\u001b[1A\r\u001b[J>>> x = 'aaaaaaaaaabbbbbbbbbbccccccccc'");
        terminal.Send("\rx\r");
        terminal.WaitFor($"'aaaaaaaaaabbbbbbbbbbccccccccc'\r\n{Prompt}");
        End(terminal);
    }

    [TestMethod]
    [Timeout(120_000)]
    public void Reset_OnAnEmptyLine_ForgetsNamesAndKeepsKeys()
    {
        using var terminal = Start();
        terminal.Send("x = 1\r\u0004x\r");
        terminal.WaitFor("MPY: soft reboot");
        terminal.WaitFor("NameError: name 'x' isn't defined");
        End(terminal);
    }

    [TestMethod]
    [Timeout(120_000)]
    public void Leave_RightAfterALine_WaitsForItAndNotForAnEndlessOne()
    {
        using var first = Start();
        first.Send("print('last')\r\u0018");
        Assert.AreEqual(0, first.WaitForExit());
        StringAssert.Contains(first.Text, "\nlast\r\n", StringComparison.Ordinal);
        using var second = Start();
        second.Send("while True: pass\r\r\u0018");
        Assert.AreEqual(0, second.WaitForExit());
    }

    [TestMethod]
    [Timeout(120_000)]
    public void Terminal_AfterTheEnd_IsAsBefore()
    {
        using var folder = new TemporaryFolder(nameof(Terminal_AfterTheEnd_IsAsBefore));
        var cli = Path.Combine(AppContext.BaseDirectory, "esp32emu.dll");
        var run = folder.Write("run.sh", $"stty -a\n'{Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet"}' '{cli}' repl --dialect pycom\nstty -a\necho code $?\n");
        using var terminal = PseudoTerminal.Start("/bin/sh", run);
        var before = terminal.WaitFor("MicroPython");
        terminal.WaitFor(Prompt);
        terminal.Send("\u0018");
        var after = terminal.WaitFor("code 0");
        Assert.AreEqual(0, terminal.WaitForExit());
        StringAssert.Contains(after, before[..before.LastIndexOf("\r\n", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [TestMethod]
    [Timeout(120_000)]
    [DataRow("TERM")]
    [DataRow("HUP")]
    [DataRow("INT")]
    public void Terminal_AfterASignal_IsAsBefore(string signal)
    {
        using var folder = new TemporaryFolder($"{nameof(Terminal_AfterASignal_IsAsBefore)}-{signal}");
        var cli = Path.Combine(AppContext.BaseDirectory, "esp32emu.dll");
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

        // The shell itself ignores the signal; its child does not, as it is sent to it alone.
        var run = folder.Write("run.sh", $"stty -a\nsh -c 'echo $$ >{folder.PathOf("pid")}; exec \"{dotnet}\" \"{cli}\" repl'\necho code $?\nstty -a\necho end\n");
        using var terminal = PseudoTerminal.Start("/bin/sh", run);
        var before = terminal.WaitFor("MicroPython");
        terminal.WaitFor(Prompt);
        CliShell.Run("/", $"kill -{signal} $(cat {folder.PathOf("pid")})");
        var leaving = terminal.WaitFor("code ");
        var after = terminal.WaitFor("end\r\n");
        Assert.AreEqual(0, terminal.WaitForExit());
        StringAssert.Contains(before, "\u001b[?2004h", StringComparison.Ordinal);
        StringAssert.Contains(leaving, "\u001b[?2004l", StringComparison.Ordinal);
        StringAssert.Contains(after, before[..before.LastIndexOf("\r\n", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    private static PseudoTerminal Start(params string[] args)
    {
        var terminal = PseudoTerminal.StartCli(["repl", .. args]);
        terminal.WaitFor(Prompt);
        return terminal;
    }

    private static void End(PseudoTerminal terminal)
    {
        terminal.Send(Leave);
        Assert.AreEqual(0, terminal.WaitForExit());
    }
}
