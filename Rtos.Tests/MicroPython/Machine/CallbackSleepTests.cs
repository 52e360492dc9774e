using Rtos.MicroPython;
using Rtos.Thread;

namespace Rtos.Tests.MicroPython;

/// <summary>A callback that sleeps or works long: no other one comes into it, and the main script keeps its own time.</summary>
[TestClass]
public sealed class CallbackSleepTests
{
    private const string Head = "from machine import Pin, Timer\nimport time, micropython\n";

    [TestMethod]
    public void Sleep_InACallbackThatIsDueAgainMeanwhile_KeepsItsLocalsAndItsLength()
    {
        var lines = Lines("""
            def cb(t):
                n = 7
                begin = time.ticks_ms()
                time.sleep_ms(20)
                print(n, time.ticks_ms() - begin >= 20)
            t = Timer(0)
            t.init(period=10, callback=cb)
            time.sleep(1)
            t.deinit()
            print('main', time.ticks_ms() // 50)
            """);
        Assert.HasCount(1, lines.Where(l => l == "main 20"));
        Assert.IsGreaterThan(40, lines.Count(l => l == "7 True"));
        Assert.HasCount(lines.Length - 1, lines.Where(l => l == "7 True"));
    }

    [TestMethod]
    public void Sleep_ACallbackThatSleepsComesIntoIt_EndsAtItsOwnTime() => AssertLines(
        ["main True"],
        """
        Timer(0).init(period=100, mode=Timer.ONE_SHOT, callback=lambda t: time.sleep_ms(200))
        Timer(1).init(period=150, mode=Timer.ONE_SHOT, callback=lambda t: None)
        begin = time.ticks_ms()
        time.sleep(1)
        print('main', 1000 <= time.ticks_ms() - begin <= 1001)
        """);

    [TestMethod]
    public void Sleep_ACallbackRunsPastItsEnd_EndsWithTheCallback() => AssertLines(
        ["main True"],
        """
        Timer(0).init(period=100, mode=Timer.ONE_SHOT, callback=lambda t: time.sleep_ms(300))
        begin = time.ticks_ms()
        time.sleep_ms(150)
        print('main', 400 <= time.ticks_ms() - begin <= 402)
        """);

    [TestMethod]
    public void Sleep_CallbackWaitsWhenItBegins_CountsFromItsBeginning() => AssertLines(
        ["main True"],
        """
        begin = time.ticks_ms()
        micropython.schedule(lambda x: time.sleep_ms(30), 0)
        time.sleep_ms(100)
        print('main', 100 <= time.ticks_ms() - begin <= 101)
        """);

    [TestMethod]
    public void Sleep_ManyCallbacksComeIntoIt_NoneMakesItLonger() => AssertLines(
        ["main True 150"],
        """
        calls = []
        t = Timer(0)
        t.init(freq=300, callback=calls.append)
        begin = time.ticks_us()
        time.sleep_ms(500)
        end = time.ticks_us()
        t.deinit()
        print('main', end - begin < 501500, len(calls))
        """);

    [TestMethod]
    public void SleepWithReal_ACallbackComesIntoIt_GivesWhatHasPassed() => AssertLines(
        ["50"],
        """
        Timer(0).init(period=10, mode=Timer.ONE_SHOT, callback=lambda t: None)
        print(time.sleep_ms(50, True))
        """);

    [TestMethod]
    public void PinCallback_SleepsToDebounce_KeepsItsLocals() => AssertLines(
        ["pressed 7", "pressed 7", "pressed 7", "main"],
        """
        p = Pin(4, Pin.OUT)
        def pressed(p):
            n = 7
            time.sleep_ms(20)
            print('pressed', n)
        p.irq(pressed, Pin.IRQ_RISING)
        t = Timer(0)
        t.init(period=15, callback=lambda t: p.value(1 - p.value()))
        time.sleep_ms(80)
        t.deinit()
        p.irq(None)
        print('main')
        """);

    [TestMethod]
    public void Callback_AnotherIsDueInItsBlocks_LeavesThemInTheirOrder() => AssertLines(
        ["enter", "exit", "fin", "main"],
        """
        class Block:
            def __enter__(self): print('enter')
            def __exit__(self, *a): print('exit')
        def first(t):
            with Block():
                time.sleep_ms(200)
            try:
                time.sleep_ms(100)
            finally:
                print('fin')
        Timer(0).init(period=100, mode=Timer.ONE_SHOT, callback=first)
        t = Timer(1)
        t.init(period=30, callback=lambda t: None)
        time.sleep_ms(700)
        t.deinit()
        print('main')
        """);

    [TestMethod]
    public void Callback_AtThePromptIsDueAgain_KeepsItsLocals()
    {
        var board = new ScriptBoard(Head + "def cb(t):\n    n = 7\n    time.sleep_ms(200); print(n)\nt = Timer(0); t.init(period=150, callback=cb)\n");
        board.Run(TimeSpan.FromSeconds(1));
        Assert.AreEqual("7\n7\n7\n7\n", board.Output);
    }

    [TestMethod]
    public void Callback_TakesLongerThanItsPeriod_MainGoesOnAndLostCallsAreCounted()
    {
        var board = Run("""
            def cb(t):
                s = time.ticks_ms()
                while time.ticks_diff(time.ticks_ms(), s) < 50: pass
            t = Timer(0)
            t.init(period=20, callback=cb)
            n = 0
            for i in range(20):
                n += 1
            print('loop', n)
            while time.ticks_ms() < 2000:
                n += 1
            time.sleep(1)
            t.deinit()
            print('main', time.ticks_ms() < 4000)
            """);
        Assert.AreEqual("loop 20\nmain True\n", board.Output);
        Assert.IsGreaterThan(20, board.Machine.Callbacks.Lost["Timer(0)"]);
    }

    [TestMethod]
    public void Callback_TakesAllTheTime_OtherThreadsRunToo()
    {
        var board = Run("""
            import _thread
            done = []
            def work():
                for i in range(2000): pass
                done.append(1)
            def cb(t):
                s = time.ticks_ms()
                while time.ticks_diff(time.ticks_ms(), s) < 5: pass
            t = Timer(0)
            t.init(period=1, callback=cb)
            _thread.start_new_thread(work, ())
            while not done: pass
            t.deinit()
            print('done')
            """);
        Assert.AreEqual("done\n", board.Output);
    }

    [TestMethod]
    [DataRow("input()")]
    [DataRow("sys.stdin.readline()[:-1]")]
    [DataRow("sys.stdin.read(3)")]
    public void Input_ATimerComesWhileItWaits_IsWaitedForFurther(string read)
    {
        var board = new ScriptBoard(Head + $"import sys\nt = Timer(0)\nt.init(period=50, callback=lambda t: print('T'))\nx = {read}\nt.deinit()\nprint('got', x)\n");
        board.Run(TimeSpan.FromMilliseconds(170));
        board.Machine.Services.Get<StandardInput>().Feed("Bob\n");
        board.Run(TimeSpan.FromMilliseconds(30));
        Assert.AreEqual("T\nT\nT\ngot Bob\n", board.Output);
    }

    private static void AssertLines(string[] expected, string source) =>
        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', Lines(source)));

    private static string[] Lines(string source) => Run(source).Output.TrimEnd('\n').Split('\n');

    private static ScriptBoard Run(string source)
    {
        var board = new ScriptBoard(Head + source);
        Assert.AreEqual(RunOutcome.Ended, board.Run(TimeSpan.FromSeconds(30)), board.Output);
        return board;
    }
}
