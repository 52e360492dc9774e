using Rtos.Cli;

namespace Rtos.Tests.Cli;

/// <summary>Lengths of the host's time among the options: seconds, or a number with a unit.</summary>
[TestClass]
public sealed class HostTimeTests
{
    [TestMethod]
    [DataRow("10", 10_000)]
    [DataRow("0.5", 500)]
    [DataRow("10s", 10_000)]
    [DataRow("1.5 s", 1_500)]
    [DataRow("500ms", 500)]
    [DataRow("2m", 120_000)]
    [DataRow("1h", 3_600_000)]
    public void Parse_Length_IsRead(string text, int milliseconds)
    {
        Assert.AreEqual(TimeSpan.FromMilliseconds(milliseconds), HostTime.Parse("--deadline", text));
        Assert.AreEqual(TimeSpan.FromMilliseconds(milliseconds), HostTime.Parse("--for", text, 0, 3_600));
    }

    [TestMethod]
    [DataRow("0")]
    [DataRow("-1")]
    [DataRow("soon")]
    [DataRow("10ticks")]
    [DataRow("10cycles")]
    [DataRow("1000000000")]
    [DataRow("9999999999999999999999999h")]
    public void Parse_NoLengthOfTheHost_IsRefused(string text) => Assert.AreEqual(
        $"--deadline {text}: a length of time is more than 0: a number of seconds, or a number with a unit such as 10s or 500ms",
        Assert.ThrowsExactly<InputException>(() => HostTime.Parse("--deadline", text)).Message);

    [TestMethod]
    [DataRow("29")]
    [DataRow("29.9s")]
    [DataRow("61s")]
    [DataRow("1h")]
    [DataRow("40ticks")]
    public void Parse_OutOfRange_IsRefused(string text) => Assert.AreEqual(
        $"--idle {text}: it must be 30 to 60: a number of seconds",
        Assert.ThrowsExactly<InputException>(() => HostTime.Parse("--idle", text, 30, 60)).Message);
}
