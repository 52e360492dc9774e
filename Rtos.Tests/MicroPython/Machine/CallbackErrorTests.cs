using Rtos.Thread;

namespace Rtos.Tests.MicroPython;

/// <summary>An exception in a function that the interpreter calls by itself is printed, and the script continues.</summary>
[TestClass]
public sealed class CallbackErrorTests
{
    private const string Traceback = """
        Traceback (most recent call last):
          File "main.py", line 2, in cb
        ValueError: cb

        """;

    [TestMethod]
    public void Schedule_CallbackRaises_PrintsTracebackAndContinues() => AssertContinues(
        Traceback + "end\n",
        "import micropython\ndef cb(x): raise ValueError('cb')\nmicropython.schedule(cb, 1)\nfor i in range(100): pass\nprint('end')\n");

    [TestMethod]
    public void Timer_CallbackRaises_PrintsTracebackEachTimeAndContinues() => AssertContinues(
        Traceback + Traceback + Traceback + "end\n",
        "import machine, time\ndef cb(t): raise ValueError('cb')\nt = machine.Timer(0)\nt.init(period=10, callback=cb)\ntime.sleep_ms(35)\nt.deinit()\nprint('end')\n");

    [TestMethod]
    public void PinIrq_CallbackRaises_PrintsTracebackAndContinues() => AssertContinues(
        Traceback + "end\n",
        "import machine, time\ndef cb(p): raise ValueError('cb')\np = machine.Pin(4, machine.Pin.OUT)\np.irq(cb, machine.Pin.IRQ_RISING)\np.value(1)\ntime.sleep_ms(5)\np.irq(None)\nprint('end')\n");

    [TestMethod]
    [DataRow("pass")]
    [DataRow("n += 1")]
    public void Callback_InterruptsALoopThatIsTheFirstStatementOfATry_IsCaught(string body)
    {
        var board = new ScriptBoard($"""
            from machine import Timer
            n = 0
            def cb(t):
                raise KeyboardInterrupt
            for period in (1, 2, 3, 5, 7):
                Timer(0).init(period=period, mode=Timer.ONE_SHOT, callback=cb)
                try:
                    while True:
                        {body}
                except KeyboardInterrupt:
                    print('caught')
                finally:
                    print('cleaned up')

            """);
        Assert.AreEqual(RunOutcome.Ended, board.Run(TimeSpan.FromSeconds(1)));
        Assert.AreEqual(string.Concat(Enumerable.Repeat("caught\ncleaned up\n", 5)), board.Output);
    }

    [TestMethod]
    public void Callback_InterruptsALoop_TracebackHasTheLineOfTheLoop()
    {
        var board = new ScriptBoard("from machine import Timer\ndef cb(t):\n    raise KeyboardInterrupt\nTimer(0).init(period=1, mode=Timer.ONE_SHOT, callback=cb)\nprint('on')\nwhile True:\n    pass\n");
        board.Run(TimeSpan.FromSeconds(1));
        Assert.MatchesRegex("line [67], in <module>", board.Output);
    }

    [TestMethod]
    public void Schedule_TextOfTheExceptionRaisesToo_PrintsItsTypeAndContinues() => AssertContinues(
        "E\nend\n",
        """
        import micropython
        class E(Exception):
            def __str__(self): raise ValueError
        def cb(x): raise E
        micropython.schedule(cb, 1)
        for i in range(100): pass
        print('end')
        """);

    [TestMethod]
    public void Schedule_NotCallable_PrintsTracebackAndContinues() => AssertContinues(
        "Traceback (most recent call last):\nTypeError: 'int' object isn't callable\nend\n",
        "import micropython\nmicropython.schedule(5, 1)\nfor i in range(100): pass\nprint('end')\n");

    [TestMethod]
    public void Schedule_NoRoomOnTheStack_PrintsTracebackAndContinues()
    {
        // The callback comes in a jump of the deepest call, where no further call fits.
        var board = Continues(
            """
            import micropython
            def cb(x): print('called')
            def deep(n):
                micropython.schedule(cb, n)
                for i in range(200): pass
                micropython.schedule(cb, n)
                deep(n + 1)
            try:
                deep(0)
            except RuntimeError:
                pass
            print('end')
            """);
        Assert.EndsWith("end\n", board.Output);
        Assert.Contains("maximum recursion depth exceeded\n", board.Output);
        Assert.StartsWith("called\n", board.Output);
    }

    private static void AssertContinues(string expected, string source) =>
        Assert.AreEqual(expected.ReplaceLineEndings("\n"), Continues(source).Output);

    private static ScriptBoard Continues(string source)
    {
        var board = new ScriptBoard(source);
        Assert.AreEqual(RunOutcome.Ended, board.Run(TimeSpan.FromSeconds(10)), board.Output);
        Assert.IsNull(board.Machine.MainError);
        return board;
    }
}
