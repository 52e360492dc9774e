using Rtos.Core;
using Rtos.MicroPython;
using Rtos.Tasks;
using Rtos.Thread;

namespace Rtos.Tests.MicroPython;

/// <summary>Modules in C#: what scripts see of them.</summary>
[TestClass]
public sealed class ScriptModuleTests
{
    [TestMethod]
    [DataRow("m.answer", "42")]
    [DataRow("m.names", "('a', b'\\x00b', {'x': 1.5}, [True, None])")]
    [DataRow("m.__name__", "m")]
    [DataRow("m.echo(2 ** 70)", "1180591620717411303424")]
    [DataRow("m.echo(m)", "<module 'm'>")]
    [DataRow("m.add(1, 2)", "3")]
    [DataRow("m.add(1)", "11")]
    [DataRow("m.add(1, b=True)", "2")]
    [DataRow("m.half(3)", "1.5")]
    [DataRow("m.upper('ab')", "AB")]
    [DataRow("m.upper(b'ab')", "TypeError: can't convert 'bytes' object to str implicitly")]
    [DataRow("m.sum(b'ab')", "195")]
    [DataRow("m.sum(bytearray(b'ab'))", "195")]
    [DataRow("m.sum(5)", "TypeError: object with buffer protocol required")]
    [DataRow("m.truth([])", "False")]
    [DataRow("m.add()", "TypeError: function missing 1 required positional arguments")]
    [DataRow("m.add(1, 2, 3)", "TypeError: function expected at most 2 arguments, got 3")]
    [DataRow("m.half()", "TypeError: function takes 1 positional arguments but 0 were given")]
    [DataRow("m.half(x=1)", "TypeError: function doesn't take keyword arguments")]
    [DataRow("m.add(1, c=2)", "TypeError: extra keyword arguments given")]
    [DataRow("m.add(1, 2, b=2)", "TypeError: function got multiple values for argument 'b'")]
    [DataRow("m.add('1')", "TypeError: can't convert str to int")]
    [DataRow("m.add(1.0)", "TypeError: can't convert float to int")]
    [DataRow("m.add(2 ** 64)", "OverflowError: overflow converting long int to machine word")]
    [DataRow("m.half(None)", "TypeError: can't convert NoneType to float")]
    [DataRow("m.channel(14)", "14")]
    [DataRow("m.channel(15)", "ValueError: channel must be 1 to 14, not 15")]
    [DataRow("m.fail('no answer')", "OSError: no answer")]
    [DataRow("m.missing", "AttributeError: 'module' object has no attribute 'missing'")]
    public void Call_Arguments_AreReadAsThoseOfBuiltInFunctions(string expression, string expected) =>
        Assert.AreEqual(expected, Evaluate(expression, Sample));

    [TestMethod]
    [DataRow("c.add(2)", "12")]
    [DataRow("c.add_later(2, 50)", "12")]
    [DataRow("m.total(c)", "10")]
    [DataRow("m.same(c) is c", "True")]
    [DataRow("m.shared() is m.shared()", "True")]
    [DataRow("m.Counter(3).add(4)", "7")]
    [DataRow("type(c) is m.Counter", "True")]
    [DataRow("type('D', (m.Counter,), {})(5).add(1)", "6")]
    [DataRow("c.add()", "TypeError: function takes 2 positional arguments but 1 were given")]
    [DataRow("m.Counter.add(1, 2)", "TypeError: 'int' object isn't a 'Counter'")]
    [DataRow("m.total(5)", "TypeError: 'int' object isn't a 'Counter'")]
    [DataRow("m.Hidden()", "TypeError: can't create 'Hidden' instances")]
    public void Type_Objects_AreThoseOfCSharp(string expression, string expected) =>
        Assert.AreEqual(expected, Evaluate(expression, WithCounter, "c = m.Counter(10)\n"));

    [TestMethod]
    public void Function_ThatWaits_LetsOtherThreadsRun()
    {
        var board = Board(
            """
            import m, time, _thread
            def other():
                for i in range(3):
                    print('other', time.ticks_ms() // 10)
                    time.sleep_ms(20)
            _thread.start_new_thread(other, ())
            print(m.receive(30), time.ticks_ms() // 10)
            print(m.receive(), time.ticks_ms() // 10)
            """,
            WithQueue);
        board.Run(TimeSpan.FromSeconds(1));
        Assert.AreEqual("other 0\nother 2\nNone 3\nother 4\n1 10\n", board.Output);
    }

    [TestMethod]
    public void Function_ThatWaits_IsTheFunctionOfAThread()
    {
        var board = Board("import m, _thread\n_thread.start_new_thread(m.later, (5,))\n_thread.start_new_thread(m.fail_later, ())\nprint(m.later(7))\n", WithQueue);
        board.Run(TimeSpan.FromSeconds(1));
        Assert.Contains("7\n", board.Output);
        Assert.Contains("OSError: too late\n", board.Output);
        Assert.AreEqual(0, board.Machine.Threads.Count - 1, "all but the main thread have ended");
    }

    [TestMethod]
    public void Function_ThatWaits_RaisesWhereItWasCalled() => Assert.AreEqual(
        "OSError: too late", Evaluate("sorted([3, 1], key=lambda n: m.later(n) if n > 1 else m.fail_later())", WithQueue));

    [TestMethod]
    public void Function_ThatWaits_IsCalledManyTimes() =>
        Assert.AreEqual("4950", Evaluate("sum(m.later(n) for n in range(100))", WithQueue));

    [TestMethod]
    public void Function_ThatReturnsWithoutWaiting_ContinuesAtOnce() =>
        Assert.AreEqual("[0, 1, 4]", Evaluate("[m.now(n) for n in range(3)]", WithQueue));

    [TestMethod]
    [DataRow("""{ "FREERTOS_HZ": 1000 }""")]
    [DataRow("""{ "FREERTOS_HZ": 1000, "FREERTOS_UNICORE": true }""")]
    [DataRow("""{ "FREERTOS_HZ": 1000, "ESP32EMU_KERNEL": "smp" }""")]
    public void Function_ThatWaits_InThreadsAndCallbacks_LosesNothing(string settings)
    {
        var board = new ScriptBoard(
            """
            import m, time, _thread
            from machine import Timer
            total = 0
            def worker(name, count):
                global total
                for i in range(count):
                    one = m.later(1)
                    total += one
                    m.now(i)
                    if i == 5: raise ValueError(m.later('six'))
            def tick(t):
                global total
                hundred = m.later(100)
                total += hundred
            for i in range(4):
                _thread.start_new_thread(worker, (i, 3 + i))
            Timer(0).init(period=50, mode=Timer.ONE_SHOT, callback=tick)
            try:
                m.fail_later()
            except OSError as e:
                print(e)
            time.sleep_ms(300)
            print(total)
            """,
            settings: settings,
            modules: program => program.AddModule("m", WithQueue));
        board.Device.Settled = () => board.Device.Scheduler.CheckInvariants();
        board.Run(TimeSpan.FromMilliseconds(600));
        Assert.StartsWith("too late\n", board.Output);
        Assert.EndsWith("ValueError: six\n118\n", board.Output);
        Assert.AreEqual(1, board.Machine.Threads.Count);
    }

    [TestMethod]
    public void Suspend_ThreadWaitsInCSharp_ContinuesAfterwards()
    {
        var board = Board(
            """
            import m, time, _thread
            def f():
                _thread.allowsuspend(True)
                print(m.later(5), time.ticks_ms() // 10)
            t = _thread.start_new_thread('t', f, ())
            time.sleep_ms(3)
            print(_thread.suspend(t))
            time.sleep_ms(100)
            print(_thread.resume(t))
            time.sleep_ms(30)
            """,
            WithQueue);
        board.Run(TimeSpan.FromMilliseconds(500));
        Assert.AreEqual("True\nTrue\n5 10\n", board.Output);
    }

    [TestMethod]
    public void Kill_ThreadWaitsInCSharp_IsGone()
    {
        var board = Board(
            """
            import m, time, _thread
            t = _thread.start_new_thread('t', m.receive, ())
            time.sleep_ms(20)
            print(_thread.kill(t), _thread.status(t))
            """,
            WithQueue);
        board.Run(TimeSpan.FromMilliseconds(50));
        Assert.AreEqual("True -1\n", board.Output);
        Assert.AreEqual(1, board.Machine.Threads.Count);
        board.Device.Scheduler.CheckInvariants();
    }

    [TestMethod]
    public void Report_ThreadWaitsInCSharp_NamesTheFunctionAndWhatItWaitsFor()
    {
        var board = Board("import m\nm.receive()\n", WithQueue);
        board.Run(TimeSpan.FromMilliseconds(50));
        Assert.AreEqual("in m.receive: receive items, since 0.012 ms", board.Threads.Report.Rows.Single().Doing);
    }

    [TestMethod]
    public void Trace_OfTwoRuns_IsTheSame()
    {
        var traces = Enumerable.Range(0, 2).Select(static _ =>
        {
            var board = Board("import m, _thread\n_thread.start_new_thread(m.receive, ())\nfor i in range(5):\n    m.receive(30)\n", WithQueue);
            board.Device.RecordTrace();
            board.Run(TimeSpan.FromMilliseconds(500));
            return board.Device.Trace.ToString();
        }).ToList();
        Assert.Contains("gil_exit", traces[0]);
        Assert.AreEqual(traces[0], traces[1]);
    }

    [TestMethod]
    public void Charge_Cycles_TakesVirtualTime()
    {
        static string Time(long cycles) => Evaluate("m.work()", m => m.Function("work", "", call =>
        {
            var before = call.Now;
            call.Charge(new Cycles(cycles));
            return (call.Now - before).Value;
        }));

        Assert.AreEqual("0", Time(0));
        Assert.AreEqual("24000000", Time(24_000_000));
    }

    [TestMethod]
    public void StackFrame_OfAFunction_IsTakenOfTheThreadsStack()
    {
        static int Used(Action<ScriptModule> build)
        {
            var board = Board("import m\nm.f()\n", build);
            board.Run(TimeSpan.FromMilliseconds(10));
            return board.Threads.Main!.MaxStackUsed;
        }

        var least = Used(static m => m.Function("f", "", static _ => PyValue.None));
        Assert.IsGreaterThanOrEqualTo(4000, Used(static m => m.Function("f", "", [StackFrame(4000)] static (_) => PyValue.None)));
        Assert.IsLessThan(4000, least);
        Assert.IsGreaterThanOrEqualTo(5000, Used(static m => m.Function("f", "", [StackFrame(5000)] static async (call) =>
        {
            await call.Task.Delay(new Ticks(1));
            return PyValue.None;
        })));
    }

    [TestMethod]
    public void Help_Modules_NamesThoseOfTheProgram() =>
        Assert.Contains(" m ", $" {Evaluate("help('modules')", Sample).ReplaceLineEndings(" ")} ");

    [TestMethod]
    public void Load_OnTwoDevices_BuildsAModuleForEach()
    {
        var built = 0;
        var config = MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "test");
        var program = new ScriptProgram(Script.Parse("import m\nprint(m.count())\n"), config)
            .AddModule("m", m =>
            {
                var number = ++built;
                m.Function("count", "", _ => number);
            });
        new Device(config).Load(program);
        new Device(config).Load(program);
        program.Threads.Run(TimeSpan.FromMilliseconds(10));
        Assert.AreEqual("2\n", program.Threads.Console.Text);
    }

    internal static ScriptBoard Board(string source, Action<ScriptModule> build) => new(source, modules: program => program.AddModule("m", build));

    internal static string Evaluate(string expression, Action<ScriptModule> build, string before = "")
    {
        var board = Board($"import m\n{before}try:\n    print({expression})\nexcept Exception as e:\n    print(type(e).__name__ + ':', e)\n", build);
        board.Run(TimeSpan.FromSeconds(30));
        return board.Output.TrimEnd('\n');
    }

    private static void Sample(ScriptModule m) => m
        .Constant("answer", 42)
        .Constant("names", PyValue.Tuple("a", PyValue.Bytes([0, (byte)'b']), PyValue.Dict(("x", 1.5)), PyValue.List(true, PyValue.None)))
        .Function("echo", "value", static call => call[0])
        .Function("add", "a, [b=]", static call => call.Int(0) + (call.Has(1) ? call.Int(1) : 10))
        .Function("half", "x", static call => call.Float(0) / 2)
        .Function("upper", "text", static call => call.Text(0).ToUpperInvariant())
        .Function("sum", "data", static call => call.Bytes(0).Sum(static b => b))
        .Function("truth", "value", static call => call.Bool(0))
        .Function("channel", "channel", static call => call.Int(0, 1, 14))
        .Function("fail", "reason", static PyValue (call) => throw new PyException("OSError", call.Text(0)));

    private static void WithCounter(ScriptModule m)
    {
        var type = m.Type("Counter", "start", static call => new Counter { Value = call.Int(0) });
        type.Method("add", "number", static (counter, call) => counter.Value += call.Int(0));
        type.Method("add_later", "number, ms", static async (counter, call) =>
        {
            await call.Task.Delay(new Ticks((uint)call.Int(1)));
            return counter.Value += call.Int(0);
        });
        m.Function("total", "counter", static call => call.Object<Counter>(0).Value);
        m.Function("same", "counter", static call => call[0]);
        m.Type<Counter>("Hidden");
        var shared = type.New(new Counter());
        m.Function("shared", "", _ => shared);
    }

    private static void WithQueue(ScriptModule m)
    {
        var items = m.Device.CreateQueue<int>("items", 2);
        m.Device.CreateTask("driver", 10, 2048, CoreAffinity.Core0, async task =>
        {
            for (var n = 1; ; n++)
            {
                await task.Delay(new Ticks(100));
                await items.Send(n, Ticks.None);
            }
        });
        m.Function("receive", "[timeout]", async call =>
        {
            var item = await items.Receive(call.Has(0) ? new Ticks((uint)call.Int(0)) : Ticks.Forever);
            return item.HasValue ? item.Value : PyValue.None;
        });
        m.Function("later", "value", static async call =>
        {
            await call.Task.Delay(new Ticks(10));
            return call[0];
        });
        m.Function("now", "number", static async call =>
        {
            await Routine.Completed;
            return call.Int(0) * call.Int(0);
        });
        m.Function("fail_later", "", static async Routine<PyValue> (call) =>
        {
            await call.Task.Delay(new Ticks(10));
            throw new PyException("OSError", "too late");
        });
    }

    private sealed class Counter
    {
        internal long Value { get; set; }
    }
}
