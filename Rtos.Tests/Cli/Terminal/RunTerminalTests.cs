using Rtos.Cli;

namespace Rtos.Tests.Cli;

/// <summary><c>esp32emu run</c> on a terminal: output as it is printed, input as it is typed, Ctrl-C.</summary>
[TestClass]
public sealed class RunTerminalTests : IDisposable
{
    private const string CtrlC = "\u0003";
    private const string CtrlD = "\u0004";

    private static int _folders;

    private readonly TemporaryFolder _folder = new($"run-terminal-{Interlocked.Increment(ref _folders)}");

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow(60, "one column is 1.25 µs (200 cycles, 1/5 of a tick):")]
    [DataRow(120, "one column is 0.625 µs (100 cycles, 1/10 of a tick):")]
    public void Run_Timeline_FitsTheTerminal(int columns, string expected)
    {
        PseudoTerminal.RequireLinux();
        var path = _folder.Write("works.json", CliScenario.Works().Replace("1500", "8000", StringComparison.Ordinal));
        using var terminal = PseudoTerminal.StartCliWide(columns, "run", path, "--timeline");
        terminal.WaitFor(expected + "\r\n");
        Assert.AreEqual(ExitCode.Ok, terminal.WaitForExit());
    }

    [TestMethod]
    public void Run_ScriptThatReads_IsInteractiveAndRunsAgainFromItsRecord()
    {
        var script = _folder.Write("read.py", """
            import _thread, time, sys
            def f():
                for i in range(3):
                    time.sleep_ms(1)
                    print('beat', time.ticks_ms())
            _thread.start_new_thread(f, ())
            name = input('name? ')
            print('hello', name, time.ticks_us())
            time.sleep(1)
            print('got', sys.stdin.readline().strip(), time.ticks_us())

            """);
        var record = _folder.PathOf("typed.txt");
        using var terminal = PseudoTerminal.StartCli("run", script, "--record", record);
        terminal.WaitFor("name? ");
        terminal.Send("Bob\r");
        terminal.WaitFor("hello Bob ");
        terminal.Send("more\r");
        terminal.WaitFor("got more ");
        Assert.AreEqual(ExitCode.Ok, terminal.WaitForExit());
        Assert.AreEqual("Bob\nmore\n", File.ReadAllText(record));

        // The terminal also shows what was typed: without that, both runs print the same, times included.
        var shown = terminal.Text.ReplaceLineEndings("\n").Replace("Bob\nhello", "hello", StringComparison.Ordinal).Replace("more\n", "", StringComparison.Ordinal);
        var again = CliProcess.Run(File.ReadAllText(record), 0, "run", script);
        Assert.AreEqual(Sorted(again.Output), Sorted(shown));
    }

    [TestMethod]
    public void Run_EndOfTheTypedInput_IsAnEofError()
    {
        using var terminal = PseudoTerminal.StartCli("run", _folder.Write("read.py", "try:\n    input('> ')\nexcept EOFError:\n    print('end')\n"));
        terminal.WaitFor("> ");
        terminal.Send(CtrlD);
        terminal.WaitFor("end");
        Assert.AreEqual(ExitCode.Ok, terminal.WaitForExit());
    }

    [TestMethod]
    [DataRow("print('ready')\nwhile True:\n    pass\n", "ready")]
    [DataRow("input('ready')\n", "ready")]
    public void Run_CtrlC_StopsAndSaysWhere(string source, string shown)
    {
        using var terminal = PseudoTerminal.StartCli("run", _folder.Write("main.py", source));
        terminal.WaitFor(shown);
        terminal.Send(CtrlC);
        terminal.WaitFor("esp32emu: stopped by Ctrl-C at ");
        terminal.WaitFor("MainThread  ");
        Assert.AreEqual(ExitCode.Interrupted, terminal.WaitForExit());
    }

    [TestMethod]
    public void Run_CtrlCWhileTheScriptReads_SaysThatItWaitsForInput()
    {
        using var terminal = PseudoTerminal.StartCli("run", _folder.Write("main.py", "name = input('name? ')\n"));
        terminal.WaitFor("name? ");
        terminal.Send(CtrlC);
        terminal.WaitFor("of virtual time, while the script waits for input");
        terminal.WaitFor("MainThread  waiting for input");
        Assert.AreEqual(ExitCode.Interrupted, terminal.WaitForExit());
        Assert.DoesNotContain("  running", terminal.Text);
    }

    [TestMethod]
    public void Run_TextWithoutALineEnd_IsThereWhileTheScriptComputes()
    {
        using var terminal = PseudoTerminal.StartCli("run", _folder.Write("main.py", "print('half', end='')\nwhile True:\n    pass\n"));
        terminal.WaitFor("half");
        terminal.Send(CtrlC);
        Assert.AreEqual(ExitCode.Interrupted, terminal.WaitForExit());
    }

    // Where the typed text ends up among lines that threads print does not matter.
    private static string Sorted(string text) => string.Join('\n', text.Split('\n').Order(StringComparer.Ordinal));
}
