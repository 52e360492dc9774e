using System.Globalization;
using System.Text;
using Rtos.Hosting;
using Rtos.Tests.Cli;
using Rtos.Tests.Core.Properties;

namespace Rtos.Tests.Hosting;

/// <summary>Whatever happens to a journal: it replays to the trace of the live run, as far as a torn end goes, or the line that is wrong is named.</summary>
[TestClass]
public sealed class JournalFuzzTests
{
    private static readonly int Damages = Repetitions.Of(800);

    [TestMethod]
    [TestCategory(Repetitions.Category)]
    public void Replay_DamagedAtRandom_IsTheSameRunOrNamesTheLine()
    {
        using var folder = new TemporaryFolder(nameof(Replay_DamagedAtRandom_IsTheSameRunOrNamesTheLine));
        var trace = new StringWriter(CultureInfo.InvariantCulture);
        var whole = File.ReadAllBytes(JournalSession.Run(folder, trace));
        var path = folder.PathOf("damaged.jsonl");
        var refused = 0;
        for (var seed = 0; seed < Damages; seed++)
        {
            var damaged = Damage(whole, new Dice(seed));
            File.WriteAllBytes(path, damaged);
            refused += IsRefused(path, whole, damaged, trace.ToString(), seed) ? 1 : 0;
        }

        Assert.IsGreaterThan(Damages / 2, refused);
    }

    private static bool IsRefused(string path, byte[] whole, byte[] damaged, string trace, int seed)
    {
        var why = $"seed {seed}: {Encoding.Latin1.GetString(damaged)}";
        try
        {
            var (result, again, _) = JournalSession.Replay(path);
            var tornLength = TornLength(damaged);
            Assert.AreEqual(tornLength > 0, result.TornLine is not null, why);
            Assert.AreEqual(result.IsComplete, whole.AsSpan().SequenceEqual(damaged), why);

            // Lines that are believed are those of the good journal; what is replayed is the beginning of its run.
            Assert.IsTrue(whole.AsSpan().StartsWith(damaged.AsSpan(0, damaged.Length - tornLength)), why);
            Assert.IsTrue(result.IsComplete ? trace == again : IsBeginning(trace, again, result), why);
            return false;
        }
        catch (JournalException e)
        {
            Assert.IsTrue(e.Line >= 1 && e.Line <= damaged.Count(b => b == '\n') + 1, $"{why}\n{e}");
            return true;
        }
    }

    // The last instant may have had more inputs than are left.
    private static bool IsBeginning(string trace, string again, ReplayResult result)
    {
        var boot = Math.Max(0, again.LastIndexOf("\n0 0 switch bell\n", StringComparison.Ordinal));
        var from = again.IndexOf($"\n{result.End.Value - 1} ", boot, StringComparison.Ordinal);
        return trace.StartsWith(from < 0 ? again : again[..(from + 1)], StringComparison.Ordinal);
    }

    private static int TornLength(byte[] bytes) => bytes.Length - 1 - Array.LastIndexOf(bytes, (byte)'\n');

    private static byte[] Damage(byte[] whole, Dice dice)
    {
        var bytes = whole.ToList();
        for (var times = dice.Between(1, 3); times > 0 && bytes.Count > 0; times--)
        {
            Damage(bytes, dice);
        }

        return [.. bytes];
    }

    private static void Damage(List<byte> bytes, Dice dice)
    {
        // Half of it in the lines after the first, which is the longest.
        var at = dice.Between(dice.Percent(50) ? 0 : Math.Min(bytes.Count - 1, bytes.IndexOf((byte)'\n') + 1), bytes.Count - 1);
        var length = Math.Min(dice.Between(1, 60), bytes.Count - at);
        var part = bytes.GetRange(at, length);
        switch (dice.Between(0, 7))
        {
            case 0:
                bytes[at] ^= (byte)(1 << dice.Between(0, 7));
                break;
            case 1:
                bytes[at] = (byte)dice.Between(0, 255);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(dice.Between(0, bytes.Count), part);
                break;
            case 4:
                bytes.RemoveRange(at, length);
                bytes.InsertRange(dice.Between(0, bytes.Count), part);
                break;
            case 5:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                DamageLines(bytes, dice);
                break;
        }
    }

    private static void DamageLines(List<byte> bytes, Dice dice)
    {
        var lines = Encoding.Latin1.GetString([.. bytes]).Split('\n').ToList();
        var (one, other) = (dice.Between(0, lines.Count - 1), dice.Between(0, lines.Count - 1));
        switch (dice.Between(0, 2))
        {
            case 0:
                lines.RemoveAt(one);
                break;
            case 1:
                lines.Insert(other, lines[one]);
                break;
            default:
                (lines[one], lines[other]) = (lines[other], lines[one]);
                break;
        }

        bytes.Clear();
        bytes.AddRange(Encoding.Latin1.GetBytes(string.Join('\n', lines)));
    }
}
