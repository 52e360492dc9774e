using System.Reflection;

namespace Rtos.Tests.MicroPython;

/// <summary>The language, case by case: each is a script and what it prints.</summary>
[TestClass]
public sealed class LanguageTests
{
    private const string CaseMark = "### ";
    private const string ResultMark = "\n---\n";

    /// <summary>The cases of the files beside this one.</summary>
    public static IEnumerable<object[]> Cases
    {
        get
        {
            var assembly = typeof(LanguageTests).Assembly;
            foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith("language/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                foreach (var text in ("\n" + reader.ReadToEnd().ReplaceLineEndings("\n")).Split("\n" + CaseMark).Skip(1))
                {
                    var end = text.IndexOf('\n', StringComparison.Ordinal);
                    var result = text.LastIndexOf(ResultMark, StringComparison.Ordinal);
                    yield return [$"{resource["language/".Length..]}: {text[..end]}", text[(end + 1)..(result + 1)], text[(result + ResultMark.Length)..]];
                }
            }
        }
    }

    public static string NameOf(MethodInfo method, object[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return (string)data[0];
    }

    [TestMethod]
    [DynamicData(nameof(Cases), DynamicDataDisplayName = nameof(NameOf))]
    public void Case_Run_PrintsWhatItShould(string name, string source, string expected)
    {
        _ = name;
        ScriptBoard.AssertPrints(expected, source);
    }

    [TestMethod]
    public void Cases_Counted_AreThreeHundred() => Assert.IsTrue(Cases.Count() >= 300, $"{Cases.Count()} cases");
}
