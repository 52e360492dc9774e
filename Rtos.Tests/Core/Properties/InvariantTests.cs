using Rtos.Core;
using Rtos.Tasks;
using Rtos.Scenarios;

namespace Rtos.Tests.Core.Properties;

/// <summary>What must hold at every moment at which anyone could look.</summary>
[TestClass]
public sealed class InvariantTests
{
    [TestMethod]
    [TestCategory(Repetitions.Category)]
    public void Run_AfterEveryInstant_KeepsTheInvariants() => Check(ScenarioStyle.Busy, 200);

    [TestMethod]
    [TestCategory(Repetitions.Category)]
    public void Run_LongWaits_KeepsTheInvariants() => Check(ScenarioStyle.Idle, 10);

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void NotifyFromISR_TaskAlreadyHeldBack_Panics(int cores)
    {
        var scenario = ScenarioReader.Parse(
            $$"""
            {"name": "twice", "kernel": {"flavor": "idf", "cores": {{cores}}}, "until": 9500, "tasks": [
              {"name": "A", "priority": 5, "core": 0, "repeat": 1, "ops": [["notifyTake", true, "forever"]]},
              {"name": "B", "priority": 2, "core": 0, "repeat": 1, "ops": [["suspendAll"], ["work", 1000], ["resumeAll"]]}],
            "interrupts": [{"at": 100, "core": 0, "ops": [["resumeFromISR", "A"], ["notifyGiveFromISR", "A"]]}]}
            """,
            "twice.json");
        var panic = Assert.ThrowsExactly<DevicePanicException>(() => ScenarioRun.Execute(scenario)).Panic;
        panic.AssertIs(PanicKind.WrongContext, "interrupt 0", ["task A", "xTaskNotify", "xTaskResumeFromISR"], at: 100);
    }

    [TestMethod]
    public void End_OtherCoreHasSuspendedTheSchedulerAndASwitchIsAsked_Panics()
    {
        // At the overflow of the ticks the daemon runs callbacks with the scheduler suspended, here for 100 cycles.
        var scenario = ScenarioReader.Parse(
            """
            {"name": "ending", "kernel": {"flavor": "smp", "initialTick": 4294967290, "timerTaskPriority": 2}, "until": 20000,
            "objects": [{"type": "timer", "name": "t", "period": 3, "autoReload": false, "ops": [["work", 100]]}],
            "tasks": [
              {"name": "A", "priority": 5, "core": 0, "repeat": 1, "ops": [["timerStart", "t", 0], ["delay", 1], ["work", 10000]]},
              {"name": "B", "priority": 5, "core": 1, "repeat": 1, "ops": [["delay", 1], ["work", 10000]]}]}
            """,
            "ending.json");
        var panic = Assert.ThrowsExactly<DevicePanicException>(() => ScenarioRun.Execute(scenario)).Panic;
        panic.AssertIs(PanicKind.Unbalanced, "B", ["ended", "scheduler is suspended"], at: 11_000, core: 1);
    }

    private static void Check(ScenarioStyle style, int runs) =>
        Law.Holds(runs, Sketches.Of(style), s => s.Smaller(), sketch =>
            ScenarioOutcome.Of(sketch, device => device.Settled = new SettledCheck(device, deletesWaiters: false).Run));
}
