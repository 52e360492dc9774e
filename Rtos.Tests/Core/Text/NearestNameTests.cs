using Rtos.Core;

namespace Rtos.Tests.Core.Text;

[TestClass]
public sealed class NearestNameTests
{
    [TestMethod]
    [DataRow("", "", 0)]
    [DataRow("", "abc", 3)]
    [DataRow("abc", "", 3)]
    [DataRow("kitten", "sitting", 3)]
    [DataRow("ab", "ba", 1)]
    [DataRow("send", "SEND", 0)]
    [DataRow("ca", "abc", 3)]
    [DataRow("FREERTOS_HX", "FREERTOS_HZ", 1)]
    public void Distance_TwoNames_CountsEdits(string left, string right, int expected)
    {
        Assert.AreEqual(expected, NearestName.Distance(left, right));
        Assert.AreEqual(expected, NearestName.Distance(right, left));
    }

    [TestMethod]
    public void Find_SeveralAreNear_ReturnsTheNearest()
        => Assert.AreEqual("receive", NearestName.Find("recieve", ["receiver", "receive", "relieve"]));

    [TestMethod]
    [DataRow("prio", "priority")]
    [DataRow("AUTO", "autostart")]
    [DataRow("pr", null)]
    [DataRow("rep", null)]
    public void Find_BeginningOfALongerName_IsThatNameIfThereIsOneOnly(string name, string? expected)
        => Assert.AreEqual(expected, NearestName.Find(name, ["priority", "autostart", "repeatedly", "reposition"]));

    [TestMethod]
    public void Find_EquallyNear_ReturnsTheFirst()
        => Assert.AreEqual("cat", NearestName.Find("rat", ["cat", "bat"]));

    [TestMethod]
    [DataRow("xyz")]
    [DataRow("")]
    [DataRow("giv_semaphore")]
    public void Find_NoneIsNear_ReturnsNull(string name)
        => Assert.IsNull(NearestName.Find(name, ["give", "take"]));

    [TestMethod]
    public void Find_ShortNames_AllowsOneEditAndOneMoreForThreeLetters()
    {
        Assert.AreEqual("ab", NearestName.Find("ax", ["ab"]));
        Assert.IsNull(NearestName.Find("xy", ["ab"]));
        Assert.AreEqual("abc", NearestName.Find("axy", ["abc"]));
        Assert.IsNull(NearestName.Find("xyz", ["abc"]));
    }

    [TestMethod]
    public void Hint_NearAndFar_IsQuestionOrEmpty()
    {
        Assert.AreEqual("; did you mean give?", NearestName.Hint("gvie", ["take", "give"]));
        Assert.AreEqual("", NearestName.Hint("fantastic", ["take", "give"]));
    }
}
