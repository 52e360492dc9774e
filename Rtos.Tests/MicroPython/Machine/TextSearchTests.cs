using Rtos.MicroPython;

namespace Rtos.Tests.MicroPython;

/// <summary>Long searches find what short ones find.</summary>
[TestClass]
public sealed class TextSearchTests
{
    [TestMethod]
    public void IndexOf_LongTexts_FindsTheFirstAndTheLastPlace()
    {
        var random = new Random(7);
        for (var i = 0; i < 30; i++)
        {
            var content = Letters(random, 6000);
            var at = random.Next(3000);
            var part = i % 3 == 0 ? Letters(random, 2500) : content.Substring(at, 2500);
            Assert.AreEqual(content.IndexOf(part, StringComparison.Ordinal), TextSearch.IndexOf<char>(content, part));
            Assert.AreEqual(content.LastIndexOf(part, StringComparison.Ordinal), TextSearch.LastIndexOf<char>(content, part));
        }
    }

    [TestMethod]
    public void IndexOf_Periodic_FindsTheFirstAndTheLastPlace()
    {
        var content = string.Concat(Enumerable.Repeat("ab", 4000));
        var part = string.Concat(Enumerable.Repeat("ba", 1000));
        Assert.AreEqual(1, TextSearch.IndexOf<char>(content, part));
        Assert.AreEqual(5999, TextSearch.LastIndexOf<char>(content, part));
        Assert.AreEqual(-1, TextSearch.IndexOf<char>(part, content));
        Assert.AreEqual(-1, TextSearch.LastIndexOf<char>(part, content));
    }

    // Two letters, nearly always the same one: many false beginnings.
    private static string Letters(Random random, int count) =>
        string.Create(count, random, static (span, r) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = r.Next(200) == 0 ? 'b' : 'a';
            }
        });
}
