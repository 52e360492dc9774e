using Rtos.Core;
using Rtos.Tasks;
using Rtos.Testing;

namespace Rtos.Tests.Testing;

[TestClass]
public sealed class TestDeviceTests
{
    [TestMethod]
    public void Idf_Unchanged_IsAnEsp32WithAThousandTicksASecond()
    {
        var device = TestDevice.Idf();
        Assert.AreEqual(
            new DeviceConfiguration { Kernel = KernelKind.Idf, Cores = 2, CyclesPerTick = new Cycles(160_000) },
            device.Configuration);
        Assert.AreEqual(new Ticks(1000), device.Clock.MillisecondsToTicks(1000));
    }

    [TestMethod]
    public void Idf_HeapBytes_IsTheDefaultOfMenuConfig() =>
        Assert.AreEqual(MenuConfig.Default.ToDeviceConfiguration().HeapBytes, TestDevice.Idf().Configuration.HeapBytes);

    [TestMethod]
    public void IdfUnicore_Unchanged_HasOneCore()
    {
        var configuration = TestDevice.IdfUnicore().Configuration;
        Assert.AreEqual((KernelKind.Idf, 1), (configuration.Kernel, configuration.Cores));
    }

    [TestMethod]
    public void FreeRtos_Unchanged_HasOneCoreAndAYieldingIdleTask()
    {
        var configuration = TestDevice.FreeRtos().Configuration;
        Assert.AreEqual((KernelKind.FreeRtos, 1, true), (configuration.Kernel, configuration.Cores, configuration.IdleShouldYield));
    }

    [TestMethod]
    public void Smp_Unchanged_HasTwoCoresAndYieldingIdleTasks()
    {
        var configuration = TestDevice.Smp().Configuration;
        Assert.AreEqual((KernelKind.Smp, 2, true), (configuration.Kernel, configuration.Cores, configuration.IdleShouldYield));
    }

    [TestMethod]
    public void Idf_Changed_TakesTheChangeAndKeepsTheRest()
    {
        var configuration = TestDevice.Idf(c => c with { NotificationEntries = 3 }).Configuration;
        Assert.AreEqual(3, configuration.NotificationEntries);
        Assert.AreEqual(new Cycles(160_000), configuration.CyclesPerTick);
    }

    [TestMethod]
    public void Idf_ContradictoryChange_IsRefused()
    {
        var refusal = Assert.ThrowsExactly<ArgumentException>(() => TestDevice.Idf(c => c with { Cores = 3 }));
        Assert.AreEqual("Cores is 3; it must be 1 to 2", refusal.Message);
    }

    [TestMethod]
    public void Of_MenuConfig_FollowsItAndRecordsTheTrace()
    {
        var device = TestDevice.Of(MenuConfig.Parse("""{ "FREERTOS_HZ": 100, "FREERTOS_UNICORE": true }""", "test"));
        Assert.AreEqual(new Cycles(1_600_000), device.Configuration.CyclesPerTick);
        device.RunFor(new Cycles(1));
        device.Trace.AssertEquals(
            """
            0 0 switch Tmr Svc
            0 0 switch IDLE
            """);
    }

    [TestMethod]
    public void RunUntilTraced_LineComes_StopsAtItsInstant()
    {
        var device = SampleFirmware.Start(TestDevice.Idf());
        Assert.IsTrue(device.RunUntilTraced("* * isr 0 *", TimeSpan.FromSeconds(1)));
        Assert.AreEqual(new Instant(400_000), device.Now);
    }

    [TestMethod]
    public void RunUntilTraced_LineWasThereBefore_WaitsForTheNext()
    {
        var device = SampleFirmware.Start(TestDevice.Idf());
        Assert.IsTrue(device.RunUntilTraced("* 0 switch sensor", TimeSpan.FromSeconds(1)));
        Assert.AreEqual(new Instant(0), device.Now);
        Assert.IsTrue(device.RunUntilTraced("* 0 switch sensor", TimeSpan.FromSeconds(1)));
        Assert.AreEqual(new Instant(320_000), device.Now);
    }

    [TestMethod]
    public void RunUntilTraced_LineNeverComes_RunsToTheLimit()
    {
        var device = SampleFirmware.Start(TestDevice.Idf());
        Assert.IsFalse(device.RunUntilTraced("* * sensor 17 *", TimeSpan.FromMilliseconds(20)));
        Assert.AreEqual(device.Clock.At(milliseconds: 20), device.Now);
    }

    [TestMethod]
    public void ResponseTimes_SeveralEvents_EachIsMeasuredToTheNextResponse()
    {
        var device = TestDevice.Idf();
        var handler = device.CreateTask("handler", priority: 10, stackBytes: 2048, CoreAffinity.Core0, async task =>
        {
            for (; ; )
            {
                await task.NotifyTake(clearOnExit: true, Ticks.Forever);
            }
        });
        device.CreateTask("flash", priority: 2, stackBytes: 2048, CoreAffinity.Core0, async task =>
        {
            await task.SuspendAll();
            await task.Work(device.Clock.Microseconds(700));
            await task.ResumeAll();
            await task.Delay(Ticks.Forever);
        });
        foreach (var microseconds in new[] { 100, 500, 900 })
        {
            device.RaiseInterruptAt(device.Clock.At(microseconds: microseconds), CoreId.Core0, isr => isr.NotifyGiveFromISR(handler));
        }

        device.RunFor(TimeSpan.FromMilliseconds(1));
        var measured = device.Trace.ResponseTimes("* * isr * notifyGiveFromISR ok", "* * handler * notifyTake *");
        CollectionAssert.AreEqual(
            new[] { device.Clock.Microseconds(600), device.Clock.Microseconds(200), Cycles.Zero }, measured.Times.ToArray());
        Assert.AreEqual((device.Clock.Microseconds(600), Cycles.Zero), (measured.Max, measured.Min));
        Assert.AreEqual("3 answered in 0 to 96000 cycles, 0 unanswered", measured.ToString());
    }

    [TestMethod]
    public void ResponseTimes_NoResponseComes_CountsTheEventAsUnanswered()
    {
        var measured = SampleFirmware.Run().Trace.ResponseTimes("* * isr 0 *", "* * switch handler");
        Assert.AreEqual("0 answered, 1 unanswered", measured.ToString());
        Assert.AreEqual(1, measured.Unanswered);
    }
}
