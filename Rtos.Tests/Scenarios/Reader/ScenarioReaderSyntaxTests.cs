using Rtos.Scenarios;
using static Rtos.Tests.Scenarios.Reader.ScenarioText;

namespace Rtos.Tests.Scenarios.Reader;

[TestClass]
public sealed class ScenarioReaderSyntaxTests
{
    private const string Smallest = """{"name": "s", "until": 1, "tasks": []}""";

    [TestMethod]
    [DataRow("", "(1,1): $: the file is empty; expected an object (the scenario)")]
    [DataRow(" \n ", "(2,2): $: the file is empty; expected an object (the scenario)")]
    [DataRow("// later\n", "(2,1): $: the file is empty; expected an object (the scenario)")]
    [DataRow("{'name': 1}", "(1,2): $: not valid JSON: a name is in double quotes, not in single ones")]
    [DataRow("{\"name\" 5}", "(1,9): $: not valid JSON: expected \":\" after \"name\", found \"5\"")]
    [DataRow("{\"tasks\": [{\"ops\": [[}", "(1,22): $.tasks[0].ops[0]: not valid JSON: expected a value, found \"}\"")]
    [DataRow("{\"until\": 01}", "(1,11): $: not valid JSON: a number may not begin with 0")]
    [DataRow("{\"name\": \0}", "(1,10): $: not valid JSON: expected the value of \"name\", found the character U+0000")]
    [DataRow("{\"name\": \"a\nb\"}", "(1,12): $: not valid JSON: the text is not closed: a double quote is missing")]
    [DataRow("[nul\n]", "(1,2): $: not valid JSON: unknown word nul; did you mean null?")]
    [DataRow("/* later", "(1,1): $: not valid JSON: the comment is not closed: */ is missing")]
    public void Parse_NotJson_IsRefused(string json, string expected) => AssertRefused(json, expected);

    [TestMethod]
    [DataRow("{", "(1,2): $: the file ends too early: the object that begins in line 1, column 1 is not closed")]
    [DataRow("{\"name\": \"ab", "(1,13): $: the file ends too early: the object that begins in line 1, column 1 is not closed")]
    [DataRow("{\"name\": tru", "(1,13): $: the file ends too early: the object that begins in line 1, column 1 is not closed")]
    [DataRow("{\n \"tasks\": [\n  {\n", "(4,1): $.tasks[0]: the file ends too early: the object that begins in line 3, column 3 is not closed")]
    [DataRow("{\"tasks\": 1,\n ", "(2,2): $: the file ends too early: the object that begins in line 1, column 1 is not closed")]
    [DataRow("{\"tasks\": [ 1, ", "(1,16): $.tasks: the file ends too early: the list that begins in line 1, column 11 is not closed")]
    public void Parse_Truncated_NamesWhatIsOpen(string json, string expected) => AssertRefused(json, expected);

    [TestMethod]
    [DataRow("{")]
    [DataRow(",")]
    [DataRow("}")]
    public void Parse_TextAfterTheScenario_IsRefused(string text) => AssertRefused(
        Smallest + "\n" + text, $"(2,1): $: not valid JSON: expected the end of the file, found \"{text}\"");

    [TestMethod]
    public void Parse_DuplicateProperty_NamesTheFirst() => AssertRefused(
        "{\"until\": 1,\n \"unti\\u006c\": 2}",
        "(2,2): $: duplicate property \"until\"; it is already in line 1, column 2");

    [TestMethod]
    public void Parse_TooDeep_IsRefused() => AssertRefused(
        "{\"name\": " + new string('[', 100_000),
        "(1,25): $.name[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]: nested deeper than 16 levels");

    [TestMethod]
    [DataRow("{\"name\": \"\\ud800\"}", "(1,10): $: not valid text: an escape \\uD800 to \\uDFFF is alone; surrogates come in pairs")]
    [DataRow("{\"\\udc00\": 1}", "(1,2): $: not valid text: an escape \\uD800 to \\uDFFF is alone; surrogates come in pairs")]
    public void Parse_LoneSurrogate_IsRefused(string json, string expected) => AssertRefused(json, expected);

    [TestMethod]
    public void Parse_InvalidUtf8_NamesTheByte()
    {
        var error = Assert.ThrowsExactly<ScenarioException>(() => ScenarioReader.Parse([(byte)'{', (byte)'\n', (byte)'"', 0xC3, (byte)'"'], Source));

        Assert.AreEqual("handover.json(2,2): $: not valid UTF-8: byte 0xC3; save the file as UTF-8", error.Message);
    }

    [TestMethod]
    public void Parse_CharactersOfSeveralBytes_CountAsOneColumn() => AssertRefused(
        "{\"name\": \"äöü€𝄞\"}", "(1,10): $.name: a name is made of letters (a-z, A-Z), digits and \"_\", found \"äöü€𝄞\"");

    [TestMethod]
    public void Parse_ErrorAfterCharactersOfSeveralBytes_CountsCharacters() => AssertRefused(
        "{/* ä€𝄞 */ x", "(1,12): $: not valid JSON: a name is in double quotes: write \"x\"");

    [TestMethod]
    public void Parse_CommentsTrailingCommasAndByteOrderMark_AreAllowed()
    {
        var scenario = Read("\uFEFF// first\n{\"name\": \"s\", /* until */ \"until\": 1, \"tasks\": [],}");

        Assert.AreEqual("s", scenario.Name);
    }

    [TestMethod]
    public void Parse_TooLong_IsRefused() => AssertRefused(
        new string(' ', 16 * 1024 * 1024) + "{", ": the file is too long; a scenario has at most 16777216 bytes");

    [TestMethod]
    public void Parse_LongAndStrangeText_IsQuotedOnOneLine() => AssertRefused(
        "{\"name\": \"\\u0000\\n\\u2028\\\"\\\\" + new string('x', 100) + "\"}",
        "(1,10): $.name: a name is made of letters (a-z, A-Z), digits and \"_\", found \"\\u0000\\u000a\\u2028\\\"\\\\" + new string('x', 38) + "…\"");

    [TestMethod]
    public void Error_Parts_AreThoseOfTheMessage()
    {
        var error = Assert.ThrowsExactly<ScenarioException>(() => Read(WithTaskOps("""["yield"], ["recieve", "q", 0]""")));

        Assert.AreEqual("handover.json", error.Source);
        Assert.AreEqual((5, 12, "$.tasks[0].ops[1]"), (error.Line, error.Column, error.Path));
        Assert.AreEqual("unknown operation \"recieve\"; did you mean \"receive\"?", error.Problem);
        Assert.AreEqual("handover.json(5,12): $.tasks[0].ops[1]: unknown operation \"recieve\"; did you mean \"receive\"?", error.Message);
    }

    [TestMethod]
    public void Read_File_NamesItInErrors()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, "{\"name\": 1}");
        try
        {
            var error = Assert.ThrowsExactly<ScenarioException>(() => ScenarioReader.Read(path));
            Assert.AreEqual(path + "(1,10): $.name: expected a name, found 1", error.Message);

            File.WriteAllText(path, Smallest);
            Assert.AreEqual("s", ScenarioReader.Read(path).Name);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    [DataRow("no/such/file.json")]
    [DataRow("")]
    [DataRow("nul\0name")]
    public void Read_NoFile_IsRefused(string path)
    {
        var error = Assert.ThrowsExactly<ScenarioException>(() => ScenarioReader.Read(path));

        StringAssert.StartsWith(error.Message, path + ": the file cannot be read: ", StringComparison.Ordinal);
        Assert.AreEqual(0, error.Line);
    }
}
