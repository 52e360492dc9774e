using System.Globalization;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tests.Cli;

namespace Rtos.Tests.Hosting;

[TestClass]
public sealed class JournalTests
{
    [TestMethod]
    public void Journal_OfASession_HasEveryLine()
    {
        using var folder = new TemporaryFolder(nameof(Journal_OfASession_HasEveryLine));
        var path = JournalSession.Run(folder);
        var lines = File.ReadAllLines(path);
        StringAssert.StartsWith(
            lines[0],
            """{"journal":2,"product":"0.1.0","device":"device","first":1,"program":{"name":"device","hash":"test"},"configuration":{"Kernel":"Idf","Cores":"2",""",
            StringComparison.Ordinal);
        Assert.AreEqual(
            """
            {"at":0,"kind":"boot"}
            {"at":1600000,"seq":1,"kind":"notify","target":"bell","value":3,"action":"Overwrite","index":0}
            {"at":1600000,"seq":2,"kind":"send","target":"numbers","item":7}
            {"at":3200000,"seq":3,"kind":"interrupt","target":"pin"}
            {"at":3200000,"seq":4,"kind":"console","line":"a \"b\" ü"}
            {"at":4800000,"kind":"reset"}
            {"at":0,"kind":"boot"}
            {"at":1600000,"seq":5,"kind":"send","target":"lines","item":"x"}
            {"at":3200000,"kind":"stop"}
            """,
            string.Join('\n', lines.Skip(1).Select(JournalText.Unsigned)));
        Assert.AreEqual(JournalText.Signed(lines), File.ReadAllText(path));
    }

    [TestMethod]
    public void Replay_OfASession_GivesTraceAndConsole()
    {
        using var folder = new TemporaryFolder(nameof(Replay_OfASession_GivesTraceAndConsole));
        var trace = new StringWriter(CultureInfo.InvariantCulture);
        var path = JournalSession.Run(folder, trace);
        var (result, again, console) = JournalSession.Replay(path);
        Assert.AreEqual(trace.ToString(), again);
        Assert.AreEqual("bell 3\nnumber 7, pin 0\nline a \"b\" ü\nline x\n", console);
        Assert.AreEqual(new ReplayResult(2, 5, new Instant(3_200_000), true, null, null), result);
    }

    [TestMethod]
    public void Replay_LastLineTorn_IsToldAndTheRestIsRun()
    {
        using var folder = new TemporaryFolder(nameof(Replay_LastLineTorn_IsToldAndTheRestIsRun));
        var path = JournalSession.Run(folder);
        var whole = File.ReadAllText(path);
        var lastInput = whole.IndexOf("""{"at":1600000,"seq":5""", StringComparison.Ordinal);
        File.WriteAllText(path, whole[..(lastInput + 20)]);
        var (result, _, console) = JournalSession.Replay(path);
        Assert.AreEqual("""{"at":1600000,"seq":5""", result.TornLine + "5");
        Assert.IsFalse(result.IsComplete);
        Assert.AreEqual(4, result.Inputs);
        Assert.AreEqual("bell 3\nnumber 7, pin 0\nline a \"b\" ü\n", console);
    }

    [TestMethod]
    public void Replay_OfEveryBeginningOfAJournal_RunsOrSaysWhy()
    {
        using var folder = new TemporaryFolder(nameof(Replay_OfEveryBeginningOfAJournal_RunsOrSaysWhy));
        var trace = new StringWriter(CultureInfo.InvariantCulture);
        var whole = File.ReadAllBytes(JournalSession.Run(folder, trace));
        var header = Array.IndexOf(whole, (byte)'\n') + 1;
        for (var length = 0; length < whole.Length; length += length < header - 3 ? 97 : 3)
        {
            var path = folder.PathOf("part.jsonl");
            File.WriteAllBytes(path, whole[..length]);
            if (length < header)
            {
                StringAssert.Contains(Assert.ThrowsExactly<JournalException>(() => JournalReplay.Open(path)).Message, "nothing was run", StringComparison.Ordinal);
                continue;
            }

            var (result, again, _) = JournalSession.Replay(path);
            Assert.IsFalse(result.IsComplete);
            Assert.AreEqual(whole[length - 1] != '\n', result.TornLine is not null);
            StringAssert.StartsWith(trace.ToString(), Settled(again, result.End), StringComparison.Ordinal);
        }
    }

    // The last instant may have had more inputs than are left.
    private static string Settled(string trace, Instant end)
    {
        var last = trace.LastIndexOf("\n0 0 switch bell\n", StringComparison.Ordinal);
        var from = trace.IndexOf($"\n{end.Value - 1} ", Math.Max(0, last), StringComparison.Ordinal);
        return from < 0 ? trace : trace[..(from + 1)];
    }

    [TestMethod]
    public void Check_OtherProgramAndConfiguration_SaysWhatDiffers()
    {
        using var folder = new TemporaryFolder(nameof(Check_OtherProgramAndConfiguration_SaysWhatDiffers));
        var path = JournalSession.Run(folder);
        var replay = JournalReplay.Open(path);
        replay.Check(new ProgramIdentity("elsewhere", "test"), Chips.Idf);
        var other = Chips.Idf with { MaxPriorities = 7, TimerTaskAffinity = CoreAffinity.Core1 };
        var error = Assert.ThrowsExactly<JournalException>(() => replay.Check(new ProgramIdentity("mine", "other"), other));
        Assert.AreEqual(
            $"""
            {path} is the journal of another run:
              the program device has the hash test in the journal, mine has other here
              MaxPriorities is 25 in the journal and 7 here
              TimerTaskAffinity is 4294967295 in the journal and 2 here
            """,
            error.Message);
    }

    [TestMethod]
    public void Replay_OfAnotherProgram_SaysWhereItGoesWrong()
    {
        using var folder = new TemporaryFolder(nameof(Replay_OfAnotherProgram_SaysWhereItGoesWrong));
        var path = JournalSession.Run(folder);
        var error = Assert.ThrowsExactly<JournalException>(() => JournalReplay.Open(path).Run(() => new FunctionProgram(Chips.Busy(1))));
        StringAssert.StartsWith(error.Message, $"{path}(3): input 1 cannot enter: unknown task bell", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("", "it is empty")]
    [DataRow("{}\n", "it does not begin as a journal does")]
    [DataRow("[1]\n", "it is not a JSON object")]
    [DataRow("hello\n", "it is not a JSON object: column 1: unknown word hello; a text is in double quotes: \"hello\"")]
    [DataRow("{\"journal\": 2, }\n", "it is not a JSON object: column 16: expected a name in double quotes, found \"}\"")]
    [DataRow("{\"journal\": é}\n", "it is not a JSON object: column 13: expected the value of \"journal\", found \"é\"")]
    [DataRow("{\"journal\":3}\n", "it has the format 3; this version reads format 2 only")]
    [DataRow("{\"journal\":1,\"product\":\"0.1.0\"}\n", "it has the format 1; this version reads format 2 only, so use the version that wrote it, 0.1.0")]
    [DataRow("{\"journal\":2}\n", "it does not end with a checksum")]
    public void Open_NoJournal_IsRefused(string text, string expected)
    {
        using var folder = new TemporaryFolder(nameof(Open_NoJournal_IsRefused));
        var error = Assert.ThrowsExactly<JournalException>(() => JournalReplay.Open(folder.Write("j", text)));
        StringAssert.Contains(error.Message, expected, StringComparison.Ordinal);
    }

    [TestMethod]
    public void Journal_SecondSession_IsAnotherFile()
    {
        using var folder = new TemporaryFolder(nameof(Journal_SecondSession_IsAnotherFile));
        Assert.AreEqual("device.0001.jsonl", Path.GetFileName(JournalSession.Run(folder)));
        Assert.AreEqual("device.0002.jsonl", Path.GetFileName(JournalSession.Run(folder)));
        Assert.HasCount(2, Directory.GetFiles(folder.Root));
    }

    [TestMethod]
    public void Journal_CannotBeMade_StopsThatDeviceAlone()
    {
        using var folder = new TemporaryFolder(nameof(Journal_CannotBeMade_StopsThatDeviceAlone));
        folder.Write("file", "");
        using var stand = new Stand(Chips.Listening, options: o => o.Journal = folder.PathOf("file")).Start();
        Assert.AreEqual(DeviceState.Failed, stand.Device.State);
        StringAssert.StartsWith(stand.Device.Status.Failure, "the journal of device device cannot be created in ", StringComparison.Ordinal);
        Assert.ThrowsExactly<DeviceInputException>(() => stand.Do(stand.Device.NotifyAsync("bell")));
        File.Delete(folder.PathOf("file"));
        stand.Do(stand.Device.ResetAsync());
        Assert.AreEqual(DeviceState.Running, stand.Device.State);
        stand.Do(stand.Device.NotifyAsync("bell"));
    }

    [TestMethod]
    public void Journal_CannotBeWritten_RefusesTheInputAndStopsThatDeviceAlone()
    {
        using var folder = new TemporaryFolder(nameof(Journal_CannotBeWritten_RefusesTheInputAndStopsThatDeviceAlone));
        using var stand = new Stand([Stand.Setup("full", Chips.Listening), Stand.Setup("other", Chips.Listening)], o => o.Journal = folder.Root).Start();
        stand.Do(stand.Device.NotifyAsync("bell"));

        // From now on its file can be written no more than one on a full disk.
        stand.Emulator.Hosted[0].Journal!.Dispose();
        var path = stand.Device.Status.JournalPath;
        var error = Assert.ThrowsExactly<DeviceInputException>(() => stand.Do(stand.Device.NotifyAsync("bell")));
        StringAssert.StartsWith(error.Message, $"device full has failed: the journal {path} cannot be written: ", StringComparison.Ordinal);
        Assert.AreEqual(DeviceState.Failed, stand.Device.State);
        Assert.HasCount(1, stand.Device.RecentConsole);
        stand.Do(stand.Emulator["other"].NotifyAsync("bell"));
        Assert.AreEqual(1, JournalSession.Replay(path!).Result.Inputs);
        stand.Do(stand.Device.ResetAsync());
        Assert.AreEqual("full.0002.jsonl", Path.GetFileName(stand.Device.Status.JournalPath));
        stand.Do(stand.Device.NotifyAsync("bell"));
    }

    [TestMethod]
    public void Journal_OthersInTheFolder_CountByTheirOwnNames()
    {
        using var folder = new TemporaryFolder(nameof(Journal_OthersInTheFolder_CountByTheirOwnNames));
        folder.Write("device.0007.jsonl", "");
        folder.Write("device.x.0009.jsonl", "");
        folder.Write("device.txt", "");
        folder.Write("device.jsonl", "");
        Assert.AreEqual("device.0008.jsonl", Path.GetFileName(JournalSession.Run(folder)));
        Assert.AreEqual("", File.ReadAllText(folder.PathOf("device.0007.jsonl")));
    }

    [TestMethod]
    public void Mark_NowAndThen_SaysHowFarAKilledRunHadCome()
    {
        using var folder = new TemporaryFolder(nameof(Mark_NowAndThen_SaysHowFarAKilledRunHadCome));
        using var stand = new Stand(Chips.Busy(1), ratio: 1, options: o => o.Journal = folder.Root).Start();
        for (var i = 0; i < 5; i++)
        {
            stand.Advance(TimeSpan.FromSeconds(0.7));
        }

        var (result, _, _) = JournalSession.Replay(stand.Device.Status.JournalPath!, Chips.Busy(1));
        Assert.IsFalse(result.IsComplete);
        Assert.IsTrue(result.End.Value is >= 400_000_000 and <= 560_000_000, $"{result.End}");
    }

    [TestMethod]
    public void Fields_OfTheConfiguration_AreAllThere()
    {
        var names = typeof(DeviceConfiguration).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal);
        CollectionAssert.AreEqual(names.ToArray(), ConfigurationFields.All.Select(f => f.Name).Order(StringComparer.Ordinal).ToArray());
        var odd = new DeviceConfiguration
        {
            Kernel = KernelKind.FreeRtos,
            Cores = 1,
            CpuHertz = 3,
            CyclesPerTick = new Cycles(4),
            Preemption = false,
            TimeSlicing = false,
            IdleShouldYield = true,
            RunMultiplePriorities = false,
            TickCore = CoreId.Core1,
            CallCosts = CallCosts.Measured with { Tick = new Cycles(7) },
            TimerTaskAffinity = CoreAffinity.Core1,
            TimerTaskName = "t",
            InitialTick = new TickCount(uint.MaxValue),
            StackOverflowCheck = StackOverflowCheck.None,
            AsTheKernel = KernelLeniency.DeleteMutexHolder | KernelLeniency.DeleteHeldMutex,
        };
        Assert.AreEqual(odd, ConfigurationFields.All.Aggregate(new DeviceConfiguration(), (c, f) => f.With(c, f.Get(odd))));
    }
}
