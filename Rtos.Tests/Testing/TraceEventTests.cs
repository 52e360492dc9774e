using Rtos.Core;

namespace Rtos.Tests.Testing;

/// <summary>An event as text is the line of the trace.</summary>
[TestClass]
public sealed class TraceEventTests
{
    [TestMethod]
    [DataRow(TraceEventKind.Switch, "500 1 switch A")]
    [DataRow(TraceEventKind.Call, "500 1 A 3 send ok")]
    [DataRow(TraceEventKind.TaskEnd, "500 1 A end")]
    [DataRow(TraceEventKind.TimerCall, "500 1 timer A 3 send ok")]
    [DataRow(TraceEventKind.PendedCall, "500 1 call A 3 send ok")]
    [DataRow(TraceEventKind.InterruptCall, "500 1 isr 3 send ok")]
    public void ToString_EachKind_IsItsLine(TraceEventKind kind, string expected) =>
        Assert.AreEqual(expected, new TraceEvent(kind, new Instant(500), CoreId.Core1, "A", 3, "send", TraceValue.Ok).ToString());

    [TestMethod]
    public void ToString_DefaultValue_IsEmpty() => Assert.AreEqual("", default(TraceEvent).ToString());

    [TestMethod]
    public void Write_DefaultValue_IsRefused() =>
        Assert.ThrowsExactly<ArgumentException>(() => new TraceRecorder().Write(default));
}
