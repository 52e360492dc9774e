using System.Globalization;
using System.Text;
using Rtos.Cli;
using CommandLineUnderTest = Rtos.Cli.CommandLine;

namespace Rtos.Tests.Cli;

/// <summary>Files, folders and standard input as programs, and names that are nearly right.</summary>
[TestClass]
public sealed class RunFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new(nameof(RunFilesTests));

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("script.txt", "print(1)\n")]
    [DataRow("script", "import time\n")]
    [DataRow("notes.md", "")]
    public void Run_FileOfAnotherKind_SaysHowScriptsAndScenariosAreNamed(string name, string text)
    {
        var path = _folder.Write(name, text);
        var expected = new CommandLineRun(2, "", $"esp32emu: {path}: a MicroPython script ends in .py and a scenario in .json; give the file one of these names\n");
        Assert.AreEqual(expected, CommandLineRun.Of("run", path));
        Assert.AreEqual(expected, CommandLineRun.Of(path));
    }

    [TestMethod]
    public void Run_ScenarioOfAnotherName_IsRun() =>
        Assert.AreEqual(CliScenario.WorksTrace.ReplaceLineEndings("\n"), CommandLineRun.Of("run", _folder.Write("works.scn", CliScenario.Works())).Output);

    [TestMethod]
    public void FileAlone_IsRun()
    {
        var script = _folder.Write("main.py", "print('hi')");
        Assert.AreEqual(new CommandLineRun(0, "hi\n", ""), CommandLineRun.Of(script));
        var scenario = _folder.Write("works.json", CliScenario.Works());
        Assert.AreEqual(CommandLineRun.Of("run", scenario, "--until", "400"), CommandLineRun.Of(scenario, "--until", "400"));
        Assert.AreEqual(new CommandLineRun(0, "hi\n", ""), CommandLineRun.Of(_folder.Root));
        var missing = _folder.PathOf("nosuch_at_all.py");
        Assert.StartsWith($"esp32emu: {missing}: the file cannot be read: ", CommandLineRun.Of(missing).Error);
    }

    [TestMethod]
    public void Folder_WithMain_IsRun()
    {
        _folder.Write("main.py", "import part\nprint(__name__, part.x)");
        _folder.Write("part.py", "x = 5");
        Assert.AreEqual(new CommandLineRun(0, "__main__ 5\n", ""), CommandLineRun.Of("run", _folder.Root));
    }

    [TestMethod]
    public void Folder_WithoutMain_NamesWhatItHas()
    {
        AssertRefused("the folder has no main.py; it has no scripts or scenarios at all");
        _folder.Write("b.py", "");
        _folder.Write("a.json", "");
        _folder.Write("menuconfig.json", "");
        AssertRefused("the folder has no main.py; its scripts and scenarios are a.json, b.py");
        for (var i = 0; i < 11; i++)
        {
            _folder.Write($"c{i:00}.py", "");
        }

        AssertRefused("the folder has no main.py; its scripts and scenarios are a.json, b.py, c00.py, c01.py, c02.py, c03.py, c04.py, c05.py, c06.py, c07.py and 3 more");
    }

    [TestMethod]
    [DataRow("run", "good", "good.py")]
    [DataRow("run", "shift", "shift.json")]
    [DataRow("run", "godo.py", "good.py")]
    [DataRow("verify", "shift", "shift.json")]
    [DataRow("verify", "god.py", "good.py")]
    [DataRow("repl", "good", "good.py")]
    [DataRow("replay", "pipe.0001", "pipe.0001.jsonl")]
    [DataRow("serve --device", "shift", "shift.json")]
    public void File_NearlyRight_IsAskedFor(string command, string name, string meant)
    {
        _folder.Write("good.py", "print(1)");
        _folder.Write("shift.json", CliScenario.Works());
        _folder.Write("pipe.0001.jsonl", "");
        var path = _folder.PathOf(name);
        var argument = command.Contains("--device", StringComparison.Ordinal) ? "a=" + path : path;
        Assert.AreEqual(
            new CommandLineRun(ExitCode.BadInput, "", $"esp32emu: {path}: no such file or folder; did you mean {_folder.PathOf(meant)}?\n"),
            CommandLineRun.Of([.. command.Split(' '), argument]));
    }

    [TestMethod]
    public void StandardInput_Script_IsRun()
    {
        Assert.AreEqual(new CommandLineRun(0, "42\n", ""), Typed("print(6 * 7)", "run", "-"));
        Assert.AreEqual(new CommandLineRun(0, "42\n", ""), Typed("print(6 * 7)", "-"));
        Assert.AreEqual(
            new CommandLineRun(2, "", "esp32emu: <stdin>(2,5): invalid syntax\ny = = 2\n    ^\n"), Typed("x = 1\ny = = 2\n", "run", "-"));
    }

    [TestMethod]
    public void Run_NameWhoseExtensionAloneIsNear_GetsNoSuggestion()
    {
        _folder.Write("product.json", CliScenario.Works());
        Assert.DoesNotContain("did you mean", CommandLineRun.Of("run", _folder.PathOf("nosuch.json")).Error);
        Assert.Contains("did you mean", CommandLineRun.Of("run", _folder.PathOf("prodct.json")).Error);
    }

    [TestMethod]
    public void StandardInput_Scenario_IsRun()
    {
        Assert.AreEqual(new CommandLineRun(0, CliScenario.WorksTrace.ReplaceLineEndings("\n"), ""), Typed("\n  " + CliScenario.Works(), "run", "-"));
        Assert.AreEqual(
            new CommandLineRun(2, "", "esp32emu: <stdin>(1,1): $: the property \"name\" is missing\nesp32emu: <stdin>(1,1): $: the property \"until\" is missing\nesp32emu: <stdin>(1,1): $: the property \"tasks\" is missing\n"),
            Typed("{}", "run", "-"));
        Assert.StartsWith("esp32emu: <stdin>(3,1): $.tasks[0].ops[1]: task A called delay", Typed(CliScenario.Panics(), "run", "-").Error);
    }

    [TestMethod]
    [DataRow("// It begins with a comment.\n// And another one.\n")]
    [DataRow("/* over\n two lines */ \t")]
    [DataRow("\n\r\n  // one\r\n/* two */\n")]
    [DataRow("\uFEFF// a byte order mark\n")]
    public void StandardInput_ScenarioThatBeginsWithComments_IsRun(string comments) => Assert.AreEqual(
        new CommandLineRun(0, CliScenario.WorksTrace.ReplaceLineEndings("\n"), ""), Typed(comments + CliScenario.Works(), "run", "-"));

    [TestMethod]
    public void StandardInput_ScriptThatReadsIt_IsRefused() => Assert.AreEqual(
        new CommandLineRun(2, "", "esp32emu: the script came from standard input, so that it cannot read from it too; run it from a file\n"),
        Typed("print(input())", "run", "-"));

    [TestMethod]
    public void StandardInput_WithFiles_IsRefused() => Assert.AreEqual(
        new CommandLineRun(2, "", "esp32emu: - is one program from standard input; there are 2 files\n"),
        Typed("", "run", "-", _folder.Write("works.json", CliScenario.Works())));

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = false)]
    public void StandardInput_WithoutAnEnd_IsRefused()
    {
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Assert.AreEqual(ExitCode.BadInput, CommandLineUnderTest.Run(["run", "-"], TextWriter.Null, error, () => new EndlessStream()));
        Assert.StartsWith("esp32emu: <stdin>(1,1): the source is too long; ", error.ToString());
    }

    private void AssertRefused(string expected) => Assert.AreEqual(
        new CommandLineRun(ExitCode.BadInput, "", $"esp32emu: {_folder.Root}: {expected}\n"), CommandLineRun.Of("run", _folder.Root));

    private static CommandLineRun Typed(string text, params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var code = CommandLineUnderTest.Run(args, output, error, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));
        return new CommandLineRun(code, output.ToString(), error.ToString());
    }

    private sealed class EndlessStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'x');
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
