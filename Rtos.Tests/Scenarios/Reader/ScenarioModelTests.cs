using Rtos.Core;
using Rtos.Scenarios;
using static Rtos.Tests.Scenarios.Reader.ScenarioText;

namespace Rtos.Tests.Scenarios.Reader;

[TestClass]
public sealed class ScenarioModelTests
{
    [TestMethod]
    public void Parse_WholeScenario_GivesTheModel()
    {
        var scenario = Read("""
            {
              "name": "queue_handover_01",
              "kernel": {
                "flavor": "idf", "cores": 2, "cyclesPerTick": 777,
                "preemption": true, "timeSlicing": true, "idleShouldYield": false,
                "maxPriorities": 20, "timerTaskPriority": 2, "timerQueueLength": 5, "initialTick": 4294967295, "runTime": true
              },
              "until": 9500,
              "objects": [{"type": "queue", "name": "q", "length": 3}, {"type": "queue", "name": "r", "length": 1000000}],
              "tasks": [
                {"name": "A", "priority": 5, "core": 0, "repeat": 0, "ops": [["work", 300], ["send", "q", 7, 10], ["delay", 20]]},
                {"name": "B", "priority": 4, "core": "any", "repeat": 2, "autostart": false, "ops": [["receive", "q", "forever"]]},
                {"name": "C", "priority": 19, "core": 1, "repeat": 2147483647, "autostart": true, "ops": []}
              ],
              "interrupts": [{"at": 4500, "core": 0, "ops": [["sendFromISR", "r", 9]]}, {"at": 1, "core": 1, "ops": []}]
            }
            """);

        Assert.AreEqual("queue_handover_01", scenario.Name);
        Assert.AreEqual(new Instant(9500), scenario.Until);
        Assert.IsTrue(scenario.RunTime);
        Assert.AreEqual(
            new DeviceConfiguration
            {
                CyclesPerTick = new Cycles(777),
                MaxPriorities = 20,
                TimerTaskPriority = 2,
                TimerQueueLength = 5,
                InitialTick = new TickCount(uint.MaxValue),
                NotificationEntries = 3,
                HeapBytes = 0,
                MaxTaskNameLength = 201,
            },
            scenario.Kernel);
        CollectionAssert.AreEqual(
            new[] { ("q", 0, 3), ("r", 1, 1_000_000) },
            scenario.Objects.Select(item => (item.Name, item.Index, item.Length)).ToArray());
        CollectionAssert.AreEqual(
            new[] { ("A", 0, 5, CoreAffinity.Core0, 0, true), ("B", 1, 4, CoreAffinity.Any, 2, false), ("C", 2, 19, CoreAffinity.Core1, int.MaxValue, true) },
            scenario.Tasks.Select(task => (task.Name, task.Index, task.Priority, task.Affinity, task.Repeat, task.Autostart)).ToArray());
        CollectionAssert.AreEqual(
            new[] { (0, new Instant(4500), CoreId.Core0), (1, new Instant(1), CoreId.Core1) },
            scenario.Interrupts.Select(interrupt => (interrupt.Index, interrupt.At, interrupt.Core)).ToArray());
        Assert.AreSame(scenario.Objects[1], scenario.Interrupts[0].Operations[0].KernelObject);
        Assert.AreEqual("$.tasks[1]", scenario.Tasks[1].Location.Path);
        Assert.AreEqual("$.objects[1]", scenario.Objects[1].Location.Path);
    }

    [TestMethod]
    public void Parse_NoKernelBlock_GivesTheDefaults()
    {
        var scenario = Read("""{"name": "s", "until": 1, "tasks": []}""");

        Assert.AreEqual(
            new DeviceConfiguration { CyclesPerTick = new Cycles(1000), NotificationEntries = 3, HeapBytes = 0, MaxTaskNameLength = 201 }, scenario.Kernel);
        Assert.IsFalse(scenario.RunTime);
        Assert.IsEmpty(scenario.Objects);
        Assert.IsEmpty(scenario.Tasks);
        Assert.IsEmpty(scenario.Interrupts);
    }

    [TestMethod]
    [DataRow("{}", KernelKind.Idf, 2, false)]
    [DataRow("""{"cores": 1}""", KernelKind.Idf, 1, false)]
    [DataRow("""{"flavor": "freertos"}""", KernelKind.FreeRtos, 1, true)]
    [DataRow("""{"cores": 2, "flavor": "smp"}""", KernelKind.Smp, 2, true)]
    [DataRow("""{"idleShouldYield": false, "flavor": "smp"}""", KernelKind.Smp, 2, false)]
    public void Parse_Flavor_GivesItsDefaults(string kernel, KernelKind kind, int cores, bool idleShouldYield)
    {
        var configuration = Read(WithKernel(kernel)).Kernel;

        Assert.AreEqual((kind, cores, idleShouldYield), (configuration.Kernel, configuration.Cores, configuration.IdleShouldYield));
        Assert.IsTrue(configuration.Preemption && configuration.TimeSlicing);
    }

    [TestMethod]
    public void Parse_CooperativeKernel_IsTaken()
    {
        var configuration = Read(WithKernel("""{"flavor": "freertos", "preemption": false, "timeSlicing": false}""")).Kernel;

        Assert.IsFalse(configuration.Preemption || configuration.TimeSlicing);
    }

    [TestMethod]
    public void Parse_CoreOnOneCore_IsIgnored()
    {
        var scenario = Read(WithTasks("""{"name": "A", "priority": 1, "core": 1, "repeat": 1, "ops": []}""", kernel: """{"cores": 1}"""));

        Assert.AreEqual(CoreAffinity.Any, scenario.Tasks[0].Affinity);
    }

    [TestMethod]
    public void Parse_TaskArguments_AreResolved()
    {
        var scenario = Read(WithTaskOps("""["resume", "Bravo"], ["suspend", "self"], ["delete", "A"], ["setPriority", "Bravo", 24]"""));
        var ops = scenario.Tasks[0].Operations;

        Assert.AreSame(scenario.Tasks[1], ops[0].Task);
        Assert.IsTrue(ops[1].TargetsSelf);
        Assert.IsNull(ops[1].Task);
        Assert.AreSame(scenario.Tasks[0], ops[2].Task);
        Assert.IsFalse(ops[2].TargetsSelf);
        Assert.AreEqual(("setPriority", 24), (ops[3].Name, ops[3].Number));
    }

    [TestMethod]
    public void Parse_NumericArguments_AreResolved()
    {
        var ops = ReadTaskOps(
            """["work", 9007199254740992], ["delay", "forever"], ["delayUntil", 1], ["catchUpTicks", 7], ["send", "q", 4294967295, 4294967290], ["peek", "q", 0]""");

        Assert.AreEqual(1L << 53, ops[0].Number);
        Assert.AreEqual(Ticks.Forever, ops[1].Wait);
        Assert.AreEqual(new Ticks(1), ops[2].Wait);
        Assert.AreEqual(new Ticks(7), ops[3].Wait);
        Assert.AreEqual((uint.MaxValue, new Ticks(4294967290), "q"), (ops[4].Value, ops[4].Wait, ops[4].KernelObject?.Name));
        Assert.AreEqual(Ticks.None, ops[5].Wait);
        Assert.AreEqual("handover.json(5,29): $.tasks[0].ops[1]", ops[1].Location.ToString());
    }

    [TestMethod]
    public void Parse_NotificationArguments_AreResolved()
    {
        var ops = ReadTaskOps(
            """["notify", "Bravo", "noOverwrite", 5, 2], ["notifyTake", true, 3], ["notifyWait", 1, 2, 4294967295, 1], ["notifyValueClear", "A", 255], ["notifyQuery", "A", "none", 1]""");

        Assert.AreEqual((NotifyAction.NoOverwrite, 5u, 2), (ops[0].Action, ops[0].Value, ops[0].NotifyIndex));
        Assert.AreEqual((true, new Ticks(3), 0), (ops[1].Flag, ops[1].Wait, ops[1].NotifyIndex));
        Assert.AreEqual((1u, 2u, Ticks.Forever, 1), (ops[2].Value, ops[2].Value2, ops[2].Wait, ops[2].NotifyIndex));
        Assert.AreEqual((255u, 0), (ops[3].Value, ops[3].NotifyIndex));
        Assert.AreEqual(NotifyAction.None, ops[4].Action);
    }
}
