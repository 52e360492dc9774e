using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Rtos.Tasks.Analyzers.Tests.Support;

namespace Rtos.Tasks.Analyzers.Tests;

/// <summary>What holds of every rule.</summary>
[TestClass]
public sealed class RulesTests
{
    private static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [.. typeof(Rules).GetFields(BindingFlags.Static | BindingFlags.NonPublic).Select(f => (DiagnosticDescriptor)f.GetValue(null)!)];

    [TestMethod]
    public void Analyzers_Together_ReportEveryRuleOnce()
    {
        var reported = Compiler.Analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).Order(StringComparer.Ordinal);
        CollectionAssert.AreEqual(All.Select(r => r.Id).ToArray(), reported.ToArray());
        CollectionAssert.AllItemsAreUnique(All.Select(r => r.Id).ToArray());
    }

    [TestMethod]
    public void Rules_AreWarningsThatExplainThemselves()
    {
        foreach (var rule in All)
        {
            Assert.AreEqual(DiagnosticSeverity.Warning, rule.DefaultSeverity, rule.Id);
            Assert.IsTrue(rule.IsEnabledByDefault, rule.Id);
            Assert.AreEqual("Usage", rule.Category, rule.Id);
            Assert.AreNotEqual("", rule.Description.ToString(null), rule.Id);
        }
    }

    [TestMethod]
    public void Page_HasASectionForEveryRule()
    {
        var page = File.ReadAllLines(PathOf("docs/analyzers.md"));
        foreach (var rule in All)
        {
            Assert.IsTrue(page.Contains($"## {rule.Id}: {rule.Title}"), $"docs/analyzers.md has no section \"## {rule.Id}: {rule.Title}\"");
            Assert.IsTrue(page.Any(l => l.StartsWith($"| [{rule.Id}](#", StringComparison.Ordinal)), $"{rule.Id} is missing in the table of docs/analyzers.md");
        }
    }

    [TestMethod]
    public async Task Page_WrongCode_IsFoundAndRightCodeIsNot()
    {
        var page = await File.ReadAllTextAsync(PathOf("docs/analyzers.md"));
        foreach (var section in page.Split("\n## RTOS").Skip(1))
        {
            var rule = "RTOS" + section[..3];
            var samples = section.Split("```csharp\n").Skip(1).Select(s => s[..s.IndexOf("```", StringComparison.Ordinal)]).ToArray();
            Assert.HasCount(2, samples, rule);
            Assert.AreEqual(rule, string.Join(" ", (await Found(samples[0])).Distinct()), samples[0]);
            Assert.AreEqual("", string.Join(" ", await Found(samples[1])), samples[1]);
        }
    }

    private static async Task<IEnumerable<string>> Found(string members) =>
        (await Compiler.Analyze(Compiler.InLibrary(MarkedSource.Members(members).Text), default)).Select(d => d.Id);

    private static string PathOf(string path, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", path);
}
