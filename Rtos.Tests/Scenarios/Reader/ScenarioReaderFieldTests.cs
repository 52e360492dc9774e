using Rtos.Scenarios;
using static Rtos.Tests.Scenarios.Reader.ScenarioText;

namespace Rtos.Tests.Scenarios.Reader;

[TestClass]
public sealed class ScenarioReaderFieldTests
{
    private const string A = """{"name": "A", "priority": 1, "core": 0, "repeat": 1, "ops": []}""";

    [TestMethod]
    [DataRow("[]", "(1,1): $: expected an object (the scenario), found a list")]
    [DataRow("{}", "(1,1): $: the property \"name\" is missing")]
    [DataRow("""{"name": "s", "tasks": []}""", "(1,1): $: the property \"until\" is missing")]
    [DataRow("""{"name": "s", "until": 1}""", "(1,1): $: the property \"tasks\" is missing")]
    [DataRow("""{"nmae": "s"}""", "(1,2): $: unknown property \"nmae\"; did you mean \"name\"?")]
    [DataRow("""{"description": "s"}""", "(1,2): $: unknown property \"description\"; valid: name, kernel, until, objects, tasks, interrupts")]
    [DataRow("""{"name": "s", "until": 0}""", "(1,24): $.until: expected a whole number of cycles from 1 to 9007199254740992 or a time such as \"10ms\", found 0")]
    [DataRow("""{"name": "s", "until": 9007199254740993}""", "(1,24): $.until: expected a whole number of cycles from 1 to 9007199254740992 or a time such as \"10ms\", found 9007199254740993")]
    [DataRow("""{"name": "s", "until": -1}""", "(1,24): $.until: expected a whole number of cycles from 1 to 9007199254740992 or a time such as \"10ms\", found -1")]
    [DataRow("""{"name": "s", "until": 1.5}""", "(1,24): $.until: expected a whole number of cycles from 1 to 9007199254740992 or a time such as \"10ms\", found 1.5")]
    [DataRow("""{"name": "s", "until": 1e3}""", "(1,24): $.until: expected a whole number of cycles from 1 to 9007199254740992 or a time such as \"10ms\", found 1e3")]
    [DataRow("""{"name": "s", "until": 99999999999999999999999999999999999999999999}""", "(1,24): $.until: expected a whole number of cycles from 1 to 9007199254740992 or a time such as \"10ms\", found 9999999999999999999999999999999999999999…")]
    [DataRow("""{"name": "s", "until": "9500"}""", "(1,24): $.until: expected a whole number of cycles from 1 to 9007199254740992 or a time such as \"10ms\" (units: us, ms, s, m, h, ticks, cycles), found the string \"9500\"")]
    [DataRow("""{"name": "s", "until": null}""", "(1,24): $.until: expected a whole number of cycles from 1 to 9007199254740992 or a time such as \"10ms\", found null")]
    [DataRow("""{"name": "s", "until": 1, "tasks": {}}""", "(1,36): $.tasks: expected a list of tasks, found an object")]
    [DataRow("""{"name": "s", "until": 1, "tasks": [], "objects": true}""", "(1,51): $.objects: expected a list of objects, found true")]
    [DataRow("""{"name": "s", "until": 1, "tasks": [], "interrupts": false}""", "(1,54): $.interrupts: expected a list of interrupts, found false")]
    public void Parse_WrongScenario_IsRefused(string json, string expected) => AssertRefused(json, expected);

    [TestMethod]
    [DataRow("\"\"", "a name is made of letters (a-z, A-Z), digits and \"_\", found \"\"")]
    [DataRow("\"a b\"", "a name is made of letters (a-z, A-Z), digits and \"_\", found \"a b\"")]
    [DataRow("\"a-b\"", "a name is made of letters (a-z, A-Z), digits and \"_\", found \"a-b\"")]
    [DataRow("7", "expected a name, found 7")]
    public void Parse_WrongName_IsRefused(string name, string problem)
    {
        AssertRefused("{\"name\": " + name + "}", "(1,10): $.name: " + problem);
        AssertRefused(WithObjects("{\"type\": \"queue\", \"name\": " + name + "}"), "(2,27): $.objects[0].name: " + problem);
        AssertRefused(WithTasks("{\"ops\": [], \"name\": " + name + "}"), "(2,21): $.tasks[0].name: " + problem);
    }

    [TestMethod]
    public void Parse_NameOf200Characters_IsTheLongest()
    {
        var name = new string('n', 200);

        Assert.AreEqual(name, Read("{\"name\": \"" + name + "\", \"until\": 1, \"tasks\": []}").Name);
        AssertRefused("{\"name\": \"" + name + "n\"}", "(1,10): $.name: a name has at most 200 characters, found 201");
    }

    [TestMethod]
    [DataRow("[]", "(2,1): $.kernel: expected an object (the kernel's settings), found a list")]
    [DataRow("""{"flavour": "idf"}""", "(2,2): $.kernel: unknown property \"flavour\"; did you mean \"flavor\"?")]
    [DataRow("""{"flavor": "IDF"}""", "(2,12): $.kernel.flavor: unknown flavor \"IDF\"; did you mean \"idf\"?")]
    [DataRow("""{"flavor": "zephyr"}""", "(2,12): $.kernel.flavor: unknown flavor \"zephyr\"; valid: freertos, idf, smp")]
    [DataRow("""{"flavor": 1}""", "(2,12): $.kernel.flavor: expected one of \"freertos\", \"idf\", \"smp\", found 1")]
    [DataRow("""{"flavor": "freertos", "cores": 2}""", "(2,33): $.kernel.cores: flavor \"freertos\" has 1 core, found 2; flavors with 2 cores: idf, smp")]
    [DataRow("""{"flavor": "smp", "cores": 1}""", "(2,28): $.kernel.cores: flavor \"smp\" has 2 cores, found 1; flavors with 1 core: freertos, idf")]
    [DataRow("""{"cores": 3}""", "(2,11): $.kernel.cores: expected a whole number from 1 to 2, found 3")]
    [DataRow("""{"cyclesPerTick": 0}""", "(2,19): $.kernel.cyclesPerTick: expected a whole number of cycles from 1 to 1099511627776 or a time such as \"10ms\", found 0")]
    [DataRow("""{"cyclesPerTick": 1099511627777}""", "(2,19): $.kernel.cyclesPerTick: expected a whole number of cycles from 1 to 1099511627776 or a time such as \"10ms\", found 1099511627777")]
    [DataRow("""{"preemption": false}""", "(2,16): $.kernel.preemption: with flavor \"idf\" \"preemption\" is always true, found false; leave it out or choose flavor \"freertos\" or \"smp\"")]
    [DataRow("""{"timeSlicing": false}""", "(2,17): $.kernel.timeSlicing: with flavor \"idf\" \"timeSlicing\" is always true, found false; leave it out or choose flavor \"freertos\" or \"smp\"")]
    [DataRow("""{"idleShouldYield": true}""", "(2,21): $.kernel.idleShouldYield: with flavor \"idf\" \"idleShouldYield\" is always false, found true; leave it out or choose flavor \"freertos\" or \"smp\"")]
    [DataRow("""{"preemption": 1}""", "(2,16): $.kernel.preemption: expected true or false, found 1")]
    [DataRow("""{"maxPriorities": 1}""", "(2,19): $.kernel.maxPriorities: expected a whole number from 2 to 64, found 1")]
    [DataRow("""{"maxPriorities": 65}""", "(2,19): $.kernel.maxPriorities: expected a whole number from 2 to 64, found 65")]
    [DataRow("""{"timerTaskPriority": 25}""", "(2,23): $.kernel.timerTaskPriority: expected a whole number from 0 to 24, found 25")]
    [DataRow("""{"maxPriorities": 3, "timerTaskPriority": 3}""", "(2,43): $.kernel.timerTaskPriority: expected a whole number from 0 to 2, found 3")]
    [DataRow("""{"timerQueueLength": 0}""", "(2,22): $.kernel.timerQueueLength: expected a whole number from 1 to 1000000, found 0")]
    [DataRow("""{"initialTick": 4294967296}""", "(2,17): $.kernel.initialTick: expected a whole number of ticks from 0 to 4294967295 or a time such as \"10ms\", found 4294967296")]
    [DataRow("""{"runTime": "yes"}""", "(2,13): $.kernel.runTime: expected true or false, found the string \"yes\"")]
    public void Parse_WrongKernel_IsRefused(string kernel, string expected) => AssertRefused(WithKernel(kernel), expected);

    [TestMethod]
    [DataRow("5", "(2,1): $.objects[0]: expected an object (a kernel object such as {\"type\": \"queue\", \"name\": \"q\", \"length\": 1}), found 5")]
    [DataRow("""{"name": "q"}""", "(2,1): $.objects[0]: the property \"type\" is missing")]
    [DataRow("""{"type": "queue", "length": 1}""", "(2,1): $.objects[0]: the property \"name\" is missing")]
    [DataRow("""{"type": "queue", "name": "q"}""", "(2,1): $.objects[0]: the property \"length\" is missing")]
    [DataRow("""{"type": "queu", "name": "q"}""", "(2,10): $.objects[0].type: unknown object type \"queu\"; did you mean \"queue\"?")]
    [DataRow("""{"type": "pipe", "name": "q"}""", "(2,10): $.objects[0].type: unknown object type \"pipe\"; valid: {types}")]
    [DataRow("""{"type": 1}""", "(2,10): $.objects[0].type: expected one of {quoted types}, found 1")]
    [DataRow("""{"type": "queue", "name": "q", "lenght": 1}""", "(2,32): $.objects[0]: unknown property \"lenght\"; did you mean \"length\"?")]
    [DataRow("""{"type": "queue", "name": "q", "length": 0}""", "(2,42): $.objects[0].length: expected a whole number from 1 to 1000000, found 0")]
    [DataRow("""{"type": "queue", "name": "q", "length": 1000001}""", "(2,42): $.objects[0].length: expected a whole number from 1 to 1000000, found 1000001")]
    [DataRow("""{"type": "queue", "name": "q", "length": 1}, {"type": "queue", "name": "q", "length": 1}""", "(2,72): $.objects[1].name: the name \"q\" is taken by the object in line 2, column 1; names are unique among objects and tasks")]
    public void Parse_WrongObject_IsRefused(string objects, string expected) => AssertRefused(WithObjects(objects), expected);

    [TestMethod]
    [DataRow("5", "(2,1): $.tasks[0]: expected an object (a task), found 5")]
    [DataRow("""{"priority": 1}""", "(2,1): $.tasks[0]: the property \"name\" is missing")]
    [DataRow("""{"name": "A"}""", "(2,1): $.tasks[0]: the property \"priority\" is missing")]
    [DataRow("""{"name": "A", "priority": 1}""", "(2,1): $.tasks[0]: the property \"ops\" is missing")]
    [DataRow("""{"name": "A", "prio": 1}""", "(2,15): $.tasks[0]: unknown property \"prio\"; did you mean \"priority\"?")]
    [DataRow("""{"name": "A", "priorty": 1}""", "(2,15): $.tasks[0]: unknown property \"priorty\"; did you mean \"priority\"?")]
    [DataRow("""{"name": "A", "priority": 25}""", "(2,27): $.tasks[0].priority: expected a whole number from 0 to 24, found 25")]
    [DataRow("""{"name": "A", "priority": 1, "core": 2}""", "(2,38): $.tasks[0].core: expected 0, 1 or \"any\", found 2")]
    [DataRow("""{"name": "A", "priority": 1, "core": "all"}""", "(2,38): $.tasks[0].core: expected 0, 1 or \"any\", found the string \"all\"")]
    [DataRow("""{"name": "A", "priority": 1, "core": 0, "repeat": 2147483648}""", "(2,51): $.tasks[0].repeat: expected a whole number from 0 to 2147483647, found 2147483648")]
    [DataRow("""{"name": "A", "priority": 1, "core": 0, "repeat": 1, "autostart": 0}""", "(2,67): $.tasks[0].autostart: expected true or false, found 0")]
    [DataRow("""{"name": "A", "priority": 1, "core": 0, "repeat": 1, "ops": {}}""", "(2,61): $.tasks[0].ops: expected a list of operations, found an object")]
    [DataRow("""{"name": "A", "priority": 1, "core": 0, "repeat": 0, "ops": []}""", "(2,61): $.tasks[0].ops: an empty list that is repeated forever (\"repeat\": 0) never ends; add an operation or repeat it at least once")]
    [DataRow("""{"name": "self"}""", "(2,10): $.tasks[0].name: \"self\" means the calling task; choose another name")]
    [DataRow("""{"name": "switch"}""", "(2,10): $.tasks[0].name: \"switch\" begins other lines of the trace; choose another name")]
    [DataRow("""{"name": "isr"}""", "(2,10): $.tasks[0].name: \"isr\" begins other lines of the trace; choose another name")]
    [DataRow("""{"name": "timer"}""", "(2,10): $.tasks[0].name: \"timer\" begins other lines of the trace; choose another name")]
    [DataRow("""{"name": "call"}""", "(2,10): $.tasks[0].name: \"call\" begins other lines of the trace; choose another name")]
    [DataRow("""{"name": "IDLE"}""", "(2,10): $.tasks[0].name: \"IDLE\" is an idle task of the kernel; choose another name")]
    [DataRow("""{"name": "IDLE0"}""", "(2,10): $.tasks[0].name: \"IDLE0\" is an idle task of the kernel; choose another name")]
    [DataRow("""{"name": "IDLE1"}""", "(2,10): $.tasks[0].name: \"IDLE1\" is an idle task of the kernel; choose another name")]
    [DataRow("""{"name": "none"}""", "(2,10): $.tasks[0].name: \"none\" is a result in traces: no task, no object; choose another name")]
    [DataRow("""{"name": "gone"}""", "(2,10): $.tasks[0].name: \"gone\" is a result in traces: the task or object does not exist; choose another name")]
    [DataRow(A + ", " + A, "(2,75): $.tasks[1].name: the name \"A\" is taken by the task in line 2, column 1; names are unique among objects and tasks")]
    public void Parse_WrongTask_IsRefused(string tasks, string expected) => AssertRefused(WithTasks(tasks), expected);

    [TestMethod]
    [DataRow("final")]
    [DataRow("end")]
    [DataRow("interrupt")]
    [DataRow("idle")]
    public void Parse_TaskNamedAsAWordThatNeedNotBeItsOwn_IsTaken(string name) =>
        Assert.AreEqual(name, ScenarioReader.Parse(WithTasks(A.Replace("\"A\"", $"\"{name}\"", StringComparison.Ordinal)), "x.json").Tasks[0].Name);

    [TestMethod]
    [DataRow("none", "is a result in traces: no task, no object")]
    [DataRow("gone", "is a result in traces: the task or object does not exist")]
    public void Parse_ObjectNamedAsAResult_IsRefused(string name, string why) => AssertRefused(
        WithTasks(A, $$"""{"type": "queue", "name": "{{name}}", "length": 1}"""), $"(1,96): $.objects[0].name: \"{name}\" {why}; choose another name");

    [TestMethod]
    [DataRow("switch")]
    [DataRow("timer")]
    [DataRow("IDLE0")]
    public void Parse_ObjectNamedAsALineOfTheTrace_IsTaken(string name) => Assert.AreEqual(
        name, ScenarioReader.Parse(WithTasks(A, $$"""{"type": "queue", "name": "{{name}}", "length": 1}"""), "x.json").Objects[0].Name);

    [TestMethod]
    public void Parse_TaskNamedAsAnObject_IsRefused() => AssertRefused(
        WithTasks(A, """{"type": "queue", "name": "A", "length": 1}"""),
        "(2,10): $.tasks[0].name: the name \"A\" is taken by the object in line 1, column 70; names are unique among objects and tasks");

    [TestMethod]
    [DataRow("5", "(2,1): $.interrupts[0]: expected an object (an interrupt), found 5")]
    [DataRow("{}", "(2,1): $.interrupts[0]: the property \"at\" is missing")]
    [DataRow("""{"at": 1}""", "(2,1): $.interrupts[0]: the property \"core\" is missing")]
    [DataRow("""{"at": 1, "core": 0}""", "(2,1): $.interrupts[0]: the property \"ops\" is missing")]
    [DataRow("""{"att": 1}""", "(2,2): $.interrupts[0]: unknown property \"att\"; did you mean \"at\"?")]
    [DataRow("""{"at": 0}""", "(2,8): $.interrupts[0].at: expected a whole number of cycles from 1 to 9007199254740992 or a time such as \"10ms\", found 0")]
    [DataRow("""{"at": 1, "core": 2}""", "(2,19): $.interrupts[0].core: expected a whole number from 0 to 1, found 2")]
    [DataRow("""{"at": 1, "core": "any"}""", "(2,19): $.interrupts[0].core: expected a whole number from 0 to 1, found the string \"any\"")]
    [DataRow("""{"at": 1, "core": 0, "ops": 1}""", "(2,29): $.interrupts[0].ops: expected a list of operations, found 1")]
    public void Parse_WrongInterrupt_IsRefused(string interrupts, string expected) => AssertRefused(WithInterrupts(interrupts), expected);

    [TestMethod]
    public void Parse_InterruptOnCore1OfOne_IsRefused() => AssertRefused(
        WithInterrupts("""{"at": 1, "core": 1, "ops": []}""", """{"cores": 1}"""),
        "(2,19): $.interrupts[0].core: core 1 does not exist: the kernel has 1 core; write 0");

    [TestMethod]
    public void Parse_InterruptLongerThanAnInstant_IsRefused() => AssertRefused(
        WithInterrupts("{\"at\": 1, \"core\": 1, \"ops\": [" + string.Join(',', Enumerable.Repeat("[\"tickCountFromISR\"]", 100_001)) + "]}"),
        "(2,29): $.interrupts[0].ops: an interrupt has at most 100000 operations, found 100001");

    [TestMethod]
    public void Parse_InterruptsOfOneInstantAreLongerThanAnInstant_IsRefused() => AssertRefused(
        WithInterrupts(
            "{\"at\": 1, \"core\": 1, \"ops\": [" + string.Join(',', Enumerable.Repeat("[\"tickCountFromISR\"]", 99_999)) + "]},\n"
            + """{"at": 2, "core": 0, "ops": [["tickCountFromISR"], ["tickCountFromISR"]]},""" + "\n"
            + """{"at": 1, "core": 0, "ops": [["tickCountFromISR"], ["tickCountFromISR"]]}"""),
        "(4,29): $.interrupts[2].ops: the interrupts of one instant have at most 100000 operations together; those before this one have 99999");
}
