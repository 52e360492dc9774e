using System.Globalization;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tests.Cli;

namespace Rtos.Tests.Hosting;

/// <summary>Journals that no host has written, or that were damaged: nothing is run, and the line that is wrong is named.</summary>
[TestClass]
public sealed class JournalDamageTests
{
    private const string Boot = """{"at":0,"kind":"boot"}""";
    private const string Panic = """{"at":9,"kind":"panic","text":"x"}""";

    [TestMethod]
    [DataRow(3, Boot, "{}", DisplayName = "no instant")]
    [DataRow(3, Boot, """{"at":1,"kind":"explode"}""", DisplayName = "unknown kind")]
    [DataRow(3, Boot, """{"at":1,"kind":"1"}""", DisplayName = "number of a kind")]
    [DataRow(3, Boot, """{"at":1,"kind":5}""", DisplayName = "kind that is not text")]
    [DataRow(3, Boot, """{"at":"1","kind":"mark"}""", DisplayName = "instant that is not a number")]
    [DataRow(3, Boot, """{"at":1.5,"kind":"mark"}""", DisplayName = "instant with a fraction")]
    [DataRow(3, Boot, """{"at":5,"seq":1,"kind":"send","target":"numbers"}""", DisplayName = "no item")]
    [DataRow(3, Boot, """{"at":5,"kind":"interrupt","target":"pin"}""", DisplayName = "input without its number")]
    [DataRow(3, Boot, """{"at":5,"seq":1,"kind":"notify","target":"bell","value":-1,"action":"SetBits","index":0}""", DisplayName = "value out of range")]
    [DataRow(3, Boot, """{"at":5,"seq":1,"kind":"notify","target":"bell","value":1,"action":"2","index":0}""", DisplayName = "number of an action")]
    [DataRow(3, Boot, "[]", DisplayName = "not an object")]
    [DataRow(3, Boot, "not JSON", DisplayName = "not JSON")]
    [DataRow(3, Boot, "", DisplayName = "empty line")]
    public void Run_LineThatMakesNoSense_IsNamed(int line, params string[] lines) => AssertWrong(line, lines);

    [TestMethod]
    [DataRow(3, Boot, """{"at":5,"seq":2,"kind":"interrupt","target":"pin"}""", DisplayName = "the first is missing")]
    [DataRow(4, Boot, """{"at":5,"seq":1,"kind":"interrupt","target":"pin"}""", """{"at":5,"seq":3,"kind":"interrupt","target":"pin"}""", DisplayName = "missing")]
    [DataRow(4, Boot, """{"at":5,"seq":1,"kind":"interrupt","target":"pin"}""", """{"at":5,"seq":1,"kind":"interrupt","target":"pin"}""", DisplayName = "doubled")]
    [DataRow(3, Boot, """{"at":5,"seq":0,"kind":"interrupt","target":"pin"}""", DisplayName = "zero")]
    [DataRow(3, Boot, """{"at":5,"seq":-1,"kind":"interrupt","target":"pin"}""", DisplayName = "negative")]
    [DataRow(3, Boot, """{"at":5,"seq":9223372036854775808,"kind":"interrupt","target":"pin"}""", DisplayName = "too large")]
    public void Run_InputOutOfSequence_IsNamed(int line, params string[] lines) => AssertWrong(line, lines);

    [TestMethod]
    [DataRow(2, """{"at":5,"kind":"stop"}""", DisplayName = "a stop alone")]
    [DataRow(2, """{"at":0,"kind":"stop"}""", DisplayName = "a stop at the start alone")]
    [DataRow(2, """{"at":0,"kind":"reset"}""", DisplayName = "a reset alone")]
    [DataRow(2, """{"at":0,"kind":"panic","text":"x"}""", DisplayName = "a panic alone")]
    [DataRow(2, """{"at":5,"seq":1,"kind":"interrupt","target":"pin"}""", DisplayName = "an input alone")]
    [DataRow(3, Boot, Boot, DisplayName = "a boot after a boot")]
    [DataRow(4, Boot, """{"at":5,"kind":"stop"}""", """{"at":6,"kind":"mark"}""", DisplayName = "after a stop")]
    [DataRow(4, Boot, """{"at":5,"kind":"stop"}""", Boot, DisplayName = "a boot after a stop")]
    [DataRow(4, Boot, """{"at":5,"kind":"fail","text":"x"}""", Boot, DisplayName = "a boot after a failure")]
    [DataRow(4, Boot, """{"at":5,"kind":"reset"}""", """{"at":0,"kind":"stop"}""", DisplayName = "a stop after a reset")]
    [DataRow(4, Boot, Panic, """{"at":9,"kind":"mark"}""", DisplayName = "a mark after a panic")]
    [DataRow(4, Boot, Panic, Panic, DisplayName = "a panic after a panic")]
    [DataRow(3, Boot, """{"at":9,"kind":"panic"}""", DisplayName = "a panic without text")]
    public void Run_LineInAWrongPlace_IsNamed(int line, params string[] lines) => AssertWrong(line, lines);

    [TestMethod]
    [DataRow(3, Boot, """{"at":9223372036854775807,"kind":"panic","text":"x"}""", DisplayName = "a panic at the largest number")]
    [DataRow(3, Boot, """{"at":9223372036854775807,"kind":"stop"}""", DisplayName = "a stop at the largest number")]
    [DataRow(3, Boot, """{"at":9223372036854775807,"kind":"mark"}""", DisplayName = "a mark at the largest number")]
    [DataRow(3, Boot, """{"at":9223372036854775807,"seq":1,"kind":"interrupt","target":"pin"}""", DisplayName = "an input at the largest number")]
    [DataRow(3, Boot, """{"at":2305843009213693952,"kind":"stop"}""", DisplayName = "one more than a device can run")]
    [DataRow(3, Boot, """{"at":99999999999999999999,"kind":"stop"}""", DisplayName = "more than fits")]
    [DataRow(3, Boot, """{"at":-1,"kind":"stop"}""", DisplayName = "negative")]
    [DataRow(2, """{"at":1,"kind":"boot"}""", DisplayName = "a boot after the start")]
    [DataRow(4, Boot, """{"at":5,"kind":"mark"}""", """{"at":4,"kind":"stop"}""", DisplayName = "back in time")]
    [DataRow(4, Boot, """{"at":5,"kind":"mark"}""", """{"at":3,"kind":"panic","text":"x"}""", DisplayName = "a panic back in time")]
    [DataRow(4, Boot, Panic, """{"at":9,"kind":"stop"}""", DisplayName = "a stop after a panic, not at 0")]
    public void Run_TimeThatCannotBe_IsNamed(int line, params string[] lines) => AssertWrong(line, lines);

    [TestMethod]
    public void Run_LineRemovedDoubledMovedOrChanged_IsNamedByItsChecksum()
    {
        using var folder = new TemporaryFolder(nameof(Run_LineRemovedDoubledMovedOrChanged_IsNamedByItsChecksum));
        var lines = File.ReadAllLines(JournalSession.Run(folder));
        Assert.AreEqual(3, Wrong(folder, [lines[0], lines[1], .. lines[3..]]), "removed");
        Assert.AreEqual(4, Wrong(folder, [.. lines[..3], lines[2], .. lines[3..]]), "doubled");
        Assert.AreEqual(3, Wrong(folder, [lines[0], lines[1], lines[3], lines[2], .. lines[4..]]), "moved");
        Assert.AreEqual(4, Wrong(folder, [.. lines[..3], lines[3].Replace("7", "8", StringComparison.Ordinal), .. lines[4..]]), "changed");
        Assert.AreEqual(4, Wrong(folder, [.. lines[..3], JournalText.Unsigned(lines[3]), .. lines[4..]]), "checksum removed");
        Assert.AreEqual(1, Wrong(folder, [lines[0].Replace("Cores\":\"2", "Cores\":\"1", StringComparison.Ordinal), .. lines[1..]]), "first line");
        Assert.AreEqual(1, Wrong(folder, lines[1..]), "first line removed");
    }

    [TestMethod]
    public void Run_SumsMadeAgain_AreWhatTheHostWrites()
    {
        using var folder = new TemporaryFolder(nameof(Run_SumsMadeAgain_AreWhatTheHostWrites));
        var path = JournalSession.Run(folder);
        var before = JournalSession.Replay(path);
        File.WriteAllText(path, JournalText.Signed(File.ReadAllLines(path)));
        Assert.AreEqual(before, JournalSession.Replay(path));
    }

    [TestMethod]
    public void Run_LastLineIsNotTheBeginningOfALine_IsNamed()
    {
        using var folder = new TemporaryFolder(nameof(Run_LastLineIsNotTheBeginningOfALine_IsNamed));
        var whole = File.ReadAllText(JournalSession.Run(folder));
        var lines = whole.Count(c => c == '\n');
        foreach (var end in new[] { "x", "{\"to\":", "{\"at\":1}}", "\0\0\0\0", "{\"at\":0,\"kind\":\"boot\"} x" })
        {
            var path = folder.Write("j", whole + end);
            Assert.AreEqual(lines + 1L, Assert.ThrowsExactly<JournalException>(() => JournalSession.Replay(path)).Line, end);
        }
    }

    [TestMethod]
    public void Run_LineWithoutEnd_EndsWithItsNumberAndBoundedMemory()
    {
        using var folder = new TemporaryFolder(nameof(Run_LineWithoutEnd_EndsWithItsNumberAndBoundedMemory));
        var path = JournalSession.Run(folder);
        using (var file = new FileStream(path, FileMode.Append))
        {
            var spaces = new byte[1 << 20];
            spaces.AsSpan().Fill((byte)' ');
            for (var i = 0; i < 40; i++)
            {
                file.Write(spaces);
            }
        }

        var lines = File.ReadLines(path).Count();
        Assert.AreEqual((long)lines, Assert.ThrowsExactly<JournalException>(() => JournalSession.Replay(path)).Line);
    }

    [TestMethod]
    public void Open_DeviceWithoutEnd_IsRefused()
    {
        if (!File.Exists("/dev/zero"))
        {
            Assert.Inconclusive("this system has no /dev/zero");
        }

        Assert.AreEqual(1L, Assert.ThrowsExactly<JournalException>(() => JournalReplay.Open("/dev/zero")).Line);
    }

    [TestMethod]
    public void Input_ThatAJournalCannotHold_IsRefused()
    {
        using var folder = new TemporaryFolder(nameof(Input_ThatAJournalCannotHold_IsRefused));
        using var stand = new Stand(Chips.Listening, options: o => o.Journal = folder.Root).Start();
        Assert.ThrowsExactly<DeviceInputException>(() => stand.Do(stand.Device.WriteLineAsync("half \ud83d")));
        Assert.ThrowsExactly<DeviceInputException>(() => stand.Do(stand.Device.SendTextAsync("lines", "\udc00 half")));
        Assert.ThrowsExactly<DeviceInputException>(() => stand.Do(stand.Device.WriteLineAsync(new string('x', JournalWriter.LongestText + 1))));
        stand.Do(stand.Device.WriteLineAsync("whole \ud83d\ude00 " + new string('\0', JournalWriter.LongestText - 9)));
        stand.Do(stand.Device.StopAsync());
        Assert.AreEqual(1, JournalSession.Replay(stand.Device.Status.JournalPath!).Result.Inputs);
    }

    [TestMethod]
    public void FirstInput_OfAJournalAfterAFailedOne_GoesOnCounting()
    {
        using var folder = new TemporaryFolder(nameof(FirstInput_OfAJournalAfterAFailedOne_GoesOnCounting));
        using var stand = new Stand(Chips.Listening, options: o => o.Journal = folder.Root).Start();
        stand.Do(stand.Device.NotifyAsync("bell"));
        stand.Emulator.Hosted[0].Journal!.Dispose();
        Assert.ThrowsExactly<DeviceInputException>(() => stand.Do(stand.Device.NotifyAsync("bell")));
        stand.Do(stand.Device.ResetAsync());
        Assert.AreEqual(2, stand.Do(stand.Device.NotifyAsync("bell")).Sequence);
        stand.Do(stand.Device.StopAsync());
        var replay = JournalReplay.Open(stand.Device.Status.JournalPath!);
        Assert.AreEqual(2, replay.Header.FirstInput);
        Assert.AreEqual(1, replay.Run(() => new FunctionProgram(Chips.Listening)).Inputs);
    }

    [TestMethod]
    public void TryEnd_LineWrittenInPart_IsTakenBackAndTheReasonIsTold()
    {
        using var folder = new TemporaryFolder(nameof(TryEnd_LineWrittenInPart_IsTakenBackAndTheReasonIsTold));
        using var stand = new Stand(Chips.Listening, options: o => o.Journal = folder.Root).Start();
        stand.Do(stand.Device.NotifyAsync("bell"));
        var journal = stand.Emulator.Hosted[0].Journal!;
        File.AppendAllText(journal.Path, "{\"at\":7,\"se");
        journal.Add(new JournalEntry(JournalEntryKind.Mark, new Instant(7)));
        journal.TryEnd(new JournalEntry(JournalEntryKind.Fail, new Instant(1_000), Text: "no more room"));
        var (result, _, _) = JournalSession.Replay(journal.Path);
        Assert.AreEqual((1L, "no more room", null, false), (result.Inputs, result.WriteFailure, result.TornLine, result.IsComplete));
    }

    [TestMethod]
    public void Commit_DiskIsFull_SaysSo()
    {
        if (!File.Exists("/dev/full"))
        {
            Assert.Inconclusive("this system has no /dev/full");
        }

        var header = new JournalHeader(JournalLine.Format, "1", "d", new ProgramIdentity("p", "h"), Chips.Idf);
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var error = Assert.ThrowsExactly<JournalException>(() => new JournalWriter(full, header));
        Assert.Contains("the disk is full", error.Message);
        Assert.IsNull(error.Line);
    }

    private static void AssertWrong(int line, string[] lines)
    {
        using var folder = new TemporaryFolder(string.Create(CultureInfo.InvariantCulture, $"journal-{string.Concat(lines).GetHashCode(StringComparison.Ordinal):x}"));
        var header = File.ReadAllLines(JournalSession.Run(folder))[0];
        var path = folder.Write("j", JournalText.Signed([header, .. lines]));
        var ran = false;
        var replay = JournalReplay.Open(path);
        var error = Assert.ThrowsExactly<JournalException>(() => replay.Run(() =>
        {
            ran = true;
            return new FunctionProgram(Chips.Listening);
        }));
        Assert.AreEqual((long)line, error.Line, error.Message);
        Assert.IsFalse(ran, "damage must be found before anything is run");
    }

    private static long? Wrong(TemporaryFolder folder, IEnumerable<string> lines)
    {
        var path = folder.Write("j", string.Join('\n', lines) + "\n");
        return Assert.ThrowsExactly<JournalException>(() => JournalSession.Replay(path)).Line;
    }
}
