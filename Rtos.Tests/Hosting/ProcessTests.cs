using System.Diagnostics;
using System.Globalization;
using Rtos.Hosting;
using Rtos.Tests.Cli;

namespace Rtos.Tests.Hosting;

/// <summary>A process that is killed, and one that is asked to stop, while inputs come in.</summary>
[TestClass]
public sealed class ProcessTests
{
    private const int Acknowledgements = 300;

    [TestMethod]
    public void Kill_UnderLoad_LosesNothingThatWasAcknowledgedAndReplaysWhatWasRun()
    {
        using var folder = new TemporaryFolder(nameof(Kill_UnderLoad_LosesNothingThatWasAcknowledgedAndReplaysWhatWasRun));
        using var child = new ChildProcess(folder.Root);
        var acknowledged = Read(child, Acknowledgements);
        child.Kill();
        for (var line = child.ReadLine(); line is not null; line = child.ReadLine())
        {
            // The last line may be torn as well; then nobody has read that acknowledgement.
            if (line.Count(c => c == ' ') == 2)
            {
                acknowledged.Add(line);
            }
        }

        child.WaitForExit();
        for (var i = 0; i < ChildProgram.Devices; i++)
        {
            var (result, again) = Replay(folder, i);
            Assert.IsFalse(result.IsComplete);
            AssertAcknowledged(folder, i, acknowledged);
            AssertSameRun(File.ReadAllText(ChildProgram.TracePath(folder.Root, i)), again, result.End.Value);
        }
    }

    [TestMethod]
    public void Terminate_UnderLoad_StopsWithinASecondAndLeavesWholeJournals()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("this system has no such signal");
        }

        using var folder = new TemporaryFolder(nameof(Terminate_UnderLoad_StopsWithinASecondAndLeavesWholeJournals));
        using var child = new ChildProcess(folder.Root);
        var acknowledged = Read(child, Acknowledgements);
        var began = Stopwatch.GetTimestamp();
        child.AskToStop();
        for (var line = child.ReadLine(); line != "stopped"; line = child.ReadLine())
        {
            Assert.IsNotNull(line, child.Errors);
            acknowledged.Add(line);
        }

        var took = Stopwatch.GetElapsedTime(began);
        Assert.IsTrue(took < TimeSpan.FromSeconds(1), $"{took}");
        child.WaitForExit();
        Assert.AreEqual(0, child.ExitCode, child.Errors);
        for (var i = 0; i < ChildProgram.Devices; i++)
        {
            var (result, again) = Replay(folder, i);
            Assert.IsTrue(result.IsComplete);
            AssertAcknowledged(folder, i, acknowledged);
            Assert.AreEqual(File.ReadAllText(ChildProgram.TracePath(folder.Root, i)), again);
        }
    }

    private static List<string> Read(ChildProcess child, int count)
    {
        var lines = new List<string>();
        while (lines.Count < count)
        {
            lines.Add(child.ReadLine() ?? throw new AssertFailedException(child.Errors));
        }

        return lines;
    }

    private static (ReplayResult Result, string Trace) Replay(TemporaryFolder folder, int device)
    {
        var trace = new StringWriter(CultureInfo.InvariantCulture);
        var replay = JournalReplay.Open(folder.PathOf($"d{device}.0001.jsonl"));
        return (replay.Run(() => new FunctionProgram(ChildProgram.Load(device)), trace), trace.ToString());
    }

    private static void AssertAcknowledged(TemporaryFolder folder, int device, List<string> acknowledged)
    {
        var journal = File.ReadAllText(folder.PathOf($"d{device}.0001.jsonl"));
        foreach (var line in acknowledged.Where(l => l.StartsWith($"d{device} ", StringComparison.Ordinal)))
        {
            var parts = line.Split(' ');
            StringAssert.Contains(journal, $"{{\"at\":{parts[2]},\"seq\":{parts[1]},", StringComparison.Ordinal);
        }
    }

    // The live run may have gone on after its last mark, and may have been killed before its last input's instant.
    private static void AssertSameRun(string live, string again, long end)
    {
        var cut = again.LastIndexOf($"\n{end - 1} ", StringComparison.Ordinal);
        var before = again.IndexOf($"\n{end - 1} ", StringComparison.Ordinal) + 1;
        var settled = cut < 0 ? again : again[..before];
        var length = Math.Min(live.LastIndexOf('\n') + 1, settled.Length);
        Assert.IsGreaterThan(1_000, length);
        Assert.IsTrue(settled[..length] == live[..length], "the traces differ");
    }
}
