using Rtos.Core;
using Rtos.Scenarios;
using Rtos.Tasks;

namespace Rtos.Tests.Conformance;

/// <summary>Tick counts that few devices live to see.</summary>
[TestClass]
public sealed class LongTimeTests
{
    [TestMethod]
    public void Delay_TickCountBeyond31Bits_Wakes() => AssertTrace(
        """["catchUpTicks", 2147483647], ["delay", 2], ["tickCount"], ["delay", 4294967295]""",
        """
        0 0 switch A
        0 0 A 0 catchUpTicks false
        0 0 switch Tmr Svc
        0 0 switch IDLE
        2000 0 switch A
        2000 0 A 1 delay
        2000 0 A 2 tickCount 2147483649
        2000 0 switch IDLE
        final task A Blocked 5 5

        """);

    [TestMethod]
    public void CatchUpTicks_AsManyAsThereAre_WakesTheSleepersOnTheWay() => AssertTrace(
        """["delay", 1], ["catchUpTicks", 4294967295], ["tickCount"], ["delay", 1], ["tickCount"], ["suspend", "self"]""",
        """
        0 0 switch A
        0 0 switch B
        0 0 switch Tmr Svc
        0 0 switch IDLE
        1000 0 switch A
        1000 0 A 0 delay
        1000 0 A 1 catchUpTicks false
        1000 0 A 2 tickCount 0
        1000 0 switch B
        1000 0 B 0 delay
        1000 0 B end
        1000 0 switch IDLE
        2000 0 switch A
        2000 0 A 3 delay
        2000 0 A 4 tickCount 1
        2000 0 switch IDLE
        final task A Suspended 5 5
        final task B gone

        """,
        """, {"name": "B", "priority": 4, "core": 0, "repeat": 1, "ops": [["delay", 4000000000]]}""");

    [TestMethod]
    public void Delay_AcrossTick2ToThe36_Wakes()
    {
        var caughtUp = string.Concat(Enumerable.Repeat("""["catchUpTicks", 4294967295], """, 16));
        var trace = Run(caughtUp + """["catchUpTicks", 14], ["tickCount"], ["delay", 3], ["tickCount"], ["suspend", "self"]""", "");
        Assert.EndsWith(
            """
            0 0 A 17 tickCount 4294967294
            0 0 switch Tmr Svc
            0 0 switch IDLE
            3000 0 switch A
            3000 0 A 18 delay
            3000 0 A 19 tickCount 1
            3000 0 switch IDLE
            final task A Suspended 5 5

            """.ReplaceLineEndings("\n"),
            trace);
    }

    [TestMethod]
    public void CreateTask_NameLengthOfOne_LeavesNoRoomForAName()
    {
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_MAX_TASK_NAME_LEN": 1, "FREERTOS_UNICORE": true }""", "t"));
        device.RecordTrace();
        device.CreateTask("sensor", priority: 5, stackBytes: 2048, CoreAffinity.Any, async task => await task.Work(new Cycles(10)));
        device.RunFor(new Cycles(20));
        Assert.AreEqual("0 0 switch (no name)\n10 0 (no name) 0 work\n10 0 (no name) end\n10 0 switch (no name)\n10 0 switch (no name)\n", device.Trace.ToString());
    }

    private static void AssertTrace(string ops, string expected, string otherTasks = "") =>
        Assert.AreEqual(expected.ReplaceLineEndings("\n"), Run(ops, otherTasks));

    private static string Run(string ops, string otherTasks) => ScenarioRun.Execute(ScenarioReader.Parse(
        $$"""
        {"name": "long", "kernel": {"flavor": "freertos"}, "until": 5000,
         "tasks": [{"name": "A", "priority": 5, "core": 0, "repeat": 1, "ops": [{{ops}}]}{{otherTasks}}]}
        """,
        "long.json"));
}
