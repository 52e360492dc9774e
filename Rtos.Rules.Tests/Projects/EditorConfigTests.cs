namespace Rtos.Rules.Tests.Projects;

/// <summary>A rule that is switched off is switched off in <c>.editorconfig</c>, and there is a reason above it.</summary>
[TestClass]
public sealed class EditorConfigTests
{
    [TestMethod]
    public void RulesSwitchedOff_InEditorConfig_HaveTheirReasons() =>
        Assert.AreEqual("", string.Join("\n", WithoutReason(RepositoryFile.Read(".editorconfig"))));

    [TestMethod]
    [DataRow("# Why.\ndotnet_diagnostic.A1.severity = none\ndotnet_diagnostic.A2.severity = none", "")]
    [DataRow("[*.cs]\ndotnet_diagnostic.A1.severity = none", "dotnet_diagnostic.A1.severity = none")]
    [DataRow("# Why.\nindent_size = 4\ndotnet_diagnostic.A1.severity = none", "dotnet_diagnostic.A1.severity = none")]
    [DataRow("dotnet_diagnostic.A1.severity = warning", "")]
    public void WithoutReason_OfAText_FindsThem(string text, string expected) => Assert.AreEqual(expected, string.Join('\n', WithoutReason(text)));

    private static IEnumerable<string> WithoutReason(string text)
    {
        var hasReason = false;
        foreach (var line in text.Split('\n'))
        {
            var isOff = line.StartsWith("dotnet_diagnostic.", StringComparison.Ordinal) && line.EndsWith("= none", StringComparison.Ordinal);
            hasReason = line.StartsWith('#') || (isOff && hasReason);
            if (isOff && !hasReason)
            {
                yield return line;
            }
        }
    }
}
