using Rtos.Fuzz;
using Rtos.Tests.Cli;

namespace Rtos.Tests.Fuzz;

/// <summary>What a program does to its worker is a finding, and the campaign continues. Real processes.</summary>
[TestClass]
public sealed class SupervisorTests
{
    private const string KillersLeftOut = "crash,hang,memory";

    [TestMethod]
    [Timeout(240_000)]
    public void Run_ProgramsThatEndTheirWorker_AreFindingsAndTheOthersAreRun()
    {
        using var folder = new TemporaryFolder(nameof(Run_ProgramsThatEndTheirWorker_AreFindingsAndTheOthersAreRun));
        var (code, output) = FuzzProcess.Run(
            "trial", "--count", "100", "--workers", "2", "--hang", "2", "--memory", "256", "--out", folder.Root);

        Assert.AreEqual(ExitCode.Findings, code, output);
        var last = output.TrimEnd().Split('\n')[^1];
        Assert.AreEqual("trial: seed 1, 100 programs: 1 bad, 1 crash, 50 even, 1 hang, 1 memory, 46 odd; 4 findings of 4 kinds", last);
        var files = Directory.GetFiles(folder.PathOf("trial"), "finding-*.txt");
        Assert.HasCount(4, files, output);
        foreach (var number in new[] { 13, 31, 57, 75 })
        {
            var text = File.ReadAllText(files.Single(f => f.EndsWith($"-{number}.txt", StringComparison.Ordinal)));
            Assert.Contains($"program: {number}\n", text);
            Assert.Contains($"-- trial --seed 1 --only {number} -v\n", text);
            Assert.Contains($"trial program {number}\n", text);
        }
    }

    [TestMethod]
    [Timeout(240_000)]
    public void Run_AfterKill9_ContinuesAndGivesTheCountsOfOneRun()
    {
        using var folder = new TemporaryFolder(nameof(Run_AfterKill9_ContinuesAndGivesTheCountsOfOneRun));
        var (interrupted, whole) = (folder.PathOf("interrupted"), folder.PathOf("whole"));
        string[] campaign = ["trial", "--count", "100000", "--workers", "2", "--skip", KillersLeftOut + ",complaint", "--out"];
        using (var process = FuzzProcess.Start([.. campaign, interrupted, "-v"]))
        {
            // The first line says that a part has been done and saved.
            Assert.IsNotNull(process.StandardOutput.ReadLine());
            process.Kill();
            process.WaitForExit();
        }

        var before = FuzzProcess.Counts(interrupted, "trial");
        Assert.DoesNotStartWith("100000 ", before);
        Assert.AreEqual(ExitCode.Ok, FuzzProcess.Run([.. campaign, interrupted]).Code);
        Assert.AreEqual(ExitCode.Ok, FuzzProcess.Run([.. campaign, whole]).Code);
        Assert.AreEqual(FuzzProcess.Counts(whole, "trial"), FuzzProcess.Counts(interrupted, "trial"));
    }

    [TestMethod]
    [Timeout(240_000)]
    public void Run_LargerCount_RunsTheRest()
    {
        using var folder = new TemporaryFolder(nameof(Run_LargerCount_RunsTheRest));
        string[] campaign = ["trial", "--workers", "1", "--skip", KillersLeftOut, "--out", folder.Root, "--count"];
        Assert.AreEqual(ExitCode.Findings, FuzzProcess.Run([.. campaign, "80"]).Code);
        var (code, output) = FuzzProcess.Run([.. campaign, "160"]);

        Assert.AreEqual(ExitCode.Findings, code);
        Assert.EndsWith("160 programs: 1 bad, 80 even, 73 odd, 6 skipped; 1 findings of 1 kinds\n", output);
        Assert.HasCount(1, File.ReadAllLines(folder.PathOf("trial/findings.txt")));
    }

    [TestMethod]
    [Timeout(240_000)]
    public void Run_StateOfAnotherSeed_IsRefusedUnlessFresh()
    {
        using var folder = new TemporaryFolder(nameof(Run_StateOfAnotherSeed_IsRefusedUnlessFresh));
        string[] campaign = ["trial", "--workers", "1", "--count", "10", "--out", folder.Root, "--seed"];
        Assert.AreEqual(ExitCode.Ok, FuzzProcess.Run([.. campaign, "1"]).Code);
        var before = FuzzProcess.Counts(folder.Root, "trial");

        Assert.AreEqual(ExitCode.BadInput, FuzzProcess.Run([.. campaign, "2"]).Code);
        Assert.AreEqual(before, FuzzProcess.Counts(folder.Root, "trial"));
        Assert.AreEqual(ExitCode.Ok, FuzzProcess.Run([.. campaign, "2", "--fresh"]).Code);
    }

    [TestMethod]
    [Timeout(240_000)]
    public void Replay_FileOfAFinding_ShowsItAgain()
    {
        using var folder = new TemporaryFolder(nameof(Replay_FileOfAFinding_ShowsItAgain));
        FuzzProcess.Run("trial", "--count", "80", "--workers", "1", "--skip", KillersLeftOut, "--out", folder.Root);
        var file = Directory.GetFiles(folder.PathOf("trial"), "finding-*.txt").Single();

        var (code, output) = FuzzProcess.Run("replay", file);

        Assert.AreEqual(ExitCode.Findings, code, output);
        Assert.Contains("finding: a trial complaint\n", output);
        Assert.EndsWith("trial 75: bad, 1 findings\n", output);
    }

    [TestMethod]
    [DataRow("trial", "--count", "0")]
    [DataRow("trial", "--workers", "0")]
    [DataRow("trial", "--unknown", "1")]
    [DataRow("nothing", "--count", "1")]
    [DataRow("replay", "no-such-file.txt", "")]
    public void Run_BadArguments_AreRefused(string command, string option, string value)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] arguments = value.Length == 0 ? [command, option] : [command, option, value];

        Assert.AreEqual(ExitCode.BadInput, Rtos.Fuzz.CommandLine.Run(arguments, output, error));
        Assert.AreNotEqual("", error.ToString());
    }
}
