using Rtos.Cli;

namespace Rtos.Tests.Cli;

/// <summary>What a run of a script chooses by itself, and says: the dialect, the configuration. And what it keeps of its input.</summary>
[TestClass]
public sealed class RunChoiceTests : IDisposable
{
    // Prints the stack size that a thread gets: Loboris' stack_size has its own smallest size, Pycom's is only for Pycom's threads.
    private const string SetsStackSize = "import _thread\n_thread.stack_size(8192)\n";

    private static int _folders;

    private readonly TemporaryFolder _folder = new($"run-choice-{Interlocked.Increment(ref _folders)}");

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("import time\ndef f():\n    time.sleep(1)\n_thread.start_new_thread('named', f, ())\n", "named", "Loboris'")]
    [DataRow("import time\ndef f():\n    time.sleep(1)\n_thread.start_new_thread(f, ())\n", "MPThread1", "Pycom's")]
    [DataRow("import starter\n", "named", "Loboris'")]
    public void Run_StackSizeBeforeTheFirstThread_IsThatOfTheWholeProgramsDialect(string rest, string name, string dialect)
    {
        _folder.Write("starter.py", "import _thread, time\ndef f():\n    time.sleep(1)\n_thread.start_new_thread('named', f, ())\n");
        var run = CommandLineRun.Of("run", _folder.Write("main.py", SetsStackSize + rest), "--until", "500ms", "--report");
        Assert.AreEqual(ExitCode.Ok, run.Code, run.Error);
        Assert.StartsWith($"esp32emu: using {dialect} _thread", run.Error);
        var row = run.Error.Split('\n').First(l => l.StartsWith(name + " ", StringComparison.Ordinal));
        Assert.MatchesRegex("  8192 ", row);
    }

    [TestMethod]
    public void Run_DialectThatIsGiven_IsNotSaid() => Assert.AreEqual(
        new CommandLineRun(ExitCode.Ok, "", ""), CommandLineRun.Of("run", _folder.Write("main.py", SetsStackSize), "--dialect", "loboris"));

    [TestMethod]
    public void Run_ConfigurationBesideTheScript_IsUsedAndNamed()
    {
        var config = _folder.Write("menuconfig.json", """{ "FREERTOS_HZ": 100 }""");
        var run = CommandLineRun.Of("run", _folder.Write("main.py", "import time\nt = time.ticks_us()\ntime.sleep_ms(1)\nprint(time.ticks_us() - t > 5000)\n"));
        Assert.AreEqual(new CommandLineRun(ExitCode.Ok, "True\n", $"esp32emu: using {config}\n"), run);
    }

    [TestMethod]
    [DataRow("none")]
    [DataRow("other.json")]
    public void Run_ConfigurationThatIsGiven_WinsOverTheOneBesideTheScript(string given)
    {
        _folder.Write("menuconfig.json", "garbage");
        var other = _folder.Write("other.json", """{ "FREERTOS_HZ": 1000 }""");
        var run = CommandLineRun.Of("run", _folder.Write("main.py", "print(1)\n"), "--config", given == "none" ? given : other);
        Assert.AreEqual(new CommandLineRun(ExitCode.Ok, "1\n", ""), run);
    }

    [TestMethod]
    public void Run_GarbageInTheConfigurationBesideTheScript_IsRefused()
    {
        var config = _folder.Write("menuconfig.json", "{ \"FREERTOS_HZ\": }");
        var run = CommandLineRun.Of("run", _folder.Write("main.py", "print(1)\n"));
        Assert.AreEqual((ExitCode.BadInput, ""), (run.Code, run.Output));
        Assert.StartsWith($"esp32emu: {config}(1,", run.Error);
    }

    [TestMethod]
    public void Run_ConfigurationInTheCurrentFolder_IsUsedWhenNoneIsBesideTheScript()
    {
        _folder.Write("menuconfig.json", """{ "FREERTOS_HZ": 100 }""");
        _folder.Write("scripts/main.py", "print(1)\n");
        var run = CliShell.Run(_folder.Root, "$E run scripts/main.py");
        Assert.AreEqual(new CommandLineRun(ExitCode.Ok, "1\n", "esp32emu: using menuconfig.json\n"), run);
    }

    [TestMethod]
    public void Run_RecordThatIsItsOwnInput_IsKept()
    {
        _folder.Write("main.py", "print(input(), input())\n");
        _folder.Write("typed.txt", "a\nb\n");
        var run = CliShell.Run(_folder.Root, "$E run main.py --record typed.txt < typed.txt; cat typed.txt");
        Assert.AreEqual(new CommandLineRun(ExitCode.Ok, "a b\na\nb\n", ""), run);
    }

    [TestMethod]
    [DataRow("--record", "main.py")]
    [DataRow("--record", "helper.py")]
    [DataRow("--record", "menuconfig.json")]
    [DataRow("--trace", "helper.py")]
    [DataRow("--trace", "menuconfig.json")]
    public void Run_TargetThatTheScriptUses_IsRefused(string option, string name)
    {
        var main = _folder.Write("main.py", "import helper\nprint(input())\n");
        _folder.Write("helper.py", "x = 1\n");
        _folder.Write("menuconfig.json", "{}");
        var before = File.ReadAllText(_folder.PathOf(name));
        var run = CommandLineRun.Of("run", main, option, _folder.PathOf(name));
        Assert.AreEqual((ExitCode.BadInput, ""), (run.Code, run.Output));
        Assert.Contains($"{option} would overwrite {_folder.PathOf(name)}, which the script uses", run.Error);
        Assert.AreEqual(before, File.ReadAllText(_folder.PathOf(name)));
    }

    [TestMethod]
    public void Run_RecordOfAScriptThatDoesNotRead_IsEmptyAndSaid()
    {
        var (main, record) = (_folder.Write("main.py", "print(1)\n"), _folder.PathOf("typed.txt"));
        Assert.AreEqual(new CommandLineRun(ExitCode.Ok, "1\n", $"esp32emu: {main} reads no input, so {record} is empty\n"), CommandLineRun.Of("run", main, "--record", record));
        Assert.AreEqual("", File.ReadAllText(record));
    }

    [TestMethod]
    public void Run_ForLoopOverStdin_GivesEachLine()
    {
        _folder.Write("main.py", "import sys\nfor line in sys.stdin:\n    print(line.strip())\n");
        Assert.AreEqual(new CommandLineRun(ExitCode.Ok, "a\nb\n", ""), CliShell.Run(_folder.Root, "printf 'a\\nb\\n' | $E run main.py"));
    }

    [TestMethod]
    [DataRow("print(list(sys.stdin))", "['a\\n', 'b\\n', 'c']\n")]
    [DataRow("print(sys.stdin.readlines())", "['a\\n', 'b\\n', 'c']\n")]
    [DataRow("print(tuple(iter(sys.stdin)))", "('a\\n', 'b\\n', 'c')\n")]
    [DataRow("a, b, c = sys.stdin\nprint(a, b, c)", "a\n b\n c\n")]
    [DataRow("a, *b = sys.stdin\nprint(a, b)", "a\n ['b\\n', 'c']\n")]
    [DataRow("print(*sys.stdin)", "a\n b\n c\n")]
    [DataRow("print([*sys.stdin])", "['a\\n', 'b\\n', 'c']\n")]
    [DataRow("print([line.strip() for line in sys.stdin])", "['a', 'b', 'c']\n")]
    [DataRow("print(next(sys.stdin), next(sys.stdin), next(sys.stdin), next(sys.stdin, 'end'))", "a\n b\n c end\n")]
    [DataRow("print(list(enumerate(sys.stdin)))", "[(0, 'a\\n'), (1, 'b\\n'), (2, 'c')]\n")]
    [DataRow("print(list(zip(sys.stdin, range(9))))", "[('a\\n', 0), ('b\\n', 1), ('c', 2)]\n")]
    [DataRow("print(list(map(len, sys.stdin)))", "[2, 2, 1]\n")]
    [DataRow("print('b\\n' in sys.stdin, next(sys.stdin))", "True c\n")]
    [DataRow("print(''.join(sys.stdin))", "a\nb\nc\n")]
    [DataRow("print(sorted(sys.stdin), max('a', 'b'))", "['a\\n', 'b\\n', 'c'] b\n")]
    [DataRow("l = []\nl.extend(sys.stdin)\nl += sys.stdin\nprint(len(l))", "3\n")]
    [DataRow("def g():\n    yield from sys.stdin\nprint(list(g()))", "['a\\n', 'b\\n', 'c']\n")]
    [DataRow("print(list(sys.stdin.buffer))", "[b'a\\n', b'b\\n', b'c']\n")]
    [DataRow("list(sys.stdin)\ntry:\n    next(sys.stdin)\nexcept StopIteration:\n    print('over')", "over\n")]
    public void Run_IterationOverStdin_IsThatOfItsLines(string statements, string expected)
    {
        var run = CommandLineRun.OfInput("a\nb\nc", "run", _folder.Write("main.py", "import sys\n" + statements + "\n"));
        Assert.AreEqual(new CommandLineRun(ExitCode.Ok, expected, ""), run);
    }

    [TestMethod]
    [DataRow("open('data.txt')")]
    [DataRow("open('log.txt', 'w')")]
    [DataRow("open('log.txt', mode='rb')")]
    public void Run_Open_IsThatOfAFileThatIsNotThere(string call)
    {
        var run = CommandLineRun.Of("run", _folder.Write("main.py", $"try:\n    {call}\nexcept OSError as e:\n    print(e.errno)\n{call}\n"));
        Assert.AreEqual(ExitCode.RunFailed, run.Code);
        Assert.StartsWith("2\nTraceback ", run.Output);
        Assert.EndsWith("OSError: [Errno 2] ENOENT: files are not emulated\n", run.Output);
    }

    [TestMethod]
    public void Run_Record_KeepsWhatTheScriptWasGivenAndRunsItAgain()
    {
        _folder.Write("main.py", "name = input('name? ')\nprint('hello', name)\n");
        var first = CliShell.Run(_folder.Root, "printf 'Bob\\nrest\\n' | $E run main.py --record typed.txt");
        var again = CliShell.Run(_folder.Root, "$E run main.py < typed.txt");
        Assert.AreEqual(new CommandLineRun(ExitCode.Ok, "name? hello Bob\n", ""), first);
        Assert.AreEqual(first, again);
        Assert.AreEqual("Bob\nrest\n", File.ReadAllText(_folder.PathOf("typed.txt")));
    }
}
