using Rtos.Cli;

namespace Rtos.Tests.Cli;

/// <summary><c>esp32emu verify</c>: which scenarios it finds, and how it shows a difference.</summary>
[TestClass]
public sealed class VerifyCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new(nameof(VerifyCommandTests));

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void Verify_FileWithItsTrace_Passes() => AssertRun(["verify", Pair("works")], ExitCode.Ok, "1 passed, 0 failed\n", "");

    [TestMethod]
    public void Verify_Folder_SearchesItAndItsFoldersForPairs()
    {
        Pair("works");
        Pair("deeper/works");
        _folder.Write("without_trace.json", "not even JSON");
        _folder.Write("works.txt", "");
        AssertRun(["verify", _folder.Root], ExitCode.Ok, "2 passed, 0 failed\n", "");
    }

    [TestMethod]
    public void Verify_FolderWithATraceOfNoProgram_NamesIt()
    {
        Pair("works");
        var trace = _folder.Write("deeper/misspelt.trace", "");
        AssertRun(
            ["verify", _folder.Root],
            ExitCode.Ok,
            "1 passed, 0 failed\n",
            $"esp32emu: {trace} cannot be compared: there is no misspelt.json and no misspelt.py next to it\n");
    }

    [TestMethod]
    [DataRow(".trace", "works.json", "works.py")]
    [DataRow(".out", "works.py", "works.py")]
    public void Verify_Recording_NamesTheProgram(string extension, string first, string last)
    {
        var run = CommandLineRun.Of("verify", _folder.Write($"works{extension}", ""));
        Assert.AreEqual((ExitCode.BadInput, ""), (run.Code, run.Output));
        StringAssert.Contains(run.Error, "is a recording; name the program next to it");
        StringAssert.Contains(run.Error, first);
        StringAssert.Contains(run.Error, last);
    }

    [TestMethod]
    public void Verify_FileTwice_CountsItOnce() => AssertRun(["verify", Pair("works"), _folder.Root], ExitCode.Ok, "1 passed, 0 failed\n", "");

    [TestMethod]
    public void Verify_DifferingLine_ShowsItAndTheFiveBefore()
    {
        var path = Pair("works", CliScenario.WorksTrace.Replace("1300 0 A 0 work", "1300 0 A 0 yield", StringComparison.Ordinal));
        AssertRun(
            ["verify", path],
            ExitCode.RunFailed,
            $"""
            {path}: line 7 of the trace differs: - is the recording {Trace(path)}, + is this run
                300 0 A 0 work
                300 0 switch Tmr Svc
                300 0 switch IDLE
                1000 0 switch A
                1000 0 A 1 delay
              - 1300 0 A 0 yield
              + 1300 0 A 0 work
            0 passed, 1 failed

            """,
            "");
    }

    [TestMethod]
    [DataRow(".out", "line 2 of the output differs")]
    [DataRow(".trace", "line 1 of the trace differs")]
    public void Verify_ScriptWithoutEnd_EndsAtTheFirstDifference(string extension, string difference)
    {
        var path = _folder.Write("endless.py", "while True:\n    print('again')\n");
        _folder.Write("endless.out", extension == ".out" ? "again\n" : string.Concat(Enumerable.Repeat("again\n", 100_000)));
        _folder.Write("endless.trace", "0 0 switch other\n");
        if (extension == ".out")
        {
            File.Delete(_folder.PathOf("endless.trace"));
        }

        var run = CommandLineRun.Of("verify", path);
        Assert.AreEqual(ExitCode.RunFailed, run.Code);
        StringAssert.Contains(run.Output, difference);
        Assert.EndsWith("0 passed, 1 failed\n", run.Output);
    }

    [TestMethod]
    public void Verify_DifferenceInTheFirstLine_ShowsNoLinesBefore()
    {
        var path = Pair("works", CliScenario.WorksTrace.Replace("0 0 switch A\n3", "0 0 switch B\n3", StringComparison.Ordinal));
        AssertRun(
            ["verify", path], ExitCode.RunFailed, $"{path}: line 1 of the trace differs: - is the recording {Trace(path)}, + is this run\n  - 0 0 switch B\n  + 0 0 switch A\n0 passed, 1 failed\n", "");
    }

    [TestMethod]
    public void Verify_TraceEndsEarly_SaysSo()
    {
        var path = Pair("works", "0 0 switch A\n");
        AssertRun(
            ["verify", path],
            ExitCode.RunFailed,
            $"{path}: line 2 of the trace differs: - is the recording {Trace(path)}, + is this run\n    0 0 switch A\n  - (the trace ends)\n  + 300 0 A 0 work\n0 passed, 1 failed\n",
            "");
    }

    [TestMethod]
    public void Verify_TraceOfAnotherLineEnding_ShowsTheCharacter()
    {
        var path = Pair("works", CliScenario.WorksTrace.Replace("\n", "\r\n", StringComparison.Ordinal));
        AssertRun(
            ["verify", path], ExitCode.RunFailed, $"{path}: line 1 of the trace differs: - is the recording {Trace(path)}, + is this run\n  - 0 0 switch A\\r\n  + 0 0 switch A\n  the recording has the line ends of Windows (CR LF); it must have LF alone\n0 passed, 1 failed\n", "");
    }

    [TestMethod]
    public void Verify_TraceWithAByteOrderMark_IsNotTheSameBytes()
    {
        var path = Pair("works", "\uFEFF" + CliScenario.WorksTrace);
        AssertRun(
            ["verify", path], ExitCode.RunFailed, $"{path}: line 1 of the trace differs: - is the recording {Trace(path)}, + is this run\n  - \\uFEFF0 0 switch A\n  + 0 0 switch A\n  the recording begins with a byte order mark; save it as UTF-8 without one\n0 passed, 1 failed\n", "");
    }

    [TestMethod]
    public void Verify_PanickingScenario_FailsWithThePanic()
    {
        var path = _folder.Write("panics.json", CliScenario.Panics());
        _folder.Write("panics.trace", CliScenario.WorksTrace);
        AssertRun(
            ["verify", path],
            ExitCode.RunFailed,
            $"{path}: line 2 of the trace differs: - is the recording {Trace(path)}, + is this run\n    0 0 switch A\n  - 300 0 A 0 work\n  + 0 0 A 0 suspendAll\n"
            + $"  the device panicked: {path}(3,1): $.tasks[0].ops[1]: {CliScenario.Panic}\n0 passed, 1 failed\n",
            "");
    }

    [TestMethod]
    public void Verify_PanickingScenarioWhoseTraceAgreesSoFar_FailsWithThePanic()
    {
        var path = _folder.Write("panics.json", CliScenario.Panics());
        _folder.Write("panics.trace", "0 0 switch A\n0 0 A 0 suspendAll\n");
        AssertRun(
            ["verify", path],
            ExitCode.RunFailed,
            $"{path}: the trace ends in a panic\n  the device panicked: {path}(3,1): $.tasks[0].ops[1]: {CliScenario.Panic}\n0 passed, 1 failed\n",
            "");
    }

    [TestMethod]
    public void Verify_UnreadableScenario_IsBadInputAndTheOthersAreCompared()
    {
        var wrong = _folder.Write("a.json", "{");
        _folder.Write("a.trace", "");
        Pair("works");
        AssertRun(
            ["verify", _folder.Root],
            ExitCode.BadInput,
            "1 passed, 1 failed\n",
            $"esp32emu: {wrong}(1,2): $: the file ends too early: the object that begins in line 1, column 1 is not closed\n");
    }

    [TestMethod]
    public void Verify_DifferenceAndUnreadableScenario_IsADifference()
    {
        _folder.Write("a.json", "{");
        _folder.Write("a.trace", "");
        Pair("works", "");
        var run = CommandLineRun.Of("verify", _folder.Root);
        Assert.AreEqual(ExitCode.RunFailed, run.Code);
        Assert.EndsWith("0 passed, 2 failed\n", run.Output);
    }

    [TestMethod]
    public void Verify_FileWithoutTrace_SaysHowToMakeOne()
    {
        var path = _folder.Write("works.json", CliScenario.Works());
        var trace = _folder.PathOf("works.trace");
        AssertRun(
            ["verify", path],
            ExitCode.BadInput,
            "",
            $"esp32emu: {path} has no trace next to it: {trace} is missing (esp32emu run {path} --trace {trace} writes one)\n");
        AssertRun(["run", path, "--trace", trace], ExitCode.Ok, "", "");
        AssertRun(["verify", path], ExitCode.Ok, "1 passed, 0 failed\n", "");
    }

    [TestMethod]
    public void Verify_EmptyFolder_IsRefused() => AssertRun(
        ["verify", _folder.Root],
        ExitCode.BadInput,
        "",
        $"esp32emu: {_folder.Root}: the folder holds no scenario with its trace (NAME.json and NAME.trace) and no script with its output or its trace (NAME.py and NAME.out or NAME.trace)\n");

    [TestMethod]
    public void Verify_MissingPath_IsRefused()
    {
        var path = _folder.PathOf("nosuch");
        AssertRun(["verify", path], ExitCode.BadInput, "", $"esp32emu: {path}: no such file or folder\n");
    }

    [TestMethod]
    public void Verify_UnknownOption_IsNotTakenForAPath() =>
        AssertRun(["verify", "--all"], ExitCode.BadInput, "", "esp32emu: verify has no option --all; see `esp32emu verify --help`\n");

    [TestMethod]
    public void Verify_ScriptWithItsOutput_Passes()
    {
        var path = Script("print('a')\nprint('b')\n", "a\nb\n");
        AssertRun(["verify", path], ExitCode.Ok, "1 passed, 0 failed\n", "");
    }

    [TestMethod]
    public void Verify_ScriptAsTheMessageSays_MakesWhatIsCompared()
    {
        var path = Script("import _thread\nprint('a')\nraise SystemExit(3)\n", null);
        var (output, trace) = (path[..^3] + ".out", path[..^3] + ".trace");
        AssertRun(
            ["verify", path],
            ExitCode.BadInput,
            "",
            $"esp32emu: {path} has neither its output nor its trace next to it: {output} and {trace} are missing (esp32emu run {path} > {output} --trace {trace} writes them)\n");
        File.WriteAllText(output, CommandLineRun.Of("run", path, "--trace", trace).Output);
        AssertRun(["verify", path], ExitCode.Ok, "1 passed, 0 failed\n", "");
        File.WriteAllText(trace, File.ReadAllText(trace).Replace("switch", "Switch", StringComparison.Ordinal));
        var run = CommandLineRun.Of("verify", path);
        Assert.AreEqual(ExitCode.RunFailed, run.Code);
        Assert.StartsWith($"{path}: line 1 of the trace differs: - is the recording {trace}, + is this run\n  - 0 0 Switch ", run.Output);
        File.Delete(output);
        Assert.AreEqual(ExitCode.RunFailed, CommandLineRun.Of("verify", path).Code);
    }

    [TestMethod]
    public void Verify_ScriptThatPrintsSomethingElse_ShowsTheLine()
    {
        var path = Script("print('a')\nprint('b')\n", "a\nc\n");
        AssertRun(["verify", path], ExitCode.RunFailed, $"{path}: line 2 of the output differs: - is the recording {Output(path)}, + is this run\n    a\n  - c\n  + b\n0 passed, 1 failed\n", "");
        var longer = Script("print('a')\n", "a\nc\n");
        AssertRun(["verify", longer], ExitCode.RunFailed, $"{longer}: line 2 of the output differs: - is the recording {Output(longer)}, + is this run\n    a\n  - c\n  + (the output ends)\n0 passed, 1 failed\n", "");
    }

    [TestMethod]
    public void Verify_Folder_FindsScriptsAndScenarios()
    {
        Pair("works");
        Script("print(1)", "1\n", "deeper/script");
        Script("print(2)", null, "other");
        _folder.Write("works.py", "print('the trace is that of the scenario')");
        AssertRun(["verify", _folder.Root], ExitCode.Ok, "2 passed, 0 failed\n", "");
    }

    [TestMethod]
    public void Verify_ScriptThatReadsInput_FindsItEmpty() =>
        AssertRun(["verify", Script("import sys\nprint(len(sys.stdin.read()))", "0\n")], ExitCode.Ok, "1 passed, 0 failed\n", "");

    [TestMethod]
    public void Verify_ScriptThatIsNoPython_IsBadInputAndTheOthersAreCompared()
    {
        var path = Script("x = = 1", "");
        Pair("works");
        AssertRun(["verify", _folder.Root], ExitCode.BadInput, "1 passed, 1 failed\n", $"esp32emu: {path}(1,5): invalid syntax\nx = = 1\n    ^\n");
    }

    private static string Trace(string path) => Path.ChangeExtension(path, ".trace");

    private static string Output(string path) => Path.ChangeExtension(path, ".out");

    private string Script(string source, string? printed, string name = "script")
    {
        if (printed is not null)
        {
            _folder.Write(name + ".out", printed);
        }

        return _folder.Write(name + ".py", source);
    }

    private string Pair(string name, string trace = CliScenario.WorksTrace)
    {
        _folder.Write(name + ".trace", trace.ReplaceLineEndings(trace.Contains('\r', StringComparison.Ordinal) ? "\r\n" : "\n"));
        return _folder.Write(name + ".json", CliScenario.Works());
    }

    private static void AssertRun(string[] args, int code, string output, string error) =>
        Assert.AreEqual(new CommandLineRun(code, output.ReplaceLineEndings("\n"), error), CommandLineRun.Of(args));
}
