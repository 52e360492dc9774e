using Rtos.Core;
using Rtos.Scenarios;
using static Rtos.Tests.Scenarios.Reader.ScenarioText;

namespace Rtos.Tests.Scenarios.Reader;

[TestClass]
public sealed class OperationReaderTests
{
    private const string TaskNames = "work, delay, delayUntil, yield, create, delete, suspend, resume, setPriority, getPriority, abortDelay, state, "
        + "suspendAll, resumeAll, tickCount, notifyGive, notify, notifyTake, notifyWait, notifyStateClear, notifyValueClear, notifyQuery, "
        + "send, sendToFront, overwrite, receive, peek, waiting, spaces, reset, enterCritical, exitCritical, schedulerState, numTasks, "
        + "basePriority, catchUpTicks, take, give, takeRecursive, giveRecursive, holder, count, setBits, clearBits, getBits, waitBits, "
        + "sync, streamSend, streamReceive, streamAvailable, …";

    private const string InterruptNames = "{calls of interrupts}";

    [TestMethod]
    [DataRow("5", "(5,1): $.tasks[0].ops[0]: expected an operation, a list such as [\"yield\"], found 5")]
    [DataRow("\"yield\"", "(5,1): $.tasks[0].ops[0]: expected an operation, a list such as [\"yield\"], found the string \"yield\"")]
    [DataRow("[]", "(5,1): $.tasks[0].ops[0]: an operation begins with its name, found an empty list")]
    [DataRow("[5]", "(5,2): $.tasks[0].ops[0][0]: expected the name of an operation, found 5")]
    [DataRow("""["yield"], ["recieve", "q", 0]""", "(5,12): $.tasks[0].ops[1]: unknown operation \"recieve\"; did you mean \"receive\"?")]
    [DataRow("""["Yield"]""", "(5,1): $.tasks[0].ops[0]: unknown operation \"Yield\"; did you mean \"yield\"?")]
    [DataRow("""["teleport"]""", "(5,1): $.tasks[0].ops[0]: unknown operation \"teleport\"; valid: " + TaskNames)]
    public void ReadList_WrongOperation_IsRefused(string ops, string expected) => AssertRefused(WithTaskOps(ops), expected);

    [TestMethod]
    [DataRow("xTaskGetTickCount", "write [\"tickCount\"]")]
    [DataRow("xTaskGetTickCountFromISR", "write [\"tickCount\"]")]
    [DataRow("pdMS_TO_TICKS", "times have units in scenarios; write \"10ms\" where a time is expected")]
    [DataRow("portMAX_DELAY", "it is a time: write \"forever\" where a wait is expected")]
    [DataRow("portYIELD_FROM_ISR", "leave it out: at the end of an interrupt the kernel switches by itself if it must")]
    [DataRow("vTaskStartScheduler", "leave it out: the scheduler starts by itself, with every task that is not \"autostart\": false")]
    [DataRow("vTaskEndScheduler", "scenarios have none: a run ends at \"until\"")]
    [DataRow("xTaskGetHandle", "scenarios have none: operations name tasks and objects as the file does")]
    [DataRow("xQueueAddToSet", "scenarios have none: list the members in the \"members\" of the queue set")]
    [DataRow("ESP_LOGI", "leave it out: a scenario prints its trace and nothing else")]
    [DataRow("esp_wifi_init", "there is no operation for this C name; docs/scenarios.md lists the operations and their C names")]
    [DataRow("uxTaskGetSomething", "there is no operation for this C name; docs/scenarios.md lists the operations and their C names")]
    [DataRow("vTaskDelai", "did you mean vTaskDelay? write [\"delay\", ticks]")]
    public void ReadList_CName_SaysWhatToWrite(string name, string expected)
    {
        var error = Assert.ThrowsExactly<ScenarioException>(() => Read(WithTaskOps($"[\"{name}\"]")));
        Assert.AreEqual($"unknown operation \"{name}\"; {expected}", error.Problem);
    }

    [TestMethod]
    public void Advice_OnCNames_IsForThoseWithoutAnOperation()
    {
        foreach (var name in OperationTable.Rows.SelectMany(r => r.CNames))
        {
            Assert.IsNull(CNameAdvice.Find(name), name);
        }
    }

    [TestMethod]
    [DataRow("""["sendFromISR", "q", 1]""", "(5,1): $.tasks[0].ops[0]: \"sendFromISR\" cannot be used in a task; use \"send\"")]
    [DataRow("""["tickCountFromISR"]""", "(5,1): $.tasks[0].ops[0]: \"tickCountFromISR\" cannot be used in a task; use \"tickCount\"")]
    public void ReadList_InterruptOperationInTask_NamesTheOther(string ops, string expected) => AssertRefused(WithTaskOps(ops), expected);

    [TestMethod]
    [DataRow("""["send", "q", 1, 0]""", "(9,1): $.interrupts[0].ops[0]: \"send\" cannot be used in an interrupt; use \"sendFromISR\"")]
    [DataRow("""["resume", "A"]""", "(9,1): $.interrupts[0].ops[0]: \"resume\" cannot be used in an interrupt; use \"resumeFromISR\"")]
    [DataRow("""["delay", 1]""", "(9,1): $.interrupts[0].ops[0]: \"delay\" cannot be used in an interrupt; valid: " + InterruptNames)]
    [DataRow("""["enterCritical"]""", "(9,1): $.interrupts[0].ops[0]: \"enterCritical\" cannot be used in an interrupt; valid: " + InterruptNames)]
    [DataRow("""["sendFromIsr", "q", 1]""", "(9,1): $.interrupts[0].ops[0]: unknown operation \"sendFromIsr\"; did you mean \"sendFromISR\"?")]
    [DataRow("""["teleport"]""", "(9,1): $.interrupts[0].ops[0]: unknown operation \"teleport\"; valid: " + InterruptNames)]
    [DataRow("""["resumeFromISR", "self"]""", "(9,19): $.interrupts[0].ops[0][1]: \"resumeFromISR\" does not take \"self\"; write the name of the task")]
    public void ReadList_WrongInInterrupt_IsRefused(string ops, string expected) => AssertRefused(WithInterruptOps(ops), expected);

    [TestMethod]
    public void ReadList_OperationOfOtherKernels_NamesThem()
    {
        AssertRefused(
            WithTaskOps("""["basePriority", "A"]"""),
            "(5,1): $.tasks[0].ops[0]: flavor \"idf\" has no operation \"basePriority\"; flavors that have it: freertos, smp");
        Assert.AreEqual("basePriority", Read(WithTaskOps("""["basePriority", "A"]""", """{"flavor": "smp"}""")).Tasks[0].Operations[0].Name);
    }

    [TestMethod]
    [DataRow("""["work"]""", "\"work\": expected [\"work\", cycles], found 0 arguments")]
    [DataRow("""["yield", 1]""", "\"yield\": expected [\"yield\"], found 1 argument")]
    [DataRow("""["send", "q", 1]""", "\"send\": expected [\"send\", queue, value, wait], found 2 arguments")]
    [DataRow("""["notifyGive"]""", "\"notifyGive\": expected [\"notifyGive\", task, index?], found 0 arguments")]
    [DataRow("""["notifyGive", "A", 0, 0]""", "\"notifyGive\": expected [\"notifyGive\", task, index?], found 3 arguments")]
    [DataRow("""["notifyWait", 0, 0]""", "\"notifyWait\": expected [\"notifyWait\", clearOnEntry, clearOnExit, wait, index?], found 2 arguments")]
    public void ReadList_WrongNumberOfArguments_ShowsTheForm(string ops, string problem) =>
        AssertRefused(WithTaskOps(ops), "(5,1): $.tasks[0].ops[0]: wrong number of arguments for " + problem);

    [TestMethod]
    [DataRow("""["resume", "Brvo"]""", "(5,12): $.tasks[0].ops[0][1]: unknown task \"Brvo\"; did you mean \"Bravo\"?")]
    [DataRow("""["resume", "Zulu"]""", "(5,12): $.tasks[0].ops[0][1]: unknown task \"Zulu\"; valid: A, Bravo")]
    [DataRow("""["resume", "q"]""", "(5,12): $.tasks[0].ops[0][1]: \"q\" is a queue; \"resume\" needs a task")]
    [DataRow("""["resume", 1]""", "(5,12): $.tasks[0].ops[0][1]: expected the name of a task, found 1")]
    [DataRow("""["resume", "self"]""", "(5,12): $.tasks[0].ops[0][1]: \"resume\" does not take \"self\"; write the name of the task")]
    [DataRow("""["suspend", true]""", "(5,13): $.tasks[0].ops[0][1]: expected the name of a task, found true")]
    [DataRow("""["reset", "ona"]""", "(5,11): $.tasks[0].ops[0][1]: unknown object \"ona\"; did you mean \"one\"?")]
    [DataRow("""["reset", "pipe"]""", "(5,11): $.tasks[0].ops[0][1]: unknown object \"pipe\"; valid: q, one")]
    [DataRow("""["reset", "A"]""", "(5,11): $.tasks[0].ops[0][1]: \"A\" is a task; \"reset\" needs a queue")]
    [DataRow("""["reset", null]""", "(5,11): $.tasks[0].ops[0][1]: expected the name of a queue, found null")]
    [DataRow("""["overwrite", "q", 1]""", "(5,15): $.tasks[0].ops[0][1]: \"overwrite\" needs a queue of length 1; \"q\" has length 3")]
    public void ReadList_WrongName_IsRefused(string ops, string expected) => AssertRefused(WithTaskOps(ops), expected);

    [TestMethod]
    public void ReadList_NoObjects_SaysSo() => AssertRefused(
        WithTasks("""{"name": "A", "priority": 1, "core": 0, "repeat": 1, "ops": [["reset", "q"]]}"""),
        "(2,72): $.tasks[0].ops[0][1]: unknown object \"q\"; the scenario has no objects");

    [TestMethod]
    public void ReadList_OverwriteFromInterruptOfLongQueue_IsRefused() => AssertRefused(
        WithInterruptOps("""["overwriteFromISR", "q", 1]"""),
        "(9,22): $.interrupts[0].ops[0][1]: \"overwriteFromISR\" needs a queue of length 1; \"q\" has length 3");

    [TestMethod]
    [DataRow("""["work", 9007199254740993]""", "(5,10): $.tasks[0].ops[0][1]: expected a whole number of cycles from 0 to 9007199254740992 or a time such as \"10ms\", found 9007199254740993")]
    [DataRow("""["work", -0]""", "(5,10): $.tasks[0].ops[0][1]: expected a whole number of cycles from 0 to 9007199254740992 or a time such as \"10ms\", found -0")]
    [DataRow("""["delay", 4294967296]""", "(5,11): $.tasks[0].ops[0][1]: expected a whole number of ticks from 0 to 4294967295, a time such as \"10ms\" or \"forever\", found 4294967296")]
    [DataRow("""["delayUntil", 0]""", "(5,16): $.tasks[0].ops[0][1]: expected a whole number of ticks from 1 to 4294967295 or a time such as \"10ms\", found 0")]
    [DataRow("""["delayUntil", "forever"]""", "(5,16): $.tasks[0].ops[0][1]: \"forever\": a time without an end cannot be given here; expected a whole number of ticks from 1 to 4294967295 or a time such as \"10ms\"")]
    [DataRow("""["setPriority", "self", 25]""", "(5,25): $.tasks[0].ops[0][2]: expected a whole number from 0 to 24, found 25")]
    [DataRow("""["catchUpTicks", -5]""", "(5,18): $.tasks[0].ops[0][1]: expected a whole number of ticks from 0 to 4294967295 or a time such as \"10ms\", found -5")]
    [DataRow("""["send", "q", 4294967296, 0]""", "(5,15): $.tasks[0].ops[0][2]: expected a whole number from 0 to 4294967295, found 4294967296")]
    [DataRow("""["send", "q", 1, "ever"]""", "(5,18): $.tasks[0].ops[0][3]: expected a whole number of ticks from 0 to 4294967295, a time such as \"10ms\" or \"forever\" (units: us, ms, s, m, h, ticks, cycles), found the string \"ever\"")]
    [DataRow("""["receive", "q", 1.5]""", "(5,18): $.tasks[0].ops[0][2]: expected a whole number of ticks from 0 to 4294967295, a time such as \"10ms\" or \"forever\", found 1.5")]
    [DataRow("""["notifyGive", "A", 3]""", "(5,21): $.tasks[0].ops[0][2]: expected a whole number from 0 to 2, found 3")]
    [DataRow("""["notifyTake", 1, 0]""", "(5,16): $.tasks[0].ops[0][1]: expected true or false, found 1")]
    [DataRow("""["notifyWait", 0, -1, 0]""", "(5,19): $.tasks[0].ops[0][2]: expected a whole number from 0 to 4294967295, found -1")]
    [DataRow("""["notify", "A", "setbit", 1]""", "(5,17): $.tasks[0].ops[0][2]: unknown notify action \"setbit\"; did you mean \"setBits\"?")]
    [DataRow("""["notify", "A", "toggle", 1]""", "(5,17): $.tasks[0].ops[0][2]: unknown notify action \"toggle\"; valid: none, setBits, increment, overwrite, noOverwrite")]
    [DataRow("""["notify", "A", 2, 1]""", "(5,17): $.tasks[0].ops[0][2]: expected one of \"none\", \"setBits\", \"increment\", \"overwrite\", \"noOverwrite\", found 2")]
    public void ReadList_WrongArgument_IsRefused(string ops, string expected) => AssertRefused(WithTaskOps(ops), expected);

    [TestMethod]
    [DataRow("""["send", "q", 1, 1]""", "$: \"send\" may not wait in a callback; its wait must be 0 here")]
    [DataRow("""["delay", 1]""", "$: \"delay\" cannot be used in a callback; valid: work, yield, ")]
    [DataRow("""["sendFromISR", "q", 1]""", "$: \"sendFromISR\" cannot be used in a callback; use \"send\"")]
    [DataRow("""["suspend", "self"]""", "$[1]: \"suspend\" does not take \"self\"; write the name of the task")]
    public void ReadList_WrongInCallback_IsRefused(string operation, string expected)
    {
        var error = Assert.ThrowsExactly<ScenarioException>(() => ReadCallback(operation));

        StringAssert.Contains(error.Message, expected.Replace("$", ": $[0]", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [TestMethod]
    public void ReadList_NoWaitInCallback_IsAllowed() => Assert.AreEqual("send", ReadCallback("""["send", "q", 1, 0]""").Name);

    private static ScenarioOperation ReadCallback(string operation)
    {
        var problems = new ProblemList();
        var list = ScenarioJson.Parse(System.Text.Encoding.UTF8.GetBytes($"[{operation}]"), Source, problems);
        var names = new NameTable();
        names.Add(new ScenarioObject("q", 0, ScenarioObjectType.Queue, list.Location()) { Length = 1 });
        var operations = new OperationReader(names, new KernelBlock(new DeviceConfiguration(), RunTime: false, IsSure: true), problems)
            .ReadList(list, CallContexts.Callback, null);
        return problems.Count == 0 ? operations[0] : throw problems.Combined();
    }
}
