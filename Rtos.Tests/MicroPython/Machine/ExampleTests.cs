using Rtos.Core;
using Rtos.MicroPython;
using Rtos.Thread;

namespace Rtos.Tests.MicroPython;

/// <summary>The scripts in the folder of examples, unchanged.</summary>
[TestClass]
public sealed class ExampleTests
{
    [TestMethod]
    public void QuickExample_FourAndAHalfSeconds_PrintsAsThePageSays()
    {
        var board = new ScriptBoard(RepositoryFile.Read("examples/quick_example.py"));
        Assert.AreEqual(RunOutcome.Limit, board.Run(TimeSpan.FromMilliseconds(4500)));
        Assert.AreEqual(
            "Running thread 0\nRunning thread 1\nRunning thread 0\nRunning thread 0\nRunning thread 1\nRunning thread 0\n", board.Output);
    }

    [TestMethod]
    public void QuickExample_AnHour_CostsNothing()
    {
        var board = new ScriptBoard(RepositoryFile.Read("examples/quick_example.py"));
        Assert.AreEqual(RunOutcome.Limit, board.Run(TimeSpan.FromHours(1)));

        // A round of each thread takes a little longer than its sleep, so that a few seconds are missing at the end.
        Assert.AreEqual(3596 + 1799, board.Output.Split('\n').Length - 1);
    }

    [TestMethod]
    public void LedThreads_Run_PrintTheirWholeStory()
    {
        var board = new ScriptBoard(RepositoryFile.Read("examples/led_threads.py"));
        Assert.AreEqual(RunOutcome.Ended, board.Run(TimeSpan.FromSeconds(10)), board.Output);
        Assert.AreEqual(
            """
            rainbow (255, 0, 0)
            from Sensor: 21.50 C
            from Sensor: 1
            rainbow (63, 192, 0)
            rainbow (0, 126, 129)
            from Sensor: 21.75 C
            from Sensor: 2
            pause the rainbow: True
            red: every 50 ms
            from Sensor: 22.25 C
            from Sensor: 3
            from Sensor: 23.00 C
            from Sensor: 4
            and go on: True
            rainbow (66, 0, 189)
            rainbow (255, 0, 0)
            from Sensor: 24.50 C
            from Sensor: 5
            ID=1073414400, Name: Sensor, State: running, Stack=4096, MaxUsed=848, Type: PYTHON
            ID=1073414336, Name: Rainbow, State: running, Stack=4096, MaxUsed=832, Type: PYTHON
            ID=1073414272, Name: Green, State: running, Stack=4096, MaxUsed=832, Type: PYTHON
            ID=1073414208, Name: Red, State: running, Stack=4096, MaxUsed=832, Type: PYTHON
            ID=1073414144, Name: MainThread, State: running, Stack=20480, MaxUsed=836, Type: MAIN
            rainbow ends
            red: 14 changes
            green: 4 changes
            threads left: 0

            """.ReplaceLineEndings("\n"),
            board.Output);
    }

    [TestMethod]
    [DataRow("examples/quick_example.py")]
    [DataRow("examples/led_threads.py")]
    public void Example_RunTwice_GivesTheSameBytes(string path)
    {
        string Trace()
        {
            using var text = new StringWriter();
            var board = new ScriptBoard(RepositoryFile.Read(path));
            board.Device.AddTraceSink(new TextTraceSink(text));
            board.Run(TimeSpan.FromSeconds(3));
            return board.Output + text;
        }

        var first = Trace();
        Assert.Contains("switch", first);
        Assert.AreEqual(first, Trace());
    }
}
