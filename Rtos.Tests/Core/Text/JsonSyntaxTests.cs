using System.Text;
using System.Text.Json;
using Rtos.Core;

namespace Rtos.Tests.Core.Text;

/// <summary>What is said of a text that is not JSON, and where.</summary>
[TestClass]
public sealed class JsonSyntaxTests
{
    [TestMethod]
    [DataRow("{\"a\": 1 \"b\": 2}", 8, "a comma is missing before \"b\"")]
    [DataRow("[[1] [2]]", 5, "a comma is missing before \"[\"")]
    [DataRow("{\"a\": 1,, \"b\": 2}", 8, "expected a name in double quotes, found \",\"")]
    [DataRow("{a: 1}", 1, "a name is in double quotes: write \"a\"")]
    [DataRow("{'a': 1}", 1, "a name is in double quotes, not in single ones")]
    [DataRow("{\"a\": 'b'}", 6, "a text is in double quotes, not in single ones")]
    [DataRow("{\"a\" = 1}", 5, "expected \":\" after \"a\", found \"=\"")]
    [DataRow("{\"a\": }", 6, "expected the value of \"a\", found \"}\"")]
    [DataRow("{\"a\": True}", 6, "unknown word True; did you mean true?")]
    [DataRow("{\"a\": portMAX_DELAY}", 6, "unknown word portMAX_DELAY; write \"forever\", in double quotes")]
    [DataRow("{\"a\": 10ms}", 6, "a number with a unit is a text: write \"10ms\"")]
    [DataRow("{\"a\": 1O0}", 7, "a number ends before O0; a text is in double quotes")]
    [DataRow("{\"a\": 0x10}", 6, "a number is decimal")]
    [DataRow("{\"a\": 010}", 6, "a number may not begin with 0")]
    [DataRow("{\"a\": +1}", 6, "a number begins with a digit or with \"-\"")]
    [DataRow("{\"a\": 1.}", 8, "a digit must follow the decimal point")]
    [DataRow("{\"a\": -}", 7, "a digit must follow \"-\"")]
    [DataRow("{\"a\": 1e}", 8, "a digit must follow the exponent's \"e\"")]
    [DataRow("[1}", 2, "expected \",\" or \"]\", found \"}\"; the list that begins in line 1, column 1 is not closed")]
    [DataRow("{\"o\": [\n [\"a\", 1\n]}", 18, "expected \",\" or \"]\", found \"}\"; the list that begins in line 1, column 7 is not closed")]
    [DataRow("{\"o\": [\n [\"a\", 1,\n [\"b\"]\n]}", 26, "expected \",\" or \"]\", found \"}\"; the list that begins in line 2, column 2 is not closed")]
    [DataRow("{\"o\": [\n [\"a\", 1\n [\"b\"]\n]}", 18, "expected \",\" or \"]\", found \"[\"; the list that begins in line 2, column 2 is not closed")]
    [DataRow("{“a”: 1}", 1, "found the quote “; use straight quotes: \"")]
    [DataRow("[“a”]", 1, "found the quote “; use straight quotes: \"")]
    [DataRow("[‘a’]", 1, "found the quote ‘; use straight quotes: \"")]
    [DataRow("[\"a”,\n1]", 7, "the text is not closed: it has a curly quote; use straight quotes: \"")]
    [DataRow("[\"a\nb\"]", 3, "the text is not closed: a double quote is missing")]
    [DataRow("[\"a\tb\"]", 3, "a tab in a text is written \\t")]
    [DataRow("[\"a\u0001b\"]", 3, "a control character in a text is written \\u0001")]
    [DataRow("[\"C:\\dir\"]", 4, null)]
    [DataRow("[\"\\q\"]", 2, "unknown escape in a text; a backslash itself is written \\\\")]
    [DataRow("[\"\\u12g4\"]", 2, "four hexadecimal digits must follow \\u")]
    [DataRow("# a\n{}", 0, "a comment begins with //")]
    [DataRow("/ a\n{}", 0, "a comment begins with // or /*")]
    [DataRow("{} /* a", 3, "the comment is not closed: */ is missing")]
    [DataRow("{} {}", 3, "expected the end of the file, found \"{\"")]
    [DataRow("{\"a\": [1", 8, "the file ends before the list is closed: ] is missing")]
    [DataRow("{\"a\": 1", 7, "the file ends before the object is closed: } is missing")]
    [DataRow("[\"a", 3, "the file ends in a text: a double quote is missing")]
    [DataRow("[\u202e]", 1, "expected a value, found the character U+202E")]
    public void FindMistake_NotJson_SaysWhatWouldBeRight(string text, int offset, string? problem)
    {
        var found = JsonSyntax.FindMistake(Encoding.UTF8.GetBytes(text), isLoose: true);
        Assert.AreEqual((offset, problem ?? "unknown escape in a text; a backslash itself is written \\\\"), found);
    }

    [TestMethod]
    [DataRow("{}", true)]
    [DataRow("[1, -2.5e-3, \"\\u00e9\\n\", true, false, null, {\"a\": []}]", false)]
    [DataRow("// a\n{\"a\": [1, /* b */ 2,],}", true)]
    public void FindMistake_Json_FindsNone(string text, bool isLoose) =>
        Assert.IsNull(JsonSyntax.FindMistake(Encoding.UTF8.GetBytes(text), isLoose));

    [TestMethod]
    [DataRow("[1,]", 3)]
    [DataRow("{\"a\": 1,}", 8)]
    [DataRow("// a\n1", 0)]
    public void FindMistake_StrictText_HasNoCommentsAndTrailingCommas(string text, int offset) =>
        Assert.AreEqual(offset, JsonSyntax.FindMistake(Encoding.UTF8.GetBytes(text), isLoose: false)?.Offset);

    // The same texts are JSON for both: what one of them refuses, the other does.
    [TestMethod]
    public void FindMistake_MutatedTexts_AgreesWithTheReader()
    {
        const string Seed = "{\"a\": [1, -2.5e3, \"x\\n\\u00e9\", true, null], // c\n \"b\": {\"c\": false, /* d */ \"e\": 0,}}";
        const string Alphabet = "{}[]\",:0-.etfn /*\\\nu\t'";
        for (var number = 0; number < 20_000; number++)
        {
            var random = new Random(number);
            var text = new StringBuilder(Seed);
            for (var n = random.Next(1, 4); n > 0; n--)
            {
                var place = random.Next(Math.Max(1, text.Length - 1));
                _ = random.Next(3) switch
                {
                    0 when text.Length > 1 => text.Remove(place, 1),
                    1 => text.Insert(place, Alphabet[random.Next(Alphabet.Length)]),
                    _ => text.Remove(place, Math.Min(text.Length - place, random.Next(1, 20))).Append(' '),
                };
            }

            var utf8 = Encoding.UTF8.GetBytes(text.ToString());
            Assert.AreEqual(IsJson(utf8), JsonSyntax.FindMistake(utf8, isLoose: true) is null, $"input {number}: {text}");
        }
    }

    private static bool IsJson(byte[] utf8)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
