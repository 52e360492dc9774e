using Rtos.Cli;

namespace Rtos.Tests.Cli;

/// <summary>Standard streams as a shell hands them over: a reader that has gone, closed streams, a full disk.</summary>
[TestClass]
public sealed class StandardStreamTests : IDisposable
{
    private static int _folders;

    private readonly TemporaryFolder _folder = new($"streams-{Interlocked.Increment(ref _folders)}");

    public StandardStreamTests()
    {
        _folder.Write("hi.py", "print('hi')\n");
        _folder.Write("read.py", "print(input())\n");
        _folder.Write("many.py", "while True:\n    print('line')\n");
        _folder.Write("endless.json", """{ "name": "endless", "until": 900000000000, "tasks": [ { "name": "a", "priority": 1, "repeat": 0, "ops": [["work", 100], ["delay", 1]] } ] }""");
    }

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("$E run many.py")]
    [DataRow("$E run endless.json")]
    public void Run_ReaderGoes_EndsAtOnceWithoutAWord(string command)
    {
        var run = CliShell.Run(_folder.Root, $"{{ {command}; echo $? > code; }} | head -n 2 > head.txt; cat code");
        Assert.AreEqual((0, $"{ExitCode.ReaderGone}\n", ""), (run.Code, run.Output, run.Error));
        Assert.HasCount(2, File.ReadAllLines(_folder.PathOf("head.txt")));
    }

    [TestMethod]
    [DataRow("$E run hi.py >&-", ExitCode.RunFailed, "esp32emu: standard output cannot be written: it is closed\n")]
    [DataRow("$E run hi.py > /dev/full", ExitCode.RunFailed, "esp32emu: standard output cannot be written: no space left on the device\n")]
    [DataRow("$E run many.py > /dev/full", ExitCode.RunFailed, "esp32emu: standard output cannot be written: no space left on the device\n")]
    [DataRow("$E --help > /dev/full", ExitCode.RunFailed, "esp32emu: standard output cannot be written: no space left on the device\n")]
    [DataRow("$E run endless.json --trace /dev/full", ExitCode.RunFailed, "esp32emu: /dev/full cannot be written: no space left on the device\n")]
    [DataRow("$E run read.py <&-", ExitCode.BadInput, "esp32emu: standard input is closed, but it must be read; use < FILE or a pipe\n")]
    public void Run_StreamThatCannotBeUsed_IsOneLineAboutTheHost(string command, int code, string error)
    {
        var run = CliShell.Run(_folder.Root, command);
        Assert.AreEqual((code, "", error), (run.Code, run.Output, run.Error));
    }

    [TestMethod]
    [DataRow("$E run hi.py <&-", ExitCode.Ok, "hi\n")]
    [DataRow("$E run hi.py 2>&-", ExitCode.Ok, "hi\n")]
    [DataRow("$E run hi.py 2> /dev/full", ExitCode.Ok, "hi\n")]
    [DataRow("$E run nosuch.py 2>&-", ExitCode.BadInput, "")]
    [DataRow("$E run nosuch.py 2> /dev/full", ExitCode.BadInput, "")]
    [DataRow("$E run hi.py >&- 2>&-", ExitCode.RunFailed, "")]
    [DataRow("$E verify nosuch <&- >&- 2>&-", ExitCode.BadInput, "")]
    public void Run_StreamThatIsNotNeeded_MayBeClosed(string command, int code, string output)
    {
        var run = CliShell.Run(_folder.Root, command);
        Assert.AreEqual((code, output, ""), (run.Code, run.Output, run.Error));
    }

    [TestMethod]
    public void Run_TwoRunsIntoOneFile_WriteOneBehindTheOther()
    {
        CliShell.Run(_folder.Root, "{ $E run hi.py; echo between; $E run nosuch.py; $E run hi.py; } > both.txt 2>&1");
        Assert.AreEqual(
            "hi\nbetween\nesp32emu: nosuch.py: the file cannot be read: no such file\nhi\n",
            File.ReadAllText(_folder.PathOf("both.txt")));
    }
}
