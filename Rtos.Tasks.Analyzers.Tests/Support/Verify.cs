using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Rtos.Tasks.Analyzers.Tests.Support;

/// <summary>Compares what the rules and the fixes do with what is expected.</summary>
internal static class Verify
{
    private static readonly ImmutableArray<CodeFixProvider> Fixes =
    [
        .. typeof(CodeFixes.AwaitFix).Assembly.GetTypes()
            .Where(t => t.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false))
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => (CodeFixProvider)Activator.CreateInstance(t)!),
    ];

    /// <summary>The marks, and nothing else, are found.</summary>
    internal static Task Findings(MarkedSource source) => Findings(source, Compiler.InLibrary(source.Text));

    /// <summary>The marks, and nothing else, are found in a program with top-level statements.</summary>
    internal static Task FindingsOfProgram(MarkedSource source) => Findings(source, Compiler.InProgram(source.Text));

    /// <summary>The marks, and nothing else, are found in a project without our libraries.</summary>
    internal static Task FindingsOfStranger(MarkedSource source) => Findings(source, Compiler.InStranger(source.Text));

    /// <summary>The messages of what is found.</summary>
    internal static async Task<string[]> Messages(MarkedSource source)
    {
        var found = await Compiler.Analyze(Compiler.InLibrary(source.Text), default);
        return [.. found.Select(d => d.GetMessage(null))];
    }

    /// <summary>
    /// The findings are the marks, and fixing them one after another until no fix is left gives the expected text, which
    /// compiles and in which nothing but its own marks is found.
    /// </summary>
    internal static async Task Fix(MarkedSource before, MarkedSource after)
    {
        var document = Compiler.InLibrary(before.Text);
        var found = await Compiler.Analyze(document, default);
        AssertAre(before, found);
        for (var rounds = 0; await FirstFix(document, found) is { } fix; rounds++)
        {
            Assert.IsLessThan(10, rounds, "the fixes do not come to an end");
            document = await Apply(document, fix);
            found = await Compiler.Analyze(document, default);
        }

        Assert.AreEqual(after.Text, (await document.GetTextAsync()).ToString());
        AssertAre(after, found);
    }

    /// <summary>There are findings, and no fix is offered for any of them.</summary>
    internal static async Task NoFix(MarkedSource source)
    {
        Assert.IsNotEmpty(source.Expected);
        await Fix(source, source);
    }

    private static async Task Findings(MarkedSource source, Document document) => AssertAre(source, await Compiler.Analyze(document, default));

    private static void AssertAre(MarkedSource source, ImmutableArray<Diagnostic> found) =>
        Assert.AreEqual(string.Join("\n", source.Expected), string.Join("\n", found.Select(Compiler.Describe)), source.Text);

    private static async Task<CodeAction?> FirstFix(Document document, ImmutableArray<Diagnostic> found)
    {
        foreach (var diagnostic in found)
        {
            foreach (var provider in Fixes.Where(f => f.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                CodeAction? first = null;
                await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => first ??= action, default));
                if (first is not null)
                {
                    return first;
                }
            }
        }

        return null;
    }

    private static async Task<Document> Apply(Document document, CodeAction fix)
    {
        var operations = await fix.GetOperationsAsync(default);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }
}
