using Rtos.Core;

namespace Rtos.Tests.Core.Properties;

/// <summary>Idle time costs nothing, and leaving out the ticks that only count changes nothing.</summary>
[TestClass]
public sealed class IdleSkippingTests
{
    [TestMethod]
    [TestCategory(Repetitions.Category)]
    public void Run_LongIdleStretches_EqualsRaisingEveryTick() => Check(ScenarioStyle.Idle, 160);

    [TestMethod]
    [TestCategory(Repetitions.Category)]
    public void Run_BusyScenarios_EqualRaisingEveryTick() => Check(ScenarioStyle.Busy, 300);

    [TestMethod]
    public void Run_CoresContend_EqualsRaisingEveryTick() => Check(ScenarioStyle.Contended, 150);

    private static void Check(ScenarioStyle style, int runs) =>
        Law.Holds(runs, Sketches.Of(style), s => s.Smaller(), sketch =>
        {
            var skipping = ScenarioOutcome.Of(sketch);
            var everyTick = ScenarioOutcome.Of(sketch, device => device.TakesLongWay = true);
            Assert.AreEqual(everyTick, skipping);
        });
}
