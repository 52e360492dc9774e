using static Rtos.Tests.Scenarios.Reader.ScenarioText;

namespace Rtos.Tests.Scenarios.Reader;

[TestClass]
public sealed class CriticalSectionCheckTests
{
    // The operation in the middle begins in column 20.
    private const string Enter = """["enterCritical"], """;
    private const string Exit = """, ["exitCritical"]""";
    private const string Place = "(5,20): $.tasks[0].ops[1]: ";

    [TestMethod]
    [DataRow("""["exitCritical"]""", "(5,1): $.tasks[0].ops[0]: \"exitCritical\" without \"enterCritical\" before it; critical sections are balanced within a list")]
    [DataRow("""["enterCritical"]""", "(5,1): $.tasks[0].ops[0]: \"enterCritical\" without \"exitCritical\" after it; critical sections are balanced within a list")]
    [DataRow("""["enterCritical"], ["exitCritical"], ["exitCritical"]""", "(5,38): $.tasks[0].ops[2]: \"exitCritical\" without \"enterCritical\" before it; critical sections are balanced within a list")]
    [DataRow("""["yield"], ["enterCritical"], ["enterCritical"], ["exitCritical"]""", "(5,12): $.tasks[0].ops[1]: \"enterCritical\" without \"exitCritical\" after it; critical sections are balanced within a list")]
    public void Check_Unbalanced_IsRefused(string ops, string expected) => AssertRefused(WithTaskOps(ops), expected);

    [TestMethod]
    [DataRow("""["delay", 0]""", "delay")]
    [DataRow("""["delayUntil", 1]""", "delayUntil")]
    public void Check_DelayInside_IsRefused(string operation, string name) => AssertRefused(
        WithTaskOps(Enter + operation + Exit), $"{Place}\"{name}\" cannot be used in a critical section: it blocks");

    [TestMethod]
    [DataRow("""["send", "q", 1, 1]""", "send")]
    [DataRow("""["sendToFront", "q", 1, 4294967295]""", "sendToFront")]
    [DataRow("""["receive", "q", "forever"]""", "receive")]
    [DataRow("""["peek", "q", 2]""", "peek")]
    [DataRow("""["notifyTake", true, 3]""", "notifyTake")]
    [DataRow("""["notifyWait", 0, 0, "forever", 1]""", "notifyWait")]
    public void Check_WaitInside_IsRefused(string operation, string name) => AssertRefused(
        WithTaskOps(Enter + operation + Exit), $"{Place}\"{name}\" may not wait in a critical section; its wait must be 0 here");

    [TestMethod]
    [DataRow("""["suspend", "self"]""", "suspend")]
    [DataRow("""["suspend", "A"]""", "suspend")]
    [DataRow("""["delete", "self"]""", "delete")]
    [DataRow("""["delete", "A"]""", "delete")]
    public void Check_OwnTaskStoppedInside_IsRefused(string operation, string name) => AssertRefused(
        WithTaskOps(Enter + operation + Exit), $"{Place}a task cannot {name} itself in a critical section; use \"{name}\" after \"exitCritical\"");

    [TestMethod]
    [DataRow("""["suspendAll"]""", "suspendAll")]
    [DataRow("""["resumeAll"]""", "resumeAll")]
    [DataRow("""["create", "Bravo"]""", "create")]
    [DataRow("""["delete", "Bravo"]""", "delete")]
    [DataRow("""["abortDelay", "Bravo"]""", "abortDelay")]
    [DataRow("""["catchUpTicks", 1]""", "catchUpTicks")]
    public void Check_ForbiddenBySmpInside_IsRefusedThereOnly(string operation, string name)
    {
        var ops = Enter + operation + Exit;

        AssertRefused(
            WithTaskOps(ops, """{"flavor": "smp"}"""),
            $"{Place}flavor \"smp\" does not allow \"{name}\" in a critical section; use it before or after");
        Assert.HasCount(3, ReadTaskOps(ops));
    }

    [TestMethod]
    public void Check_NestedWithoutWaiting_IsAllowed() => Assert.HasCount(13, ReadTaskOps(
        """
        ["enterCritical"], ["send", "q", 1, 0], ["enterCritical"], ["notifyTake", true, 0, 1], ["suspend", "Bravo"], ["yield"], ["exitCritical"],
        ["setPriority", "self", 1], ["overwrite", "one", 1], ["exitCritical"], ["delay", 1], ["enterCritical"], ["exitCritical"]
        """));
}
