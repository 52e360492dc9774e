using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Rtos.Tasks.Analyzers.Tests.Support;
using Rtos.Tasks.CodeFixes;

namespace Rtos.Tasks.Analyzers.Tests;

/// <summary>An editor can fix a whole document at once.</summary>
[TestClass]
public sealed class FixAllTests
{
    [TestMethod]
    public Task FixAll_Awaits_AreAllWritten() => Check(
        new AwaitFix(),
        MarkedSource.Task("{|RTOS003:task.Yield()|};\n{|RTOS003:task.Yield()|};\n_ = {|RTOS003:task.Yield()|};"),
        MarkedSource.Task("await task.Yield();\nawait task.Yield();\nawait task.Yield();"));

    [TestMethod]
    public Task FixAll_Helpers_AllReturnRoutine() => Check(
        new RoutineReturnFix(),
        MarkedSource.Members("static async {|RTOS002:Task|} A(RtosTask t) => await t.Yield();\nstatic async {|RTOS002:void|} B(RtosTask t) => await t.Yield();"),
        MarkedSource.Members("static async Routine A(RtosTask t) => await t.Yield();\nstatic async Routine B(RtosTask t) => await t.Yield();"));

    [TestMethod]
    public Task FixAll_Delays_AllWaitInVirtualTime() => Check(
        new VirtualDelayFix(),
        MarkedSource.Task("{|RTOS001:await Task.Delay(1)|};\n{|RTOS001:await Task.Delay(2)|};"),
        MarkedSource.Task("await task.Delay(task.Device.Clock.MillisecondsToTicks(1));\nawait task.Delay(task.Device.Clock.MillisecondsToTicks(2));"));

    private static async Task Check(CodeFixProvider provider, MarkedSource before, MarkedSource after)
    {
        var document = Compiler.InLibrary(before.Text);
        var found = await Compiler.Analyze(document, default);
        CodeAction? first = null;
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, found[0], (action, _) => first ??= action, default));
        var all = await provider.GetFixAllProvider()!.GetFixAsync(new FixAllContext(
            document, provider, FixAllScope.Document, first!.EquivalenceKey!, [found[0].Id], new Findings(), default));
        var solution = (await all!.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        Assert.AreEqual(after.Text, (await solution.GetDocument(document.Id)!.GetTextAsync()).ToString());
    }

    private sealed class Findings : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            await Compiler.Analyze(document, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await Compiler.Analyze(project.Documents.Single(), cancellationToken);
    }
}
