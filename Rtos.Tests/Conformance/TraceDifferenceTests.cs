namespace Rtos.Tests.Conformance;

[TestClass]
public sealed class TraceDifferenceTests
{
    [TestMethod]
    public void Find_EqualTraces_IsNull() => Assert.IsNull(TraceDifference.Find("case", "a\nb\n", "a\nb\n"));

    [TestMethod]
    public void Find_LateDifference_ShowsTheLineAndTheFiveBefore() =>
        Assert.AreEqual(
            """
            case: line 7 differs
                2
                3
                4
                5
                6
              - 7
              + seven

            """.ReplaceLineEndings("\n"),
            TraceDifference.Find("case", "1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\n5\n6\nseven\n"));

    [TestMethod]
    public void Find_MissingLastLineFeed_IsADifference() =>
        Assert.AreEqual("case: line 3 differs\n    a\n    b\n  - \n  + (the trace has ended)\n", TraceDifference.Find("case", "a\nb\n", "a\nb"));
}
