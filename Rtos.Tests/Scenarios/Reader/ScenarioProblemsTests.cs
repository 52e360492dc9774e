using System.Globalization;
using Rtos.Scenarios;
using static Rtos.Tests.Scenarios.Reader.ScenarioText;

namespace Rtos.Tests.Scenarios.Reader;

/// <summary>All mistakes of a file are reported at once, and none that is only the consequence of another one.</summary>
[TestClass]
public sealed class ScenarioProblemsTests
{
    private const string Two = """
        {
          "name": "two", "untill": 10, "kernl": {},
          "tasks": [ { "name": "A", "priority": 99, "ops": [["wrok", 5], ["send", "q", 1]] } ]
        }
        """;

    [TestMethod]
    public void Parse_SeveralMistakes_AreAllReported() => AssertProblems(
        Two,
        "(2,18): $: unknown property \"untill\"; did you mean \"until\"?",
        "(2,32): $: unknown property \"kernl\"; did you mean \"kernel\"?",
        "(3,41): $.tasks[0].priority: expected a whole number from 0 to 24, found 99",
        "(3,53): $.tasks[0].ops[0]: unknown operation \"wrok\"; did you mean \"work\"?",
        "(3,66): $.tasks[0].ops[1]: wrong number of arguments for \"send\": expected [\"send\", queue, value, wait], found 2 arguments");

    [TestMethod]
    public void Exception_OfSeveralMistakes_IsAboutTheFirstThatWasFound()
    {
        var error = Assert.ThrowsExactly<ScenarioException>(() => Read(WithTaskOps("""["wrok", 5], ["yeild"]""")));
        Assert.AreEqual(Source + "(5,1): $.tasks[0].ops[0]: unknown operation \"wrok\"; did you mean \"work\"?", error.Message);
        Assert.AreEqual(("$.tasks[0].ops[0]", 2), (error.Path, error.Problems.Count));
        Assert.HasCount(1, new ScenarioException(error.Location, "one").Problems);
    }

    [TestMethod]
    public void Parse_MistakesEverywhere_AreReportedInTheOrderOfTheFile() => AssertProblems(
        """
        {"name": "a-b", "until": 0, "until": 5,
         "kernel": {"flavor": "idff", "cyclesPerTick": 0, "cores": 3},
         "objects": [{"type": "queue", "name": "q", "length": 0}, {"type": "pipe", "name": "p"},
                     {"type": "timer", "name": "t", "period": 0, "autoReload": 1, "ops": [["delay", 1]]}],
         "interrupts": [{"at": "x", "core": 2, "ops": [["send", "q", 1, 0]]}],
         "tasks": [{"name": "A", "ops": [["overwrite", "q", -1]]}]}
        """,
        "(1,10): $.name: a name is made of letters",
        "(1,26): $.until: expected a whole number of cycles",
        "(1,29): $: duplicate property \"until\"",
        "(2,23): $.kernel.flavor: unknown flavor \"idff\"; did you mean \"idf\"?",
        "(2,48): $.kernel.cyclesPerTick: expected",
        "(2,60): $.kernel.cores: expected",
        "(3,55): $.objects[0].length: expected",
        "(3,68): $.objects[1].type: unknown object type \"pipe\"; valid: ",
        "(4,55): $.objects[2].period: expected",
        "(4,72): $.objects[2].autoReload: expected true or false, found 1",
        "(4,83): $.objects[2].ops[0]: \"delay\" cannot be used in a callback",
        "(5,24): $.interrupts[0].at: expected",
        "(5,37): $.interrupts[0].core: expected",
        "(5,48): $.interrupts[0].ops[0]: \"send\" cannot be used in an interrupt; use \"sendFromISR\"",
        "(6,12): $.tasks[0]: the property \"priority\" is missing",
        "(6,53): $.tasks[0].ops[0][2]: expected a whole number from 0 to 4294967295, found -1");

    [TestMethod]
    [DataRow("""{"name": "my-task", "priority": 1, "ops": []}, {"name": "B", "priority": 1, "ops": [["resume", "my-task"]]}""", "(2,10): ")]
    [DataRow("""{"nmae": "C", "priority": 1, "ops": []}, {"name": "B", "priority": 1, "ops": [["resume", "C"]]}""", "(2,2): ")]
    [DataRow("""{"priority": 1, "ops": []}, {"name": "B", "priority": 1, "ops": [["resume", "C"]]}""", "(2,1): ")]
    [DataRow("""5, {"name": "B", "priority": 1, "ops": [["resume", "C"]]}""", "(2,1): ")]
    [DataRow("""{"name": "C", "priority": 1, "ops": 5}, {"name": "B", "priority": 1, "ops": [["resume", "C"]]}""", "(2,37): ")]
    [DataRow("""{"name": "C", "priority": 1, "ops": [["enterCritcal"], ["exitCritical"]]}""", "(2,38): ")]
    [DataRow("""{"name": "C", "priority": 1, "ops": [["enterCritical"], ["exitCrtical"]]}""", "(2,57): ")]
    [DataRow("""{"name": "C", "priority": 1, "repeat": 0, "ops": [["wrok"]]}""", "(2,51): ")]
    [DataRow("""{"name": "C", "priority": 1, "ops": [["give", "m"], ["give", "m"], ["take", "m", 1]]}""", "(2,47): ")]
    public void Parse_MistakeThatOthersDependOn_IsTheOnlyOne(string tasks, string expected) => AssertProblems(WithTasks(tasks), expected);

    [TestMethod]
    [DataRow("""{"type": "qeueu", "name": "q"}""", "(1,79): ")]
    [DataRow("""{"type": "queue", "name": "q", "length": 0}""", "(1,111): ")]
    [DataRow("""{"type": "queue", "length": 1}""", "(1,70): ")]
    [DataRow("""{"type": "queue", "name": "q", "length": 1}, {"type": "mutex", "name": "q"}""", "(1,141): ")]
    [DataRow("""{"type": "queue", "name": "q", "length": 1}, {"type": "counting", "name": "c", "max": 0, "initial": 5}""", "(1,156): ")]
    public void Parse_ObjectThatIsRefused_DoesNotMakeItsUsesWrong(string objects, string expected) => AssertProblems(
        WithTasks("""{"name": "A", "priority": 1, "ops": [["overwrite", "q", 1], ["receive", "q", 0]]}""", objects), expected);

    [TestMethod]
    [DataRow("""{"flavor": "freertoss"}""", """["basePriority", "A"], ["setPriority", "A", 63]""", "(2,12): ")]
    [DataRow("""{"maxPrio": 40}""", """["setPriority", "A", 39]""", "(2,2): ")]
    [DataRow("""{"cyclesPerTick": "x"}""", """["delay", "1ms"]""", "(2,19): ")]
    [DataRow("""{"cyclesPerTick": "x", "initialTick": "1ms"}""", """["delay", "1ms"]""", "(2,19): ")]
    [DataRow("5", """["basePriority", "A"]""", "(2,1): ")]
    public void Parse_KernelThatIsRefused_DoesNotMakeOperationsWrong(string kernel, string ops, string expected) =>
        AssertProblems(WithTaskOps(ops, kernel), expected);

    [TestMethod]
    [DataRow("xQueueSend", "write [\"send\", queue, value, wait]")]
    [DataRow("xQueueSendFromISR", "write [\"send\", queue, value, wait]")]
    [DataRow("vTaskDelay", "write [\"delay\", ticks]")]
    [DataRow("vtaskdelay", "write [\"delay\", ticks]")]
    [DataRow("xSemaphoreTake", "write [\"take\", semaphore, wait]")]
    [DataRow("xTaskNotifyGive", "write [\"notifyGive\", task, index?]")]
    [DataRow("ulTaskNotifyTakeIndexed", "write [\"notifyTake\", clear, wait, index?]")]
    [DataRow("portENTER_CRITICAL", "write [\"enterCritical\"]")]
    [DataRow("xQueueSned", "did you mean xQueueSend? write [\"send\", queue, value, wait]")]
    [DataRow("xQueueCreateStatic", "list a queue in \"objects\", with \"type\": \"queue\"")]
    public void Parse_CNameInATask_IsAnsweredWithTheOperation(string name, string expected) => AssertRefused(
        WithTaskOps($"[\"{name}\"]"), $"(5,1): $.tasks[0].ops[0]: unknown operation \"{name}\"; {expected}");

    [TestMethod]
    [DataRow("xQueueSend", "write [\"sendFromISR\", queue, value]")]
    [DataRow("xQueueSendFromISR", "write [\"sendFromISR\", queue, value]")]
    [DataRow("vTaskNotifyGiveFromISR", "write [\"notifyGiveFromISR\", task, index?]")]
    [DataRow("xSemaphoreGive", "write [\"giveFromISR\", semaphore]")]
    public void Parse_CNameInAnInterrupt_IsAnsweredWithTheOperation(string name, string expected) => AssertRefused(
        WithInterruptOps($"[\"{name}\"]"), $"(9,1): $.interrupts[0].ops[0]: unknown operation \"{name}\"; {expected}");

    [TestMethod]
    [DataRow("lock", "\"take\"")]
    [DataRow("acquire", "\"take\"")]
    [DataRow("unlock", "\"give\"")]
    [DataRow("release", "\"give\"")]
    [DataRow("wait", "\"delay\"")]
    [DataRow("sleep", "\"delay\"")]
    [DataRow("sleep_ms", "\"delay\"")]
    [DataRow("put", "\"send\"")]
    [DataRow("recv", "\"receive\"")]
    [DataRow("get", "\"receive\"")]
    [DataRow("signal", "\"give\" or \"notifyGive\"")]
    [DataRow("ets_delay_us", "\"work\"")]
    [DataRow("esp_rom_delay_us", "\"work\"")]
    public void Parse_WordOfAnotherSystemInATask_IsAnsweredWithTheOperation(string name, string meant) => AssertRefused(
        WithTaskOps($"[\"{name}\"]"), $"(5,1): $.tasks[0].ops[0]: unknown operation \"{name}\"; did you mean {meant}?");

    [TestMethod]
    [DataRow("put", "\"sendFromISR\"")]
    [DataRow("signal", "\"giveFromISR\" or \"notifyGiveFromISR\"")]
    public void Parse_WordOfAnotherSystemInAnInterrupt_IsAnsweredWithItsForm(string name, string meant) => AssertRefused(
        WithInterruptOps($"[\"{name}\"]"), $"(9,1): $.interrupts[0].ops[0]: unknown operation \"{name}\"; did you mean {meant}?");

    [TestMethod]
    [DataRow("semaphore", "\"binary\" or \"counting\"")]
    [DataRow("recursiveMutex", "\"recursive\"")]
    [DataRow("eventGroup", "\"events\"")]
    [DataRow("streamBuffer", "\"stream\"")]
    [DataRow("messageBuffer", "\"message\"")]
    public void Parse_TypeOfAnotherName_IsAnsweredWithTheType(string type, string meant)
    {
        var error = Assert.ThrowsExactly<ScenarioException>(() => Read(WithTasks("", $$"""{"type": "{{type}}", "name": "x"}""")));
        Assert.AreEqual($"unknown object type \"{type}\"; did you mean {meant}?", error.Problem);
    }

    [TestMethod]
    public void Parse_KernelOfAnotherName_IsAnsweredWithTheFlavor()
    {
        var error = Assert.ThrowsExactly<ScenarioException>(() => Read(WithTasks("", kernel: """{"flavor": "esp-idf"}""")));
        Assert.AreEqual("unknown flavor \"esp-idf\"; did you mean \"idf\"?", error.Problem);
    }

    [TestMethod]
    public void Parse_CNameOfWhatBlocksInAnInterrupt_SaysThatItCannotBeUsed()
    {
        var error = Assert.ThrowsExactly<ScenarioException>(() => Read(WithInterruptOps("""["vTaskDelay", 1]""")));
        StringAssert.StartsWith(
            error.Problem, "unknown operation \"vTaskDelay\"; it is \"delay\" here, which cannot be used in an interrupt; valid: work, sendFromISR, ", StringComparison.Ordinal);
    }

    [TestMethod]
    public void CNames_OfAllRows_AreUniqueAndThoseOfThePage()
    {
        var names = OperationTable.Rows.SelectMany(row => row.CNames).ToList();
        CollectionAssert.AllItemsAreUnique(names);

        // The page's table names the functions of each operation of tasks in its second column.
        foreach (var line in File.ReadLines(RepositoryFile.PathOf("docs/scenarios.md")).Where(l => l.StartsWith("| `[\"", StringComparison.Ordinal)))
        {
            var cells = line.Split(" | ");
            foreach (var word in System.Text.RegularExpressions.Regex.Matches(cells[1], "`([a-z]+[A-Z_]\\w+)`").Select(m => m.Groups[1].Value).Where(w => OperationTable.Find(w) is null))
            {
                var row = OperationTable.FindCName(word);
                Assert.IsTrue(row is null ? cells.Length < 3 : line.Contains($"[\"{row.Name}\"", StringComparison.Ordinal), $"{word}: {line}");
            }
        }
    }

    [TestMethod]
    public void Parse_MoreMistakesThanAreCollected_EndsEarly()
    {
        var ops = string.Join(',', Enumerable.Repeat("[\"wrok\"]", 100_000));
        var error = Assert.ThrowsExactly<ScenarioException>(() => Read(WithTaskOps(ops)));
        Assert.HasCount(ProblemList.Most, error.Problems);
    }

    [TestMethod]
    public void Parse_DuplicateAndThenNoJson_ReportsBoth() => AssertProblems(
        "{\"name\": 1,\n\"name\": 2,\n!", "(2,1): $: duplicate property", "(3,1): $: not valid JSON");

    private static void AssertProblems(string json, params string[] expected)
    {
        var error = Assert.ThrowsExactly<ScenarioException>(() => Read(json.ReplaceLineEndings("\n")));
        var all = string.Join('\n', error.Problems);
        Assert.HasCount(expected.Length, error.Problems, all);
        for (var i = 0; i < expected.Length; i++)
        {
            StringAssert.StartsWith(error.Problems[i].ToString(), Source + expected[i], StringComparison.Ordinal, string.Create(CultureInfo.InvariantCulture, $"{i} of\n{all}"));
        }
    }
}
