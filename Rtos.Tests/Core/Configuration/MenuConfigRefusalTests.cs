using Rtos.Core;

namespace Rtos.Tests.Core.Configuration;

[TestClass]
public sealed class MenuConfigRefusalTests
{
    [TestMethod]
    [DataRow("""{ "FREERTOS_HX": 1 }""", "(1,3): unknown option FREERTOS_HX; did you mean FREERTOS_HZ?")]
    [DataRow("""{ "CONFIG_FREERTOS_HX": 1 }""", "(1,3): unknown option CONFIG_FREERTOS_HX; did you mean CONFIG_FREERTOS_HZ?")]
    [DataRow("""{ "freertos_hz": 1 }""", "(1,3): unknown option freertos_hz; did you mean FREERTOS_HZ?")]
    [DataRow("""{ "Colour": 1 }""", "(1,3): unknown option Colour; menuconfig.schema.json lists the options")]
    [DataRow("""{ "a b\n": 1 }""", "(1,3): unknown option \"a b\\n\"; menuconfig.schema.json lists the options")]
    [DataRow("""{ "": 1 }""", "(1,3): unknown option \"\"; menuconfig.schema.json lists the options")]
    [DataRow("""{ "FREERTOS_HZ": "1000" }""", "(1,3): FREERTOS_HZ is \"1000\"; it must be a whole number, 1 to 1000 (default 100)")]
    [DataRow("""{ "FREERTOS_HZ": 100.5 }""", "(1,3): FREERTOS_HZ is 100.5; it must be a whole number, 1 to 1000 (default 100)")]
    [DataRow("""{ "FREERTOS_HZ": 1e2 }""", "(1,3): FREERTOS_HZ is 1e2; it must be a whole number, 1 to 1000 (default 100)")]
    [DataRow("""{ "FREERTOS_HZ": null }""", "(1,3): FREERTOS_HZ is null; it must be a whole number, 1 to 1000 (default 100)")]
    [DataRow("""{ "FREERTOS_HZ": [1000] }""", "(1,3): FREERTOS_HZ is an array; it must be a whole number, 1 to 1000 (default 100)")]
    [DataRow("""{ "FREERTOS_HZ": {} }""", "(1,3): FREERTOS_HZ is an object; it must be a whole number, 1 to 1000 (default 100)")]
    [DataRow("""{ "FREERTOS_HZ": -7 }""", "(1,3): FREERTOS_HZ is -7; it must be 1 to 1000 (default 100)")]
    [DataRow("""{ "FREERTOS_HZ": 99999999999999999999 }""", "(1,3): FREERTOS_HZ is 99999999999999999999; it must be 1 to 1000 (default 100)")]
    [DataRow("""{ "ESP_DEFAULT_CPU_FREQ_MHZ": 120 }""", "(1,3): ESP_DEFAULT_CPU_FREQ_MHZ is 120; it must be 80, 160 or 240 (default 160)")]
    [DataRow("""{ "ESP32EMU_PREEMPTION": 1 }""", "(1,3): ESP32EMU_PREEMPTION is 1; it must be true or false (default true)")]
    [DataRow("""{ "ESP32EMU_PREEMPTION": "true" }""", "(1,3): ESP32EMU_PREEMPTION is \"true\"; it must be true or false (default true)")]
    [DataRow("""{ "ESP32EMU_KERNEL": "zephyr" }""", "(1,3): ESP32EMU_KERNEL is \"zephyr\"; it must be \"freertos\", \"idf\" or \"smp\" (default \"idf\")")]
    [DataRow("""{ "ESP32EMU_KERNEL": 2 }""", "(1,3): ESP32EMU_KERNEL is 2; it must be \"freertos\", \"idf\" or \"smp\" (default \"idf\")")]
    [DataRow("""{ "FREERTOS_TIMER_SERVICE_TASK_NAME": "" }""", "(1,3): FREERTOS_TIMER_SERVICE_TASK_NAME is \"\"; it must be a string of 1 to 255 printable ASCII characters (default \"Tmr Svc\")")]
    [DataRow("""{ "FREERTOS_TIMER_SERVICE_TASK_NAME": "a\tb" }""", "(1,3): FREERTOS_TIMER_SERVICE_TASK_NAME is \"a\\tb\"; it must be a string of 1 to 255 printable ASCII characters (default \"Tmr Svc\")")]
    [DataRow("""{ "$schema": 7 }""", "(1,3): $schema is 7; it must be a string, the path of the schema")]
    public void Parse_WrongSetting_SaysWhereAndWhat(string json, string expected) => AssertRefused(json, expected);

    [TestMethod]
    [DataRow("idf", "ESP32EMU_PREEMPTION", "false", "ESP32EMU_PREEMPTION is false; with the kernel idf (ESP32EMU_KERNEL) it is always true")]
    [DataRow("idf", "ESP32EMU_TIME_SLICING", "false", "ESP32EMU_TIME_SLICING is false; with the kernel idf (ESP32EMU_KERNEL) it is always true")]
    [DataRow("idf", "ESP32EMU_IDLE_SHOULD_YIELD", "true", "ESP32EMU_IDLE_SHOULD_YIELD is true; with the kernel idf (ESP32EMU_KERNEL) it is always false")]
    [DataRow("smp", "FREERTOS_UNICORE", "true", "FREERTOS_UNICORE is true; with the kernel smp (ESP32EMU_KERNEL) it is always false")]
    [DataRow("freertos", "FREERTOS_UNICORE", "false", "FREERTOS_UNICORE is false; with the kernel freertos (ESP32EMU_KERNEL) it is always true")]
    [DataRow("freertos", "MICROPY_USE_BOTH_CORES", "true", "MICROPY_USE_BOTH_CORES is true; that needs two cores, and there is one (FREERTOS_UNICORE is true)")]
    [DataRow("freertos", "ESP_MAIN_TASK_AFFINITY", "\"CPU1\"", "ESP_MAIN_TASK_AFFINITY is \"CPU1\"; that needs two cores, and there is one (FREERTOS_UNICORE is true)")]
    [DataRow("freertos", "FREERTOS_TIMER_SERVICE_TASK_CORE_AFFINITY", "\"CPU1\"", "FREERTOS_TIMER_SERVICE_TASK_CORE_AFFINITY is \"CPU1\"; that needs two cores, and there is one (FREERTOS_UNICORE is true)")]
    public void Parse_ContradictsTheKernel_SaysWhich(string kernel, string option, string value, string expected)
    {
        // The contradicting line is the one with the option, whichever comes first.
        AssertRefused($"{{\n\"{option}\": {value},\n\"ESP32EMU_KERNEL\": \"{kernel}\"\n}}", "(2,1): " + expected);
        AssertRefused($"{{\n\"ESP32EMU_KERNEL\": \"{kernel}\",\n\"{option}\": {value}\n}}", "(3,1): " + expected);
    }

    [TestMethod]
    [DataRow("FREERTOS_TIMER_TASK_PRIORITY", 25, 25)]
    [DataRow("FREERTOS_TIMER_TASK_PRIORITY", 2, 2)]
    [DataRow("MICROPY_TASK_PRIORITY", 5, 5)]
    public void Parse_PriorityThatDoesNotExist_IsRefusedAndOneLessIsNot(string option, int priority, int priorities)
    {
        AssertRefused(
            $$"""{ "{{option}}": {{priority}}, "ESP32EMU_MAX_PRIORITIES": {{priorities}} }""",
            $"(1,3): {option} is {priority}; it must be below ESP32EMU_MAX_PRIORITIES, which is {priorities}");
        var json = $$"""{ "{{option}}": {{priority - 1}}, "ESP32EMU_MAX_PRIORITIES": {{priorities}} }""";
        Assert.AreEqual(priority - 1, MenuConfig.Parse(json, "t").GetNumber(option));
    }

    [TestMethod]
    [DataRow("\"FREERTOS_HZ\"")]
    [DataRow("\"CONFIG_FREERTOS_HZ\"")]
    public void Parse_GivenTwice_NamesTheFirstLine(string second)
        => AssertRefused($"{{\n  \"FREERTOS_HZ\": 100,\n\n  {second}: 100\n}}", "(4,3): FREERTOS_HZ is given twice; the first is in line 2");

    [TestMethod]
    [DataRow("", "(1,1): the file is empty; it must hold one JSON object, at least {}")]
    [DataRow(" \r\n\t", "(1,1): the file is empty; it must hold one JSON object, at least {}")]
    [DataRow("[1]", "(1,1): the file must hold one JSON object, { … }; it holds an array")]
    [DataRow("\n 5", "(2,2): the file must hold one JSON object, { … }; it holds 5")]
    [DataRow("null", "(1,1): the file must hold one JSON object, { … }; it holds null")]
    [DataRow("\"x\"", "(1,1): the file must hold one JSON object, { … }; it holds \"x\"")]
    [DataRow("""{ "FREERTOS_HZ": "\ud800" }""", "(1,3): a \\u escape here is half of a surrogate pair, which is not a character")]
    public void Parse_NotOneObject_SaysWhatItIs(string json, string expected) => AssertRefused(json, expected);

    [TestMethod]
    [DataRow("{", 1, 2)]
    [DataRow("{ \"FREERTOS_HZ\" 1000 }", 1, 17)]
    [DataRow("{\n  \"FREERTOS_HZ\": 1000\n  \"FREERTOS_UNICORE\": true\n}", 3, 3)]
    [DataRow("{\r\n  \"FREERTOS_HZ\": 1O0\r\n}", 2, 19)]
    [DataRow("{ /* ÄÖÜ€😀 */ ? }", 1, 15)]
    [DataRow("{} {}", 1, 4)]
    [DataRow("// only a comment", 1, 18)]
    public void Parse_SyntaxError_HasLineAndColumnInCharacters(string json, int line, int column)
    {
        var error = Assert.ThrowsExactly<MenuConfigException>(() => MenuConfig.Parse(json, "menuconfig.json"));
        Assert.StartsWith($"menuconfig.json({line},{column}): not valid JSON: ", error.Message);
        Assert.AreEqual((line, column), (error.Line, error.Column));
        Assert.DoesNotContain("LineNumber", error.Message);
        Assert.DoesNotContain('\n', error.Message);
        Assert.IsNull(error.Option);
    }

    [TestMethod]
    public void Parse_SyntaxErrorInLongGarbage_GivesOneShortLine()
    {
        var error = Assert.ThrowsExactly<MenuConfigException>(() => MenuConfig.Parse("false\n" + new string('x', 5000), "t"));
        Assert.DoesNotContain('\n', error.Message);
        Assert.IsLessThan(250, error.Message.Length);
    }

    [TestMethod]
    public void Parse_SeveralErrors_ReportsTheFirst()
        => AssertRefused("{\n\"FREERTOS_HZ\": 0,\n\"NO_SUCH\": 1\n}", "(2,1): FREERTOS_HZ is 0; it must be 1 to 1000 (default 100)");

    [TestMethod]
    public void Parse_LongValue_IsCutInTheMessage()
    {
        var error = Assert.ThrowsExactly<MenuConfigException>(
            () => MenuConfig.Parse($$"""{ "ESP32EMU_KERNEL": "{{new string('x', 5000)}}" }""", "t"));
        Assert.StartsWith($"t(1,3): ESP32EMU_KERNEL is \"{new string('x', 40)}…\"; it must be", error.Message);
    }

    [TestMethod]
    public void Parse_SeveralMistakes_AreAllReported()
    {
        var error = Assert.ThrowsExactly<MenuConfigException>(() => MenuConfig.Parse("{ \"FREERTOS_HX\": 1,\n\"FREERTOS_HZ\": 5000,\n\"$schema\": 1 }", "m.json"));
        Assert.AreEqual(
            """
            m.json(1,3): unknown option FREERTOS_HX; did you mean FREERTOS_HZ?
            m.json(2,1): FREERTOS_HZ is 5000; it must be 1 to 1000 (default 100)
            m.json(3,1): $schema is 1; it must be a string, the path of the schema
            """.ReplaceLineEndings("\n"),
            string.Join('\n', error.Problems));
        Assert.AreEqual(error.Problems[0], error.Message);
    }

    [TestMethod]
    public void Exception_Alone_IsItsOnlyProblem() => CollectionAssert.AreEqual(new[] { "m.json: wrong" }, new MenuConfigException("wrong", "m.json").Problems.ToArray());

    private static void AssertRefused(string json, string expected)
    {
        var error = Assert.ThrowsExactly<MenuConfigException>(() => MenuConfig.Parse(json, "menuconfig.json"));
        Assert.AreEqual("menuconfig.json" + expected, error.Message);
        Assert.AreEqual("menuconfig.json", error.SourceName);
        Assert.AreEqual($"menuconfig.json({error.Line},{error.Column}): {error.Reason}", error.Message);
    }
}
