using Rtos.Fuzz;

namespace Rtos.Tests.Fuzz;

[TestClass]
public sealed class RangeSetTests
{
    [TestMethod]
    public void Add_NeighborsInAnyOrder_BecomeOneRange()
    {
        var set = new RangeSet();
        foreach (var (from, to) in new[] { (20L, 30L), (0L, 10L), (40L, 50L), (10L, 20L), (30L, 40L) })
        {
            set.Add(from, to);
        }

        Assert.AreEqual("0-50", Text(set.All));
    }

    [TestMethod]
    public void Missing_BetweenRanges_ComesInPieces()
    {
        var set = new RangeSet([[5, 8], [20, 21]]);

        Assert.AreEqual("0-4 4-5 8-12 12-16 16-20 21-25", Text(set.Missing(25, 4).Select(r => new[] { r.From, r.To })));
        Assert.AreEqual("0-3", Text(set.Missing(3, 4).Select(r => new[] { r.From, r.To })));
        Assert.AreEqual("", Text(new RangeSet([[0, 30]]).Missing(25, 4).Select(r => new[] { r.From, r.To })));
    }

    private static string Text(IEnumerable<long[]> ranges) => string.Join(' ', ranges.Select(r => $"{r[0]}-{r[1]}"));
}
