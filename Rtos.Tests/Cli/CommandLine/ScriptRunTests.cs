namespace Rtos.Tests.Cli;

/// <summary><c>esp32emu run SCRIPT</c>: what the script prints and nothing else on standard output, the rest on standard error.</summary>
[TestClass]
public sealed class ScriptRunTests : IDisposable
{
    private static int _folders;

    private readonly TemporaryFolder _folder = new($"script-{Interlocked.Increment(ref _folders)}");

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void Run_Script_PrintsExactlyWhatItPrints()
    {
        var run = CommandLineRun.Of("run", Write("hello.py", "print('hello', 1 + 2, end='')\n"));
        Assert.AreEqual((0, "hello 3", ""), (run.Code, run.Output, run.Error));
    }

    [TestMethod]
    [DataRow("run", "machine")]
    [DataRow("run", "utime")]
    [DataRow("repl", "machine")]
    public void File_HasTheNameOfABuiltInModule_IsWarnedOf(string command, string module)
    {
        Write($"{module}.py", "raise ValueError\n");
        Write("neopixel.py", "x = 1\n");
        Write("io.py", "x = 2\n");
        var main = Write("main.py", $"import {module}, neopixel, io, math\nprint(neopixel.x + io.x)\n");
        var run = CliProcess.Run("", 0, command, main);
        Assert.AreEqual(0, run.Code);
        Assert.Contains("3\n", run.Output);
        Assert.AreEqual($"esp32emu: warning: {module}.py next to main.py is not used: the module {module} is built in, and no file replaces it\n", run.Error);
    }

    [TestMethod]
    public void Run_CallbackTooSlow_SaysHowManyCallsWereLost()
    {
        var run = CommandLineRun.Of("run", Write("slow.py", "import machine, time\nt = machine.Timer(0)\nt.init(period=1, callback=lambda t: time.sleep_ms(5))\ntime.sleep_ms(100)\nt.deinit()\nprint('end')\n"));
        Assert.AreEqual((0, "end\n"), (run.Code, run.Output));
        Assert.MatchesRegex("^esp32emu: [0-9]+ calls of the callback of Timer\\(0\\) were lost, [^\n]*\n$", run.Error);
    }

    [TestMethod]
    public void Run_UntilTime_Stops()
    {
        var run = CommandLineRun.Of("run", Write("clock.py", "import time\nwhile True:\n    time.sleep(1)\n    print('tick')\n"), "--until", "3500ms");
        Assert.AreEqual((0, "tick\ntick\ntick\n"), (run.Code, run.Output));
    }

    [TestMethod]
    public void Run_ExceptionOfTheMainScript_FailsWithItsTraceback()
    {
        var run = CommandLineRun.Of("run", Write("bad.py", "print(1)\nraise ValueError('x')\n"));
        Assert.AreEqual(
            (1, "1\nTraceback (most recent call last):\n  File \"bad.py\", line 2, in <module>\nValueError: x\n"), (run.Code, run.Output));
    }

    [TestMethod]
    public void Run_Deadlock_FailsWithTheChain()
    {
        var run = CommandLineRun.Of("run", Write("dead.py", "import _thread\na = _thread.allocate_lock()\na.acquire()\na.acquire()\n"));
        Assert.AreEqual((1, ""), (run.Code, run.Output));
        Assert.Contains("MainThread waits for lock 1 (dead.py, line 4), which MainThread holds", run.Error);
    }

    [TestMethod]
    public void Run_SyntaxError_ShowsThePlace()
    {
        var path = Write("syntax.py", "x = 1\ndef f(:\n    pass\n");
        var run = CommandLineRun.Of("run", path);
        Assert.AreEqual((2, "", $"esp32emu: {path}(2,7): invalid syntax\ndef f(:\n      ^\n"), (run.Code, run.Output, run.Error));
    }

    [TestMethod]
    public void Run_Check_OnlyCompiles()
    {
        var run = CommandLineRun.Of("run", Write("quiet.py", "print('not printed')\n"), "--check");
        Assert.AreEqual((0, "", ""), (run.Code, run.Output, run.Error));
    }

    [TestMethod]
    public void Run_OwnModule_IsFoundBesideTheScript()
    {
        Write("helper.py", "def twice(x):\n    return 2 * x\n");
        var run = CommandLineRun.Of("run", Write("main.py", "import helper\nfrom helper import twice\nprint(helper.twice(4), twice(5), helper.__name__)\n"));
        Assert.AreEqual((0, "8 10 helper\n"), (run.Code, run.Output));
    }

    [TestMethod]
    public void Run_OwnModuleWithSyntaxError_IsASyntaxErrorOfTheScript()
    {
        Write("broken.py", "def f(:\n");
        var run = CommandLineRun.Of("run", Write("main.py", "try:\n    import broken\nexcept SyntaxError as e:\n    print('SyntaxError', e)\n"));
        Assert.AreEqual((0, "SyntaxError invalid syntax\n"), (run.Code, run.Output));
    }

    [TestMethod]
    public void Run_Trace_IsWrittenToTheFile()
    {
        var trace = _folder.PathOf("out.trace");
        var run = CommandLineRun.Of("run", Write("t.py", "print('x')\n"), "--trace", trace);
        Assert.AreEqual((0, "x\n"), (run.Code, run.Output));
        Assert.Contains("MainThread 0 enter", File.ReadAllText(trace));
    }

    [TestMethod]
    [DataRow("--dialect", "lobris", "--dialect lobris: choose one of both, loboris, pycom")]
    [DataRow("--profile", "board", "--profile board: choose one of document, firmware")]
    [DataRow("--gil", "no", "--gil no: choose one of fair, unfair")]
    [DataRow("--deadline", "soon", "--deadline soon: a length of time is more than 0: a number of seconds, or a number with a unit such as 10s or 500ms")]
    public void Run_WrongOption_SaysWhatWouldBeRight(string option, string value, string message)
    {
        var run = CommandLineRun.Of("run", Write("x.py", "pass\n"), option, value);
        Assert.AreEqual((2, "", $"esp32emu: {message}\n"), (run.Code, run.Output, run.Error));
    }

    [TestMethod]
    public void Run_ScriptOptionWithAScenario_IsRefused()
    {
        var run = CommandLineRun.Of("run", "x.json", "--check");
        Assert.AreEqual((2, "esp32emu: --check is for MicroPython scripts (.py), not for scenarios\n"), (run.Code, run.Error));
    }

    [TestMethod]
    public void Run_TwoScripts_AreRefused()
    {
        var run = CommandLineRun.Of("run", "a.py", "b.py");
        Assert.AreEqual((2, "esp32emu: one script runs at a time; b.py would be a second one\n"), (run.Code, run.Error));
    }

    [TestMethod]
    public void Run_MissingScript_IsToldWithoutATrace()
    {
        var run = CommandLineRun.Of("run", _folder.PathOf("nothing.py"));
        Assert.AreEqual(2, run.Code);
        Assert.StartsWith($"esp32emu: {_folder.PathOf("nothing.py")}: the file cannot be read: ", run.Error);
    }

    [TestMethod]
    public void Run_Dialects_HaveTheirOwnFunctions()
    {
        var path = Write("d.py", "import _thread\nprint(hasattr(_thread, 'sendmsg'), hasattr(_thread, 'allocate_lock'))\n");
        Assert.AreEqual("True True\n", CommandLineRun.Of("run", path).Output);
        Assert.AreEqual("True False\n", CommandLineRun.Of("run", path, "--dialect", "loboris").Output);
        Assert.AreEqual("False True\n", CommandLineRun.Of("run", path, "--dialect", "pycom").Output);
    }

    private string Write(string name, string source) => _folder.Write(name, source);
}
