using Rtos.MicroPython;

namespace Rtos.Tests.MicroPython;

/// <summary>What modules do over time: sleeping, pins, timers, input, callbacks.</summary>
[TestClass]
public sealed class ModuleBehaviourTests
{
    [TestMethod]
    public void Sleep_AnHour_TakesVirtualTimeOnly()
    {
        var board = new ScriptBoard("import time\nt = time.time()\ntime.sleep(3600)\nprint(time.time() - t)\n");

        board.Run(TimeSpan.FromHours(2));

        Assert.AreEqual("3600\n", board.Output);
    }

    [TestMethod]
    public void SleepMicroseconds_ShortAndLong_TakeAsLongAsSaid() => ScriptBoard.AssertPrints(
        """
        True
        True
        """,
        """
        import time
        for us in (500, 5000):
            t = time.ticks_us()
            time.sleep_us(us)
            print(us <= time.ticks_diff(time.ticks_us(), t) < us + 1500)
        """);

    [TestMethod]
    public void StartTime_Given_IsWhatTimeBeginsWith() => ScriptBoard.AssertPrints(
        "(2018, 1, 3)", "import time\nprint(time.localtime()[:3])\n", o => o with { StartTime = 568252800 });

    [TestMethod]
    public void Rtc_Set_MovesTime() => ScriptBoard.AssertPrints(
        "(2020, 2, 3, 4, 5, 6)",
        """
        import machine, time
        machine.RTC().datetime((2020, 2, 3, 0, 4, 5, 6, 0))
        print(time.localtime()[:6])
        """);

    [TestMethod]
    public void Random_SameSeed_SameNumbers()
    {
        const string Script = "import random\nprint([random.randint(1, 6) for _ in range(20)])\n";

        var first = ScriptBoard.Run(Script);
        var other = ScriptBoard.Run(Script, o => o with { Seed = 2 });

        Assert.AreEqual(first, ScriptBoard.Run(Script));
        Assert.AreNotEqual(first, other);
    }

    [TestMethod]
    public void Random_Ranges_StayInside() => ScriptBoard.AssertPrints(
        """
        [1, 2, 3]
        [0, 5, 10]
        True
        True
        """,
        """
        import random
        print(sorted(set([random.randint(1, 3) for _ in range(100)])))
        print(sorted(set([random.randrange(0, 15, 5) for _ in range(100)])))
        print(all([0 <= random.random() < 1 for _ in range(100)]))
        print(all([random.choice("abc") in "abc" for _ in range(100)]))
        """);

    [TestMethod]
    public void Random_SeededByScript_BeginsAnew() => ScriptBoard.AssertPrints(
        "True",
        """
        import random
        random.seed(5)
        a = [random.getrandbits(32) for _ in range(5)]
        random.seed(5)
        print(a == [random.getrandbits(32) for _ in range(5)])
        """);

    [TestMethod]
    public void PinHandler_ScriptWrites_IsCalledForItsEdgeOnly() => ScriptBoard.AssertPrints(
        "edge 1",
        """
        from machine import Pin
        import time
        p = Pin(2, Pin.OUT)
        p.irq(lambda pin: print("edge", pin.value()), Pin.IRQ_RISING)
        p.on()
        time.sleep_ms(5)
        p.off()
        time.sleep_ms(5)
        """);

    [TestMethod]
    public void PinDriven_FromOutside_IsReadAndCallsHandler()
    {
        var board = new ScriptBoard("""
            from machine import Pin
            import time
            p = Pin(4, Pin.IN, Pin.PULL_UP)
            p.irq(handler=lambda pin: print("irq", pin, pin.value(), time.ticks_ms()))
            print(p.value())
            time.sleep_ms(100)
            print(p.value())
            """);
        var pins = board.Machine.Services.Get<PinBoard>();
        pins.DriveAt(board.Machine, board.Device.Clock.At(milliseconds: 30), 4, isHigh: false);

        board.Run(TimeSpan.FromSeconds(1));

        Assert.AreEqual("1\nirq Pin(4) 0 30\n0\n", board.Output);
    }

    [TestMethod]
    public void PinDriven_NoSuchPin_SaysWhichAreValid()
    {
        var board = new ScriptBoard("pass\n");

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => board.Machine.Services.Get<PinBoard>().Drive(board.Machine, 28, true));

        StringAssert.Contains(error.Message, "25 to 27");
    }

    [TestMethod]
    public void Pin_Written_IsInTheTrace()
    {
        var board = new ScriptBoard("from machine import Pin\np = Pin(2, Pin.OUT)\np.value(1)\np.value(1)\np.value(0)\n");
        var trace = board.Device.RecordTrace();

        board.Run(TimeSpan.FromSeconds(1));

        var lines = trace.ToString()!.Split('\n').Where(l => l.Contains(" pin ", StringComparison.Ordinal)).ToList();
        Assert.AreEqual(3, lines.Count, trace.ToString());
        StringAssert.Contains(lines[0], "2=1");
        StringAssert.Contains(lines[1], "no edge");
        StringAssert.Contains(lines[2], "2=0");
    }

    [TestMethod]
    public void Timer_Periodic_CallsUntilItIsStopped() => ScriptBoard.AssertPrints(
        "[10, 20, 30]",
        """
        from machine import Timer
        import time
        times = []
        t = Timer(0)
        t.init(period=10, mode=Timer.PERIODIC, callback=lambda t: times.append(time.ticks_ms()))
        start = time.ticks_ms()
        time.sleep_ms(35)
        t.deinit()
        time.sleep_ms(50)
        print(times)
        """);

    [TestMethod]
    public void Timer_OneShot_CallsOnce() => ScriptBoard.AssertPrints(
        "1",
        """
        from machine import Timer
        import time
        calls = []
        Timer(1, mode=Timer.ONE_SHOT, period=5, callback=calls.append)
        time.sleep_ms(50)
        print(len(calls))
        """);

    [TestMethod]
    public void Schedule_FullQueue_RaisesRuntimeError() => ScriptBoard.AssertPrints(
        "schedule queue full",
        """
        import micropython, machine
        def fill():
            for i in range(20):
                micropython.schedule(lambda x: None, i)
        def outer(x):
            try:
                fill()
            except RuntimeError as e:
                print(e)
        micropython.schedule(outer, 0)
        for i in range(100): pass
        """);

    [TestMethod]
    public void HeapLock_Allocation_RaisesMemoryError() => ScriptBoard.AssertPrints(
        "memory error",
        """
        import micropython
        micropython.heap_lock()
        try:
            a = [1, 2, 3]
            ok = 1
        except MemoryError:
            ok = 0
        micropython.heap_unlock()
        print("no error" if ok else "memory error")
        """);

    [TestMethod]
    public void Collect_GarbageMade_IsFreeAgain() => ScriptBoard.AssertPrints(
        "True\nTrue",
        """
        import gc
        gc.collect()
        before = gc.mem_free()
        for i in range(20):
            x = bytearray(1000)
        x = None
        print(gc.mem_free() < before - 15000)
        gc.collect()
        print(gc.mem_free() > before - 1000)
        """);

    [TestMethod]
    public void Poll_NothingTyped_WaitsForItsTime() => ScriptBoard.AssertPrints(
        "[] True",
        """
        import select, sys, time
        p = select.poll()
        p.register(sys.stdin, select.POLLIN)
        t = time.ticks_ms()
        r = p.poll(25)
        print(r, 25 <= time.ticks_diff(time.ticks_ms(), t) <= 30)
        """);

    [TestMethod]
    public void Stdin_HostTypes_IsPolledAndRead()
    {
        var board = new ScriptBoard("""
            import select, sys
            p = select.poll()
            p.register(sys.stdin, select.POLLIN)
            print(p.poll()[0][1], sys.stdin.readline(), sys.stdin.read(2))
            """);
        board.Run(TimeSpan.FromMilliseconds(50));
        board.Machine.Services.Get<StandardInput>().Feed("hello\nab");

        board.Run(TimeSpan.FromSeconds(1));

        Assert.AreEqual("1 hello\n ab\n", board.Output);
    }

    [TestMethod]
    public void Stdin_Closed_GivesNothing()
    {
        var board = new ScriptBoard("import sys\nprint(repr(sys.stdin.read()))\n");
        board.Machine.Services.Get<StandardInput>().Close();

        board.Run(TimeSpan.FromSeconds(1));

        Assert.AreEqual("''\n", board.Output);
    }

    [TestMethod]
    public void Stdout_Written_StandsWherePrintWrites() =>
        ScriptBoard.AssertPrints("ab 1", "import sys\nn = sys.stdout.write('a')\nprint('b', n)\n");

    [TestMethod]
    public void PrintException_Caught_ShowsTraceback() => ScriptBoard.AssertPrints(
        """
        Traceback (most recent call last):
          File "main.py", line 5, in <module>
          File "main.py", line 3, in f
        ValueError: oops
        """,
        """
        import sys
        def f():
            raise ValueError("oops")
        try:
            f()
        except ValueError as e:
            sys.print_exception(e)
        """);

    [TestMethod]
    public void PrintException_IntoStream_IsWrittenThere() => ScriptBoard.AssertPrints(
        "True",
        """
        import sys, io
        s = io.StringIO()
        try:
            1 // 0
        except ZeroDivisionError as e:
            sys.print_exception(e, s)
        print("ZeroDivisionError: " in s.getvalue())
        """);

    [TestMethod]
    public void Exit_InMain_EndsScriptSilently() => ScriptBoard.AssertPrints("a", "import sys\nprint('a')\nsys.exit()\nprint('b')\n");

    [TestMethod]
    public void Reset_Called_EndsTheRun()
    {
        var board = new ScriptBoard("import machine\nprint('a')\nmachine.reset()\nprint('b')\n");

        board.Run(TimeSpan.FromSeconds(1));

        Assert.AreEqual("a\n", board.Output);
        Assert.IsTrue(board.Device.HasEnded);
        Assert.AreEqual("machine.reset()", board.Machine.Services.Get<MachineState>().ResetBy);
    }

    [TestMethod]
    public void Json_StreamOfScript_IsWrittenAndRead() => ScriptBoard.AssertPrints(
        "{'a': 1}",
        """
        import json, io
        s = io.StringIO()
        json.dump({"a": 1}, s)
        s.seek(0)
        print(json.load(s))
        """);

    [TestMethod]
    public void Pack_IntoBuffer_ChangesItsPlaceOnly() => ScriptBoard.AssertPrints(
        "bytearray(b'\\x00\\x01\\x02\\x00')",
        "import struct\nb = bytearray(4)\nstruct.pack_into('BB', b, 1, 1, 2)\nprint(b)\n");

    [TestMethod]
    public void DisableInterrupts_Nested_StateIsGivenBack() => ScriptBoard.AssertPrints(
        "True",
        """
        import machine
        a = machine.disable_irq()
        b = machine.disable_irq()
        machine.enable_irq(b)
        machine.enable_irq(a)
        print(a != b)
        """);
}
