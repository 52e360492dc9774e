using Rtos.Core;
using Rtos.Scenarios;
using Rtos.Tasks;
using Rtos.Testing;
using Rtos.Tests.Conformance;

namespace Rtos.Tests.Testing;

/// <summary>Patterns that no line of a trace can be like: an assertion that nothing is like them would always pass.</summary>
[TestClass]
public sealed class TracePatternTests
{
    [TestMethod]
    [DataRow("", "empty")]
    [DataRow("switch", "time in cycles")]
    [DataRow("IDLE0", "time in cycles")]
    [DataRow("48_000 0 switch sensor", "time in cycles")]
    [DataRow("* switch my task", "switch is not the number of a core")]
    [DataRow("*  0 switch isr", "one blank")]
    [DataRow("* 0 switch sensor ", "one blank")]
    [DataRow("* 0 switch sensor\n* 0 switch logger", "more than one line")]
    [DataRow("500", "follows the time")]
    [DataRow("500 0", "follows the core")]
    [DataRow("* 2 switch sensor", "2 is not the number of a core")]
    [DataRow("* * switch", "the task is missing")]
    [DataRow("* * switch 5 sned ok", "did you mean send?")]
    [DataRow("* * switch Sensor", "the task is called sensor")]
    [DataRow("* * switch IDLE", "IDLE0 or IDLE1")]
    [DataRow("* * switch temperature_sensor", "temperature_sen")]
    [DataRow("* * SENSOR end", "the task is called sensor")]
    [DataRow("* * sensor", "TIME CORE TASK INDEX CALL RESULT")]
    [DataRow("* * sensor 3", "TIME CORE TASK INDEX CALL RESULT")]
    [DataRow("* * sensor send ok", "sensor * send ok")]
    [DataRow("* * sensor send *", "sensor * send *")]
    [DataRow("* * sensor * Receives 7", "did you mean receive?")]
    [DataRow("* * sensor * sendFromISR ok", "call of interrupts")]
    [DataRow("* * sensor * notifyQuery ok 7 8", "only the result")]
    [DataRow("* * isr", "number of the interrupt")]
    [DataRow("* * isr button *", "button is not the number of an interrupt")]
    [DataRow("* * isr 0", "the call is missing")]
    [DataRow("* * isr 0 send ok", "did you mean sendFromISR?")]
    [DataRow("* * isr * giveFromIsr *", "did you mean giveFromISR?")]
    [DataRow("final task sensor gone", "final states")]
    public void Check_NoLineCanBeLikeThat_IsRefusedWithTheReason(string pattern, string reason)
    {
        var device = SampleFirmware.Run();
        foreach (var assertion in Uses(device, pattern))
        {
            var thrown = Assert.Throws<ArgumentException>(assertion);
            StringAssert.Contains(thrown.Message, reason);
        }
    }

    [TestMethod]
    [DataRow("*")]
    [DataRow("5 *")]
    [DataRow("* 1 *")]
    [DataRow("* * switch errors")]
    [DataRow("* * switch error handler")]
    [DataRow("* * switch * handler")]
    [DataRow("* * errors end")]
    [DataRow("* * errors *")]
    [DataRow("* * * end")]
    [DataRow("* * errors * send *")]
    [DataRow("* * error handler 3 notifyQuery ok 7")]
    [DataRow("* * error handler *")]
    [DataRow("* * worker 7 * delay")]
    [DataRow("* * * * send fail")]
    [DataRow("* * isr *")]
    [DataRow("* * isr 5 *")]
    [DataRow("* * isr * sendFromISR fail")]
    [DataRow("* * timer blink 0 give ok")]
    [DataRow("* * timer *")]
    [DataRow("* * call a rather long name of mine * notifyGive ok")]
    public void Check_ALineMayYetBeLikeThat_IsAccepted(string pattern) => SampleFirmware.Run().Trace.ResponseTimes(pattern, pattern);

    [TestMethod]
    public void Check_NamesOfOneCore_KnowsTheDevice()
    {
        var device = SampleFirmware.Start(TestDevice.IdfUnicore());
        device.RunFor(TimeSpan.FromMilliseconds(1));
        StringAssert.Contains(Assert.Throws<ArgumentException>(() => device.Trace.AssertNever("* * switch IDLE0")).Message, "IDLE");
        StringAssert.Contains(Assert.Throws<ArgumentException>(() => device.Trace.AssertNever("* 1 switch sensor")).Message, "one core");
        Assert.Throws<ArgumentException>(() => device.Trace.AssertSwitches(CoreId.Core1));
    }

    [TestMethod]
    public void Check_NameThatHasTheNameOfACallInIt_IsTheDevices()
    {
        var device = TestDevice.Idf();
        device.CreateTask("do work", 5, 3072, CoreAffinity.Any, async task => await task.Yield());
        device.RunFor(TimeSpan.FromMilliseconds(1));
        device.Trace.AssertNever("* * do work 7 *");
        device.Trace.AssertNever("* 1 do work *");
    }

    [TestMethod]
    public void Check_EveryCallOfScenarios_IsKnown()
    {
        var trace = new TraceRecorder();
        foreach (var row in OperationTable.Rows)
        {
            var isInterrupts = row.Name.EndsWith("FromISR", StringComparison.Ordinal);
            trace.AssertNever(isInterrupts ? $"* * isr * {row.Name} *" : $"* * a * {row.Name} *");
        }
    }

    [TestMethod]
    public void Check_EveryLineOfTheRecordedTraces_IsAccepted()
    {
        var trace = new TraceRecorder();
        var lines = ConformanceArchive.All().SelectMany(c => c.Trace.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Where(l => !l.StartsWith("final", StringComparison.Ordinal))
            .Select(l => $"*{l[l.IndexOf(' ', StringComparison.Ordinal)..]}")
            .ToHashSet();
        Assert.IsGreaterThan(1000, lines.Count);
        foreach (var line in lines)
        {
            trace.AssertNever(line);
        }
    }

    [TestMethod]
    public void Check_TaskIsCreatedLater_IsAwaited()
    {
        var device = TestDevice.Idf();
        device.CreateTask("main", 5, 3072, CoreAffinity.Core0, async task =>
        {
            await task.Delay(new Ticks(3));
            await task.CreateTask("late", 5, 3072, CoreAffinity.Core0, async late => await late.Yield());
        });
        Assert.IsTrue(device.RunUntilTraced("* 0 late * yield", TimeSpan.FromMilliseconds(10)));
    }

    [TestMethod]
    public void AssertInOrder_NoLines_IsRefused() =>
        Assert.ThrowsExactly<ArgumentException>(() => SampleFirmware.Run().Trace.AssertInOrder());

    [TestMethod]
    [DataRow("")]
    [DataRow("\n")]
    public void AssertTail_NoLines_IsRefused(string expected) =>
        Assert.ThrowsExactly<ArgumentException>(() => SampleFirmware.Run().Trace.AssertTail(expected));

    private static IEnumerable<Action> Uses(Device device, string pattern)
    {
        var trace = device.Trace;
        yield return () => trace.AssertNever(pattern);
        yield return () => trace.AssertContains(pattern);
        yield return () => trace.AssertInOrder("* * switch sensor", pattern);
        yield return () => trace.ResponseTimes(pattern, "* * switch sensor");
        yield return () => trace.ResponseTimes("* * switch sensor", pattern);
        yield return () => device.RunUntilTraced(pattern, TimeSpan.FromSeconds(1));
    }
}
