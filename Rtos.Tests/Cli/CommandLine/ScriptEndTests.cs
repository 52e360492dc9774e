namespace Rtos.Tests.Cli;

/// <summary>How scripts end, as processes of their own: exit codes, memory, input.</summary>
[TestClass]
public sealed class ScriptEndTests : IDisposable
{
    private const long FewBytes = 150_000_000;

    private static int _folders;

    private readonly TemporaryFolder _folder = new($"script-end-{Interlocked.Increment(ref _folders)}");

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("", 0, "")]
    [DataRow("None", 0, "")]
    [DataRow("0", 0, "")]
    [DataRow("False", 0, "")]
    [DataRow("True", 1, "")]
    [DataRow("5", 5, "")]
    [DataRow("255", 255, "")]
    [DataRow("256", 1, "")]
    [DataRow("300", 44, "")]
    [DataRow("-1", 255, "")]
    [DataRow("1 << 100", 1, "")]
    [DataRow("(1 << 100) + 3", 3, "")]
    [DataRow("'no'", 1, "no\n")]
    [DataRow("2.5", 1, "2.5\n")]
    [DataRow("(1, 'a')", 1, "(1, 'a')\n")]
    public void Run_SysExit_GivesTheCode(string argument, int code, string error)
    {
        var run = CommandLineRun.Of("run", _folder.Write("exit.py", $"import sys\nprint('x')\nsys.exit({argument})\n"));
        Assert.AreEqual(new CommandLineRun(code, "x\n", error), run);
    }

    [TestMethod]
    public void Run_SystemExitWithTwoArguments_PrintsThem() =>
        Assert.AreEqual(new CommandLineRun(1, "", "(1, 2)\n"), CommandLineRun.Of("run", _folder.Write("exit.py", "raise SystemExit(1, 2)\n")));

    [TestMethod]
    public void Run_SysExitCaught_IsNoEnd() => Assert.AreEqual(
        new CommandLineRun(0, "on\n", ""),
        CommandLineRun.Of("run", _folder.Write("exit.py", "import sys\ntry:\n    sys.exit(3)\nexcept SystemExit:\n    print('on')\n")));

    [TestMethod]
    public void Process_SysExit_IsItsExitCode() =>
        Assert.AreEqual(44, CliProcess.Run("", 0, "run", _folder.Write("exit.py", "import sys\nsys.exit(300)\n")).Code);

    [TestMethod]
    [Timeout(120_000)]
    [DataRow("import collections\ni = 0\nwhile True:\n    collections.namedtuple('A', 'f%d_%s g%d_%s' % (i, 'q' * 300, i, 'z' * 300)); i += 1\n")]
    [DataRow("i = 0\nwhile True:\n    exec('del_%d_%s = 1; del del_%d_%s' % (i, 'q' * 200, i, 'q' * 200)); i += 1\n")]
    [DataRow("l = []\nwhile True:\n    ns = {}; exec('def f():\\n ' + 'x=(1,2,3);' * 1500, ns); l.append(ns['f'])\n")]
    public void Process_ScriptThatWantsGigabytesOfTheHost_EndsInAMemoryErrorOfItsOwn(string source)
    {
        var run = CliProcess.Run("", FewBytes, "run", _folder.Write("big.py", source));
        Assert.AreEqual(1, run.Code, run.Error);
        Assert.Contains("MemoryError", run.Output);
    }

    [TestMethod]
    [Timeout(120_000)]
    [DataRow("run")]
    [DataRow("repl")]
    public void Process_ScriptOfManyMegabytes_IsRefused(string command)
    {
        var path = _folder.Write("long.py", string.Concat(Enumerable.Repeat("x=1\n", 3_000_000)));
        var run = CliProcess.Run("", FewBytes, command, path);
        Assert.AreEqual((2, ""), (run.Code, run.Output));
        Assert.StartsWith($"esp32emu: {path}(1,1): ", run.Error);
        Assert.Contains("524288", run.Error);
    }

    [TestMethod]
    public void Run_ModuleThatIsTooLong_IsASyntaxErrorOfTheScript()
    {
        _folder.Write("long_module.py", new string('\n', 600_000));
        var run = CommandLineRun.Of("run", _folder.Write("main.py", "try:\n    import long_module\nexcept SyntaxError:\n    print('SyntaxError')\n"));
        Assert.AreEqual((0, "SyntaxError\n"), (run.Code, run.Output));
    }

    [TestMethod]
    [Timeout(120_000)]
    public void Process_Repl_ReadsTheLinesOfItsInput() => Assert.EndsWith(
        ">>> x = input('name? ')\nname? Ada\n>>> x\n'Ada'\n>>> \n",
        CliProcess.Run("x = input('name? ')\nAda\nx\n", 0, "repl").Output.ReplaceLineEndings("\n"));

    [TestMethod]
    public void Run_PathThatBeginsWithAt_IsAFile()
    {
        // As it would be given in the folder itself; a leading @ of the argument is what counts.
        var run = CommandLineRun.Of("run", "@nothing.py");
        Assert.AreEqual(2, run.Code);
        Assert.StartsWith("esp32emu: @nothing.py: the file cannot be read: ", run.Error);
    }

    [TestMethod]
    public void Run_ArgumentThatBeginsWithAt_IsNotReadAsArguments()
    {
        var secret = _folder.Write("secret.txt", "hidden words\n");
        var run = CommandLineRun.Of("run", "@" + secret);
        Assert.AreEqual(2, run.Code);
        Assert.DoesNotContain("hidden", run.Error);
        Assert.Contains("@" + secret, run.Error);
    }
}
