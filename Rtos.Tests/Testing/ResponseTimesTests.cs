using Rtos.Testing;

namespace Rtos.Tests.Testing;

[TestClass]
public sealed class ResponseTimesTests
{
    [TestMethod]
    [DataRow(0, "there was no event")]
    [DataRow(1, "no event was answered, 1 was not")]
    [DataRow(3, "no event was answered, 3 were not")]
    public void MaxAndMin_NoneAnswered_SayHowManyWereNot(int unanswered, string message)
    {
        var times = new ResponseTimes([], unanswered);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => times.Max).Message, message);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => times.Min).Message, message);
    }
}
