using System.Security.Cryptography;
using System.Text;

namespace Rtos.Tests.Conformance;

/// <summary>Nothing vanishes: not a case, not a category, not a byte.</summary>
[TestClass]
public sealed class ConformanceArchiveTests
{
    [TestMethod]
    public void Archive_FoldersAndCategories_HaveTheirNumbersOfCases()
    {
        var actual = ConformanceArchive.All()
            .GroupBy(c => (Folder: ConformanceArchive.FolderOf(c.Name), Category: ConformanceArchive.CategoryOf(c.Name)))
            .Select(g => $"{g.Key.Folder} {g.Key.Category} {g.Count()}");
        var expected = ConformanceCategories.All.Select(g => $"{g.Folder} {g.Category} {g.Count}");
        Assert.AreEqual(string.Join('\n', expected.Order(StringComparer.Ordinal)), string.Join('\n', actual.Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void Archive_AllEntries_AreTheRecordedBytes()
    {
        // Of lines "NAME SHA256\n", in ordinal order: the names and the bytes, however they are packed.
        var list = string.Concat(ConformanceArchive.Entries.Select(e => $"{e.Key} {Convert.ToHexStringLower(SHA256.HashData(e.Value))}\n"));
        Assert.HasCount(2 * 923, ConformanceArchive.Entries);
        Assert.AreEqual(
            "b940e80027b96ad1fa8ae06bdb949ea2595d321e1f433977ff977894f69c345c",
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list))));
    }

    [TestMethod]
    public void Archive_EveryScenario_BearsTheNameOfItsEntry()
    {
        foreach (var item in ConformanceArchive.All())
        {
            var name = item.Name[(item.Name.IndexOf('/', StringComparison.Ordinal) + 1)..];
            Assert.Contains($"\"name\": \"{name}\"", Encoding.UTF8.GetString(item.Json), item.Name);
        }
    }

    [TestMethod]
    public void Supported_EveryCategory_HasItsCasesJudged()
    {
        Assert.AreEqual(ConformanceCategories.Supported.Length, ConformanceCategories.Supported.Distinct().Count());
        foreach (var category in ConformanceCategories.Supported)
        {
            var judged = ConformanceCategories.Judged.Where(g => g.Category == category).Sum(g => g.Count);
            Assert.AreEqual(ConformanceArchive.All().Count(c => ConformanceArchive.CategoryOf(c.Name) == category), judged, category);
            Assert.IsGreaterThan(0, judged, $"no folder has cases of the category \"{category}\"");
        }
    }

    [TestMethod]
    [DataRow("tasks")]
    [DataRow("notify")]
    [DataRow("queue")]
    public void Supported_TasksNotificationsAndQueues_AreJudgedBy57CasesEach(string category)
    {
        Assert.Contains(category, ConformanceCategories.Supported);
        Assert.AreEqual(57, ConformanceCategories.Judged.Where(g => g.Category == category).Sum(g => g.Count));
    }
}
