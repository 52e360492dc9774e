using Rtos.Core;

namespace Rtos.Tests.Properties;

/// <summary>What must hold at every moment at which anyone could look.</summary>
[TestClass]
public sealed class InvariantTests
{
    [TestMethod]
    public void Run_AfterEveryInstant_KeepsTheInvariants() => Check(ScenarioStyle.Busy, 600);

    [TestMethod]
    public void Run_LongWaits_KeepsTheInvariants() => Check(ScenarioStyle.Idle, 200);

    private static void Check(ScenarioStyle style, int runs) =>
        Law.Holds(runs, ScenarioGenerator.Scenarios(style), s => s.Smaller(), sketch =>
            Outcome.Of(sketch, device =>
            {
                var last = Instant.Start;
                device.Settled = () =>
                {
                    Assert.IsGreaterThanOrEqualTo(last, device.Now, "virtual time goes back");
                    last = device.Now;
                    device.Scheduler.CheckInvariants();
                    CheckCores(device);
                    CheckQueues(device);
                };
            }));

    // Settled means: nobody has anything to do before time goes on.
    private static void CheckCores(Device device)
    {
        foreach (var core in device.Scheduler.Cores)
        {
            Assert.IsFalse(core.SwitchDue, "a switch is left over");
            Assert.AreEqual(0, core.CriticalNesting, "a critical section takes time");
            Assert.IsTrue(core.IsHalted || (core.WorkEnds > device.Now.Value && core.WorkEnds != CpuCore.NoWork), "a core neither works nor is halted");
            Assert.IsTrue(!core.IsHalted || core.Current!.IsIdle, "only an idle task halts its core");
            Assert.IsTrue(core.Current!.Affinity.Allows(core.Index), "a task runs where it may not");
        }
    }

    private static void CheckQueues(Device device)
    {
        foreach (var queue in device.Objects.OfType<Tasks.RtosQueue<uint>>())
        {
            Assert.IsInRange(0, queue.Length, queue.Count);
        }
    }
}
