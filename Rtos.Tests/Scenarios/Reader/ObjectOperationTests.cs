using Rtos.Scenarios;
using static Rtos.Tests.Scenarios.Reader.ScenarioText;

namespace Rtos.Tests.Scenarios.Reader;

/// <summary>The rows of semaphores, mutexes, event groups, buffers, timers, queue sets and calls.</summary>
[TestClass]
public sealed class ObjectOperationTests
{
    private const string Objects = """
        {"type": "binary", "name": "b"}, {"type": "mutex", "name": "m"}, {"type": "recursive", "name": "r"}, {"type": "events", "name": "e"},
        {"type": "stream", "name": "s", "size": 8, "trigger": 1}, {"type": "message", "name": "g", "size": 9},
        {"type": "timer", "name": "t", "period": 2, "autoReload": true, "ops": []}, {"type": "queueSet", "name": "set", "length": 3, "members": ["b"]},
        {"type": "call", "name": "c", "ops": []}, {"type": "queue", "name": "q", "length": 3}
        """;

    [TestMethod]
    [DataRow("""["take", "r", 0]""", 10, "\"r\" is a recursive mutex; \"take\" needs a binary semaphore or a counting semaphore or a mutex")]
    [DataRow("""["give", "q"]""", 10, "\"q\" is a queue; \"give\" needs a binary semaphore or a counting semaphore or a mutex")]
    [DataRow("""["takeRecursive", "m", 0]""", 19, "\"m\" is a mutex; \"takeRecursive\" needs a recursive mutex")]
    [DataRow("""["giveRecursive", "b"]""", 19, "\"b\" is a binary semaphore; \"giveRecursive\" needs a recursive mutex")]
    [DataRow("""["holder", "b"]""", 12, "\"b\" is a binary semaphore; \"holder\" needs a mutex or a recursive mutex")]
    [DataRow("""["setBits", "s", 1]""", 13, "\"s\" is a stream buffer; \"setBits\" needs an event group")]
    [DataRow("""["messageSend", "s", 1, 0]""", 17, "\"s\" is a stream buffer; \"messageSend\" needs a message buffer")]
    [DataRow("""["streamSend", "e", 1, 0]""", 16, "\"e\" is an event group; \"streamSend\" needs a stream buffer or a message buffer or a stream batching buffer")]
    [DataRow("""["streamTrigger", "m", 1]""", 19, "\"m\" is a mutex; \"streamTrigger\" needs a stream buffer or a message buffer or a stream batching buffer")]
    [DataRow("""["timerStart", "c", 0]""", 16, "\"c\" is a call; \"timerStart\" needs a timer")]
    [DataRow("""["pend", "t", 0]""", 10, "\"t\" is a timer; \"pend\" needs a call")]
    [DataRow("""["select", "b", 0]""", 12, "\"b\" is a binary semaphore; \"select\" needs a queue set")]
    [DataRow("""["send", "set", 1, 0]""", 10, "\"set\" is a queue set; \"send\" needs a queue")]
    [DataRow("""["pend", "A", 0]""", 10, "\"A\" is a task; \"pend\" needs a call")]
    public void ReadList_ObjectOfAnotherType_IsRefused(string operation, int column, string expected) =>
        AssertOperationRefused(operation, $"(2,{column}): $.tasks[0].ops[0][1]: {expected}");

    [TestMethod]
    [DataRow("""["setBits", "e", 16777216]""", 18, 2, "expected a whole number from 0 to 16777215, found 16777216")]
    [DataRow("""["waitBits", "e", 0, true, true, 0]""", 19, 2, "expected a whole number from 1 to 16777215, found 0")]
    [DataRow("""["waitBits", "e", 1, 1, true, 0]""", 22, 3, "expected true or false, found 1")]
    [DataRow("""["waitBits", "e", 1, true, "all", 0]""", 28, 4, "expected true or false, found the string \"all\"")]
    [DataRow("""["sync", "e", 0, 0, 0]""", 18, 3, "expected a whole number from 1 to 16777215, found 0")]
    [DataRow("""["timerPeriod", "t", 0, 0]""", 22, 2, "expected a whole number of ticks from 1 to 4294967295 or a time such as \"10ms\", found 0")]
    [DataRow("""["timerReload", "t", 2]""", 22, 2, "expected true or false, found 2")]
    [DataRow("""["take", "b", -1]""", 15, 2, "expected a whole number of ticks from 0 to 4294967295, a time such as \"10ms\" or \"forever\", found -1")]
    [DataRow("""["streamSend", "s", -1, 0]""", 21, 2, "expected a whole number from 0 to 1000000, found -1")]
    public void ReadList_ArgumentOutOfRange_IsRefused(string operation, int column, int argument, string expected) =>
        AssertOperationRefused(operation, $"(2,{column}): $.tasks[0].ops[0][{argument}]: {expected}");

    [TestMethod]
    [DataRow("setAffinity", """["setAffinity", "A", 1]""")]
    [DataRow("getAffinity", """["getAffinity", "A"]""")]
    [DataRow("preemptionDisable", """["preemptionDisable", "A"]""")]
    [DataRow("preemptionEnable", """["preemptionEnable", "A"]""")]
    public void ReadList_OperationOfSmp_IsRefusedElsewhere(string name, string operation)
    {
        AssertOperationRefused(operation, $"(2,1): $.tasks[0].ops[0]: flavor \"idf\" has no operation \"{name}\"; flavors that have it: smp");
        Assert.HasCount(1, Read(File(operation, """{"flavor": "smp"}""")).Tasks[0].Operations);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(4)]
    public void ReadList_AffinityWithoutACore_IsRefused(int mask)
    {
        var error = Assert.ThrowsExactly<ScenarioException>(() => Read(File($"[\"setAffinity\", \"A\", {mask}]", """{"flavor": "smp"}""")));
        StringAssert.Contains(
            error.Message, mask == 0 ? "expected a whole number from 1 to 4294967295, found 0" : "an affinity mask needs bit 0 (core 0) or bit 1 (core 1)", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("""["giveFromISR", "m"]""", "[0][1]: \"m\" is a mutex; \"giveFromISR\" needs a binary semaphore or a counting semaphore")]
    [DataRow("""["messageSendFromISR", "s", 1]""", "[0][1]: \"s\" is a stream buffer; \"messageSendFromISR\" needs a message buffer")]
    [DataRow("""["timerStart", "t", 0]""", "[0]: \"timerStart\" cannot be used in an interrupt; use \"timerStartFromISR\"")]
    [DataRow("""["streamResetFromISR", "s"]""", "[0]: flavor \"idf\" has no operation \"streamResetFromISR\"; flavors that have it: freertos, smp")]
    [DataRow("""["timerPeriodFromISR", "t", 0]""", "[0][2]: expected a whole number of ticks from 1 to 4294967295 or a time such as \"10ms\", found 0")]
    public void ReadList_WrongInInterrupt_IsRefused(string operation, string expected)
    {
        var json = "{\"name\": \"s\", \"until\": 100, \"tasks\": [], \"objects\": [" + Objects + "], \"interrupts\": [{\"at\": 5, \"core\": 0, \"ops\": [" + operation + "]}]}";
        var error = Assert.ThrowsExactly<ScenarioException>(() => Read(json));
        StringAssert.EndsWith(error.Message, "$.interrupts[0].ops" + expected, StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("""["take", "b", 1]""", "[0]: \"take\" may not wait in a callback; its wait must be 0 here")]
    [DataRow("""["pend", "c", "forever"]""", "[0]: \"pend\" may not wait in a callback; its wait must be 0 here")]
    [DataRow("""["setTimeOut"]""", "[0]: \"setTimeOut\" cannot be used in a callback; valid: ")]
    [DataRow("""["checkTimeOut", 1]""", "[0]: \"checkTimeOut\" cannot be used in a callback; valid: ")]
    [DataRow("""["exitCritical"]""", "[0]: \"exitCritical\" without \"enterCritical\" before it")]
    public void ReadList_WrongInCallback_IsRefused(string operation, string expected)
    {
        foreach (var type in new[] { "\"type\": \"call\"", "\"type\": \"timer\", \"period\": 1, \"autoReload\": false" })
        {
            var json = "{\"name\": \"s\", \"until\": 100, \"tasks\": [], \"objects\": [{\"type\": \"binary\", \"name\": \"b\"}, {\"type\": \"call\", \"name\": \"c\", \"ops\": []}, {"
                + type + ", \"name\": \"x\", \"ops\": [" + operation + "]}]}";
            var error = Assert.ThrowsExactly<ScenarioException>(() => Read(json));
            StringAssert.Contains(error.Message, "$.objects[2].ops" + expected, StringComparison.Ordinal);
        }
    }

    [TestMethod]
    [DataRow("""{"type": "counting", "name": "x", "max": 2, "initial": 3}""", "$.objects[0].initial: expected a whole number from 0 to 2, found 3")]
    [DataRow("""{"type": "counting", "name": "x", "max": 0, "initial": 0}""", "$.objects[0].max: expected a whole number from 1 to 1000000000, found 0")]
    [DataRow("""{"type": "stream", "name": "x", "size": 4, "trigger": 5}""", "$.objects[0].trigger: expected a whole number from 0 to 4, found 5")]
    [DataRow("""{"type": "stream", "name": "x", "size": 4}""", "$.objects[0]: the property \"trigger\" is missing")]
    [DataRow("""{"type": "message", "name": "x", "size": 4}""", "$.objects[0].size: expected a whole number from 5 to 1000000, found 4")]
    [DataRow("""{"type": "timer", "name": "x", "period": 0, "autoReload": true, "ops": []}""", "$.objects[0].period: expected a whole number of ticks from 1 to 4294967295 or a time such as \"10ms\", found 0")]
    [DataRow("""{"type": "batching", "name": "x", "size": 4, "trigger": 1}""", "$.objects[0]: flavor \"idf\" has no object type \"batching\"")]
    [DataRow("""{"type": "xyzzy", "name": "x"}""", "$.objects[0].type: unknown object type \"xyzzy\"; valid: {types}")]
    public void Read_WrongObject_IsRefused(string item, string expected)
    {
        var error = Assert.ThrowsExactly<ScenarioException>(() => Read(WithObjects(item)));
        StringAssert.EndsWith(error.Message, WithNames(expected), StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("""{"type": "mutex", "name": "x"}""", "\"x\" is not empty at first; the members of a queue set must be")]
    [DataRow("""{"type": "counting", "name": "x", "max": 2, "initial": 1}""", "\"x\" is not empty at first; the members of a queue set must be")]
    [DataRow("""{"type": "events", "name": "x"}""", "\"x\" is an event group; members of a queue set are queues and semaphores")]
    [DataRow("""{"type": "queue", "name": "x", "length": 1}, {"type": "queueSet", "name": "other", "length": 1, "members": ["x"]}""", "\"x\" is a member of the queue set \"other\" already")]
    [DataRow("""{"type": "queue", "name": "y", "length": 1}""", "unknown object \"x\"; did you mean \"y\"?")]
    public void Read_WrongMember_IsRefused(string objects, string expected)
    {
        var error = Assert.ThrowsExactly<ScenarioException>(
            () => Read(WithObjects(objects + """, {"type": "queueSet", "name": "set", "length": 3, "members": ["x"]}""")));
        StringAssert.Contains(error.Message, expected, StringComparison.Ordinal);
    }

    private static string File(string operation, string kernel = """{"flavor": "idf"}""") =>
        "{\"name\": \"s\", \"until\": 100, \"kernel\": " + kernel + ", \"objects\": [" + Objects.ReplaceLineEndings(" ")
        + "], \"tasks\": [{\"name\": \"A\", \"priority\": 1, \"core\": 0, \"repeat\": 1, \"ops\": [\n" + operation + "]}]}";

    private static void AssertOperationRefused(string operation, string expected) => AssertRefused(File(operation), expected);
}
