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
    public void Run_CoresContend_KeepsTheInvariants() => Check(ScenarioStyle.Contended, 150);

    [TestMethod]
    public void End_OtherCoreHasSuspendedTheScheduler_StandsUntilItIsResumed()
    {
        var scenario = ScenarioReader.Parse(
            """
            {"name": "ending", "kernel": {"flavor": "smp"}, "until": 900, "tasks": [
              {"name": "A", "priority": 5, "core": 0, "ops": [["work", 100], ["suspendAll"], ["work", 500], ["resumeAll"], ["work", 1000]]},
              {"name": "B", "priority": 5, "core": 1, "repeat": 1, "ops": [["work", 300]]}]}
            """,
            "ending.json");
        Assert.Contains("300 1 B end\n600 0 A 2 work\n600 1 switch Tmr Svc\n600 1 switch IDLE0\n", ScenarioRun.Execute(scenario));
    }

    private static void Check(ScenarioStyle style, int runs) =>
        Law.Holds(runs, Sketches.Of(style), s => s.Smaller(), sketch =>
            ScenarioOutcome.Of(sketch, device => device.Settled = new SettledCheck(device, mayDoAnything: false).Run));
}
