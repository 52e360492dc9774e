using Rtos.MicroPython;

namespace Rtos.Tests.MicroPython;

/// <summary>What a script makes the host keep counts in the script's heap, and belongs to its board alone.</summary>
[TestClass]
public sealed class HostMemoryTests
{
    private const string CatchMemoryError = "\nexcept MemoryError:\n    l = None\n    print('MemoryError')\n";

    [TestMethod]
    [Timeout(60_000)]
    [DataRow("    exec('del_%d_%s = 1; del del_%d_%s' % (i, 'q' * 200, i, 'q' * 200))")]
    [DataRow("    collections.namedtuple('A', 'f%d_%s g%d_%s' % (i, 'q' * 300, i, 'z' * 300))")]
    [DataRow("    setattr(o, 'a%d_%s' % (i, 'q' * 300), 1); delattr(o, 'a%d_%s' % (i, 'q' * 300))")]
    [DataRow("    exec('def f(a%d_%s): pass' % (i, 'q' * 300))")]
    [DataRow("    exec('def f%d_%s(): pass' % (i, 'q' * 300), {})")]
    public void Names_MadeUpWithoutEnd_EndInAMemoryError(string body)
    {
        var board = new ScriptBoard("import collections\nclass C: pass\no = C()\ni = 0\ntry:\n  while True:\n    i += 1\n" + body + CatchMemoryError);
        board.Run(TimeSpan.FromSeconds(30));
        Assert.AreEqual("MemoryError\n", board.Output);
        Assert.IsLessThanOrEqualTo(board.Machine.Heap.Size, board.Machine.Names.HeapBytes);
    }

    [TestMethod]
    [Timeout(60_000)]
    [DataRow("ns = {}; exec('def f():\\n ' + 'x=1;' * 1500, ns); l.append(ns['f'])")]
    [DataRow("l.append(compile('x=1;' * 1500, 'f', 'exec'))")]
    [DataRow("l.append(eval('lambda: (' + '1+a,' * 1500 + ')'))")]
    [DataRow("l.append(eval('lambda: \"' + 'q' * 9000 + str(i) + '\"'))")]
    [DataRow("l.append(type('q' * 9000 + str(i), (), {}))")]
    [DataRow("l.append(collections.namedtuple('A', 'a b c'))")]
    [DataRow("l.append(compile('1', 'q' * 9000 + str(i), 'eval'))")]
    public void Code_KeptWithoutEnd_EndsInAMemoryError(string body)
    {
        var board = new ScriptBoard("import collections\nl = []\ni = 0\ntry:\n  while True:\n    i += 1; " + body + CatchMemoryError);
        board.Run(TimeSpan.FromSeconds(30));
        Assert.AreEqual("MemoryError\n", board.Output);
        Assert.IsGreaterThan(0, board.Machine.Heap.Collections);
    }

    [TestMethod]
    public void Code_NotKept_IsCollected() => ScriptBoard.AssertPrints(
        "300\n",
        """
        for i in range(300):
            exec('def f():\n ' + 'x=1;' * 1500)
        print(i + 1)
        """);

    [TestMethod]
    public void Exec_NameThatIsKnown_TakesNoHeapTwice() => ScriptBoard.AssertPrints(
        "True\n",
        """
        import gc
        exec('made_up_name = 1')
        gc.collect()
        a = gc.mem_alloc()
        for i in range(500): exec('made_up_name = 1')
        gc.collect()
        print(gc.mem_alloc() - a < 100)
        """);

    [TestMethod]
    public void Names_OfOneBoard_AreNotLeftInTheProcess()
    {
        const string Name = "zq_left_behind";
        ScriptBoard.AssertPrints("1\n", $"exec('{Name}' + '_by_exec = 1')\nclass C: pass\nsetattr(C, '{Name}' + '_by_setattr', 1)\nprint({Name}_by_exec)\n");
        foreach (var suffix in (string[])["_by_exec", "_by_setattr"])
        {
            Assert.IsNull(string.IsInterned(Name + suffix));
        }
    }

    [TestMethod]
    public void MemAlloc_AfterABoardWithManyNames_IsThatOfAFreshOne()
    {
        const string Look = "import gc\ngc.collect()\nprint(gc.mem_alloc())\n";
        var before = ScriptBoard.Run(Look);
        ScriptBoard.Run("for i in range(200): exec('n%d = 1' % i)\n");
        Assert.AreEqual(before, ScriptBoard.Run(Look));
    }

    [TestMethod]
    public void Exception_RaisedAgainAndAgain_KeepsABoundedTraceback()
    {
        var board = new ScriptBoard("e = ValueError()\nfor i in range(5000):\n  try: raise e\n  except ValueError: pass\n");
        board.Run(TimeSpan.FromSeconds(10));
        var main = (ModuleObject)board.Machine.Modules.Find(board.Machine, "__main__")!;
        Assert.IsTrue(main.Attributes.TryGet("e", out var e));
        Assert.IsLessThan(1000, ((ExceptionObject)e.Ref!).Trace.Count);
    }

    [TestMethod]
    public void Import_OfTheInterpretersModule_TakesNoHeapForItsCode() => ScriptBoard.AssertPrints(
        "True\n",
        "import gc, sys\nimport io\ngc.collect()\na = gc.mem_alloc()\ndel sys.modules['io']\nimport io\ngc.collect()\nprint(gc.mem_alloc() - a < 100)\n");

    [TestMethod]
    public void Timer_StartedAgainAndAgain_ComesOnceAtItsTime() => ScriptBoard.AssertPrints(
        "[40, 50]\n",
        """
        import machine, time
        calls = []
        t = machine.Timer(0)
        start = time.ticks_ms()
        for i in range(6):
            t.init(period=10, callback=lambda t: calls.append(time.ticks_ms() - start))
            time.sleep_ms(5)
        t.deinit()
        t.init(period=20, callback=lambda t: calls.append(time.ticks_ms() - start))
        t.init(period=5, callback=lambda t: calls.append(time.ticks_ms() - start))
        t.init(period=10, callback=lambda t: calls.append(time.ticks_ms() - start))
        time.sleep_ms(25)
        print([c // 10 * 10 for c in calls])
        """);

    [TestMethod]
    public void Timer_StartedWithEverShorterPeriods_EndsInAMemoryError()
    {
        var board = new ScriptBoard(
            """
            import machine
            t = machine.Timer(0)
            period = 10**11
            try:
                while True:
                    t.init(period=period)
                    period -= 1000
            except MemoryError:
                print('MemoryError')
            """);
        board.Run(TimeSpan.FromSeconds(30));
        Assert.AreEqual("MemoryError\n", board.Output);
    }

    [TestMethod]
    public void Console_VeryLongOutput_KeepsItsEnd()
    {
        var board = new ScriptBoard("for i in range(300): print('x' * 20000)\nprint('end')\n");
        board.Run(TimeSpan.FromSeconds(30));
        Assert.EndsWith("x\nend\n", board.Output);
        Assert.IsLessThan(4_000_000, board.Output.Length);
    }
}
