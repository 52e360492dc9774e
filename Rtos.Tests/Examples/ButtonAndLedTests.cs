using Rtos.Core;
using Rtos.Tasks;
using Rtos.Testing;

namespace Rtos.Tests.Examples;

/// <summary>The tests that the documentation shows.</summary>
[TestClass]
public sealed class ButtonAndLedTests
{
    // <short>
    [TestMethod]
    public void Led_NotifiedByTheButton_RunsBeforeTheCallReturns()
    {
        var device = TestDevice.Idf();
        var led = device.CreateTask("led", priority: 6, stackBytes: 2048, CoreAffinity.Core0, async task =>
            await task.NotifyTake(clearOnExit: true, Ticks.Forever));
        device.CreateTask("button", priority: 5, stackBytes: 2048, CoreAffinity.Core0, async task =>
        {
            await task.Work(device.Clock.Microseconds(250));
            await led.NotifyGive();
        });

        device.RunFor(TimeSpan.FromMilliseconds(1));

        device.Trace.AssertInOrder("40000 0 switch led", "40000 0 led 0 notifyTake 1", "40000 0 button 1 notifyGive ok");
    }
    // </short>

    // <whole>
    [TestMethod]
    public void NotifyGive_HigherTaskWaits_RunsBeforeTheCallReturns()
    {
        var device = new Device(new DeviceConfiguration { CyclesPerTick = new Cycles(1000) });
        device.RecordTrace();
        var led = device.CreateTask("led", priority: 6, stackBytes: 2048, CoreAffinity.Core0, async task =>
        {
            await task.NotifyTake(clearOnExit: true, Ticks.Forever);
        });
        device.CreateTask("button", priority: 5, stackBytes: 2048, CoreAffinity.Core0, async task =>
        {
            await task.Work(new Cycles(250));
            await led.NotifyGive();
            await task.Work(new Cycles(100));
        });

        device.RunFor(new Cycles(300));

        Assert.AreEqual(
            """
            0 0 switch led
            0 0 switch button
            0 1 switch Tmr Svc
            0 1 switch IDLE1
            250 0 button 0 work
            250 0 switch led
            250 0 led 0 notifyTake 1
            250 0 led end
            250 0 switch button
            250 0 button 1 notifyGive ok

            """,
            device.Trace.ToString());
    }
    // </whole>
}
