using System.Globalization;
using System.Text;
using Rtos.Scenarios;
using static Rtos.Tests.Scenarios.Reader.ScenarioText;

namespace Rtos.Tests.Scenarios.Reader;

/// <summary>Whatever the bytes, the reader gives a scenario or a <see cref="ScenarioException"/>.</summary>
[TestClass]
public sealed class ScenarioReaderMutationTests
{
    private const int Inputs = 6000;

    private static readonly byte[] Seed = Encoding.UTF8.GetBytes(WithTaskOps(
        """["work", 300], ["enterCritical"], ["send", "q", 7, 0], ["exitCritical"], ["notify", "Bravo", "setBits", 3, 1], ["suspend", "self"]""",
        """{"flavor": "idf", "cores": 2, "cyclesPerTick": 1000, "maxPriorities": 25, "runTime": true}"""));

    private static readonly string[] Fragments =
    [
        "\0", "\\u0000", "\"\\ud800\"", "\\udfff", "99999999999999999999999", "-1", "1e400", "0.5", "18446744073709551616", "9223372036854775807",
        "null", "true", "{}", "[]", "\"\"", "\"self\"", "\"forever\"", "\"any\"", "//", "/*", "*/", ",", ":", "\"", "{", "}", "[", "]", "\uFEFF",
        "\"name\": \"A\",", "[\"exitCritical\"],", "[\"enterCritical\"],", "[\"sendFromISR\", \"q\", 1],", "\r\n", "\u2028", "𝄞",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":",
    ];

    [TestMethod]
    public void Parse_MutatedInputs_GiveAScenarioOrItsException()
    {
        var accepted = 0;
        for (var seed = 1; seed <= Inputs; seed++)
        {
            var input = Mutate(new Random(seed));
            try
            {
                ScenarioReader.Parse(input, Source);
                accepted++;
            }
            catch (ScenarioException e)
            {
                Assert.IsTrue(e.Line >= 1 && e.Column >= 1 && e.Path.StartsWith('$'), Describe(seed, input) + e.Message);
                Assert.IsFalse(e.Message.Contains('\n', StringComparison.Ordinal), Describe(seed, input) + e.Message);
            }
            catch (Exception e)
            {
                Assert.Fail(Describe(seed, input) + e);
            }
        }

        // Not every mutation breaks the file, and not every one may be harmless.
        Assert.IsTrue(accepted is > 20 and < Inputs / 2, accepted.ToString(CultureInfo.InvariantCulture));
    }

    [TestMethod]
    public void Parse_EveryTruncation_IsRefusedAtItsEnd()
    {
        var text = Encoding.UTF8.GetString(Seed);
        for (var length = 0; length < text.Length; length++)
        {
            var error = Assert.ThrowsExactly<ScenarioException>(() => Read(text[..length]));
            StringAssert.StartsWith(
                error.Problem, length == 0 ? "the file is empty" : "the file ends too early", StringComparison.Ordinal, text[..length]);
        }
    }

    [TestMethod]
    public void Parse_StringWithLoneSurrogate_IsRefused() =>
        AssertRefused("{\"name\": \"\ud800\"}", "(1,10): $.name: a name is made of letters (a-z, A-Z), digits and \"_\", found \"\uFFFD\"");

    private static byte[] Mutate(Random random)
    {
        var bytes = new List<byte>(Seed);
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            MutateOnce(bytes, random);
        }

        return [.. bytes];
    }

    private static void MutateOnce(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, 30), bytes.Count - at);
        switch (random.Next(8))
        {
            case 0:
                bytes.RemoveRange(at, random.Next(4) == 0 ? bytes.Count - at : length);
                break;
            case 1 or 2:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)]));
                break;
            case 3:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 4 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 5 when at < bytes.Count:
                bytes[at] = (byte)(bytes[at] ^ (1 << random.Next(8)));
                break;
            default:
                SwapTokens(bytes, random);
                break;
        }
    }

    /// <summary>Swaps two pieces between commas.</summary>
    private static void SwapTokens(List<byte> bytes, Random random)
    {
        var pieces = Encoding.Latin1.GetString([.. bytes]).Split(',');
        var (i, j) = (random.Next(pieces.Length), random.Next(pieces.Length));
        (pieces[i], pieces[j]) = (pieces[j], pieces[i]);
        bytes.Clear();
        bytes.AddRange(Encoding.Latin1.GetBytes(string.Join(',', pieces)));
    }

    private static string Describe(int seed, byte[] input) =>
        string.Create(CultureInfo.InvariantCulture, $"seed {seed}, input {Convert.ToBase64String(input)}: ");
}
