using Rtos.Core;
using Rtos.Scenarios;
using Rtos.Tests.Scenarios.Reader;

namespace Rtos.Tests.Scenarios;

/// <summary>Work at one instant whose length the file says: it ends with a message, and soon.</summary>
[TestClass]
public sealed class EndlessInstantTests
{
    [TestMethod]
    [DataRow("freertos")]
    [DataRow("idf")]
    [DataRow("smp")]
    public void CatchUpTicks_AutoReloadTimerFallsFarBehind_StopsWithThePlace(string flavor)
    {
        var scenario = ScenarioText.Read($$"""
            {"name": "g", "kernel": {"flavor": "{{flavor}}"}, "until": 50000,
             "objects": [{"type": "timer", "name": "t", "period": 3, "autoReload": true, "ops": []}],
             "tasks": [{"name": "A", "priority": 0, "core": 0, "ops": [["timerStart", "t", 0], ["delay", 1], ["catchUpTicks", 2147483647]]}]}
            """);
        var device = new Device(scenario.Kernel);
        device.Load(new ScenarioRun(scenario));

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunUntil(scenario.Until)).Panic;

        StringAssert.Contains(panic.Message, "ESP32EMU_OPERATIONS_PER_INSTANT");
        Assert.AreEqual(scenario.Kernel.TimerTaskName, panic.Task);
    }

    [TestMethod]
    public void Interrupt_AsManyOperationsAsAnInstantHolds_Runs()
    {
        var operations = string.Join(',', Enumerable.Repeat("""["tickCountFromISR"]""", 100_000));
        var scenario = ScenarioText.Read($$"""
            {"name": "g", "until": 5000, "tasks": [], "interrupts": [{"at": 100, "core": 0, "ops": [{{operations}}]}]}
            """);
        var device = new Device(scenario.Kernel);
        device.RecordTrace();
        device.Load(new ScenarioRun(scenario));

        device.RunUntil(scenario.Until);

        Assert.AreEqual(100_000, device.Trace.Lines.Count(line => line.Contains("tickCountFromISR", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void DeleteObject_TaskThatWaitedForItRunsLater_StopsWithThePlace()
    {
        var scenario = ScenarioText.Read("""
            {"name": "g", "until": 10000,
             "objects": [{"type": "queue", "name": "o2", "length": 2}, {"type": "queue", "name": "o3", "length": 5}],
             "tasks": [{"name": "T2", "priority": 18, "ops": [["peek", "o3", 5]]},
                       {"name": "T6", "priority": 0, "repeat": 5, "ops": [["delete", "T2"], ["sendToFront", "o2", 2, 5]]},
                       {"name": "T8", "priority": 0, "ops": [["receive", "o2", 0], ["deleteObject", "o2"], ["create", "T2"]]}]}
            """);
        var device = new Device(scenario.Kernel);
        var run = new ScenarioRun(scenario);
        device.Load(run);

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunUntil(scenario.Until)).Panic;

        Assert.AreEqual("T6", panic.Task);
        Assert.AreEqual("$.tasks[1].ops[1]", run.CurrentLocation?.Path);
    }

    [TestMethod]
    [DataRow("freertos")]
    [DataRow("idf")]
    [DataRow("smp")]
    public void StreamSend_WaitsWhileTheSchedulerIsSuspendedBehindAYield_Stops(string flavor)
    {
        var scenario = ScenarioText.Read($$"""
            {"name": "g", "kernel": {"flavor": "{{flavor}}"}, "until": 100000,
             "objects": [{"type": "stream", "name": "s", "size": 5, "trigger": 1}],
             "tasks": [{"name": "C", "priority": 3, "core": 0, "repeat": 3, "ops": [["yield"], ["suspendAll"], ["streamSend", "s", 6, "forever"]]}]}
            """);
        var device = new Device(scenario.Kernel);
        device.Load(new ScenarioRun(scenario));

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunUntil(scenario.Until)).Panic;

        Assert.AreEqual("C", panic.Task);
    }

    [TestMethod]
    public void Task_NoOperationsInManyRounds_Ends()
    {
        var scenario = ScenarioText.Read("""{"name": "g", "until": 5000, "tasks": [{"name": "A", "priority": 3, "core": 0, "repeat": 3, "ops": []}]}""");
        var device = new Device(scenario.Kernel);
        device.RecordTrace();
        device.Load(new ScenarioRun(scenario));

        device.RunUntil(scenario.Until);

        Assert.Contains("0 0 A end", device.Trace.Lines);
    }

    [TestMethod]
    public void Task_NoOperationsInAMillionRounds_StopsAtTheLimit()
    {
        var scenario = ScenarioText.Read("""{"name": "g", "until": 5000, "tasks": [{"name": "A", "priority": 3, "core": 0, "repeat": 1000000, "ops": []}]}""");
        var device = new Device(scenario.Kernel);
        device.Load(new ScenarioRun(scenario));

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunUntil(scenario.Until)).Panic;

        StringAssert.Contains(panic.Message, "ESP32EMU_OPERATIONS_PER_INSTANT");
    }
}
