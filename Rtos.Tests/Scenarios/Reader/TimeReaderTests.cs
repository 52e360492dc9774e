using Rtos.Core;
using Rtos.Scenarios;
using static Rtos.Tests.Scenarios.Reader.ScenarioText;

namespace Rtos.Tests.Scenarios.Reader;

/// <summary>Times with a unit, wherever a scenario has cycles or ticks.</summary>
[TestClass]
public sealed class TimeReaderTests
{
    // A tick of 20 ms, at 160 MHz. The kernel is the last property: what it says counts for the whole file.
    private const string Kernel = """{"flavor": "idf", "cyclesPerTick": "20ms"}""";

    [TestMethod]
    public void Parse_TimesEverywhere_GiveCyclesAndTicks()
    {
        var scenario = Read("""
            {"name": "s", "until": "1.5s",
             "objects": [{"type": "timer", "name": "t", "period": "100ms", "autoReload": true, "ops": [["work", "10us"], ["timerPeriod", "t", "1m", "0ms"]]},
                         {"type": "queue", "name": "q", "length": 1}],
             "tasks": [{"name": "A", "priority": 1, "ops": [["work", "500us"], ["delay", "2 ticks"], ["delayUntil", "40ms"], ["receive", "q", "1h"], ["catchUpTicks", "1tick"]]}],
             "interrupts": [{"at": "8000cycles", "core": 0, "ops": [["timerPeriodFromISR", "t", "60ms"]]}],
             "kernel": {"cyclesPerTick": "20ms", "initialTick": "100ms"}}
            """);

        Assert.AreEqual(new Instant(240_000_000), scenario.Until);
        Assert.AreEqual((new Cycles(3_200_000), new TickCount(5)), (scenario.Kernel.CyclesPerTick, scenario.Kernel.InitialTick));
        var timer = scenario.Objects[0];
        Assert.AreEqual((new Ticks(5), 1600L, 3000u), (timer.Period, timer.Operations[0].Number, timer.Operations[1].Value));
        var ops = scenario.Tasks[0].Operations;
        Assert.AreEqual(80_000, ops[0].Number);
        CollectionAssert.AreEqual(new uint[] { 2, 2, 180_000, 1 }, ops.Skip(1).Select(o => o.Wait.Value).ToArray());
        Assert.AreEqual((new Instant(8000), 3u), (scenario.Interrupts[0].At, scenario.Interrupts[0].Operations[0].Value));
    }

    [TestMethod]
    [DataRow("""["delay", "10ms"]""", "(5,11): $.tasks[0].ops[0][1]: \"10ms\" is 0.5 ticks: a tick is 20 ms here; write \"0 ticks\" or \"1 tick\"")]
    [DataRow("""["delayUntil", "5 ms"]""", "(5,16): $.tasks[0].ops[0][1]: \"5 ms\" is 0.25 ticks: a tick is 20 ms here; write \"1 tick\"")]
    [DataRow("""["receive", "q", "50ms"]""", "(5,18): $.tasks[0].ops[0][2]: \"50ms\" is 2.5 ticks: a tick is 20 ms here; write \"2 ticks\" or \"3 ticks\"")]
    [DataRow("""["delay", "1.5ticks"]""", "(5,11): $.tasks[0].ops[0][1]: \"1.5ticks\": ticks are whole, and a tick is 20 ms here; write \"1 tick\" or \"2 ticks\"")]
    [DataRow("""["delay", "1ns"]""", "(5,11): $.tasks[0].ops[0][1]: \"1ns\" is about 0 ticks: a tick is 20 ms here; write \"0 ticks\" or \"1 tick\"")]
    [DataRow("""["work", "1ns"]""", "(5,10): $.tasks[0].ops[0][1]: \"1ns\" is 0.16 cycles: a cycle is 6.25 ns here; write \"0 cycles\" or \"1 cycle\"")]
    public void Parse_NoWholeNumber_SaysHowManyAndWhatWouldBeRight(string op, string expected) => AssertRefused(WithTaskOps(op, Kernel), expected);

    [TestMethod]
    [DataRow("""["delay", "10"]""", "0 to 4294967295, a time such as \"10ms\" or \"forever\" (units: us, ms, s, m, h, ticks, cycles), found the string \"10\"")]
    [DataRow("""["delay", "soon"]""", "0 to 4294967295, a time such as \"10ms\" or \"forever\" (units: us, ms, s, m, h, ticks, cycles), found the string \"soon\"")]
    [DataRow("""["delay", "-1ms"]""", "0 to 4294967295, a time such as \"10ms\" or \"forever\" (units: us, ms, s, m, h, ticks, cycles), found the string \"-1ms\"")]
    [DataRow("""["delayUntil", "0ms"]""", "1 to 4294967295 or a time such as \"10ms\", found the string \"0ms\"")]
    public void Parse_NoTime_IsRefused(string op, string expected)
    {
        var error = Assert.ThrowsExactly<ScenarioException>(() => Read(WithTaskOps(op, Kernel)));
        Assert.AreEqual("expected a whole number of ticks from " + expected, error.Problem);
    }

    [TestMethod]
    [DataRow("""["delay", "4294967296ticks"]""", "\"4294967296ticks\" is too long; at most \"23860.9h\" (4294967295 ticks) is possible here")]
    [DataRow("""["delay", "9999999999999999999999999999h"]""", "\"9999999999999999999999999999h\" is too long; at most \"23860.9h\" (4294967295 ticks) is possible here")]
    [DataRow("""["work", "999999h"]""", "\"999999h\" is too long; at most \"15637.4h\" (9007199254740992 cycles) is possible here")]
    [DataRow("""["work", "0.5 ticks"]""", "\"0.5 ticks\": ticks are whole; write the time in another unit, such as \"ms\" or \"cycles\"")]
    [DataRow("""["delay", "0.5 ticks"]""", "\"0.5 ticks\": ticks are whole, and a tick is 20 ms here; write \"0 ticks\" or \"1 tick\"")]
    [DataRow("""["receive", "q", "portMAX_DELAY"]""", "\"portMAX_DELAY\": write \"forever\"")]
    [DataRow("""["receive", "q", "pdMS_TO_TICKS(100)"]""", "\"pdMS_TO_TICKS(100)\": write \"100ms\"")]
    [DataRow("""["delay", "100 / portTICK_PERIOD_MS"]""", "\"100 / portTICK_PERIOD_MS\": write \"100ms\"")]
    [DataRow("""["work", "portMAX_DELAY"]""", "\"portMAX_DELAY\": a time without an end cannot be given here; expected a whole number of cycles from 0 to 9007199254740992 or a time such as \"10ms\"")]
    public void Parse_TimeThatCannotBe_SaysWhatCan(string op, string expected)
    {
        var error = Assert.ThrowsExactly<ScenarioException>(() => Read(WithTaskOps(op, Kernel)));
        Assert.AreEqual(expected, error.Problem);
    }

    [TestMethod]
    [DataRow("23860.9h", "delay")]
    [DataRow("15637.4h", "work")]
    public void Parse_GreatestTimeThatIsNamed_IsAccepted(string time, string op) =>
        Assert.HasCount(1, Read(WithTaskOps($$"""["{{op}}", "{{time}}"]""", Kernel)).Tasks[0].Operations);

    [TestMethod]
    public void Parse_LengthOfATickInTicks_IsRefused() => AssertRefused(
        WithKernel("""{"cyclesPerTick": "2 ticks"}"""),
        "(2,19): $.kernel.cyclesPerTick: \"2 ticks\": the length of a tick is not given in ticks; write cycles or a time such as \"10ms\"");

    [TestMethod]
    public void Parse_TimesThatAreTheSame_GiveTheSameTrace()
    {
        static string Trace(string work, string delay, string at) => ScenarioRun.Execute(Read($$"""
            {"name": "s", "until": {{at}}, "tasks": [{"name": "A", "priority": 1, "repeat": 0, "ops": [["work", {{work}}], ["delay", {{delay}}]]}]}
            """));

        Assert.AreEqual(Trace("1600", "16", "32000"), Trace("\"10us\"", "\"100us\"", "\"200 us\""));
    }
}
