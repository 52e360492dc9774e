using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Rtos.Tasks.Analyzers;

namespace Rtos.Tasks.CodeFixes;

/// <summary>Turns <c>await Task.Delay(…)</c> and <c>Thread.Sleep(…)</c> into a delay in virtual time.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class VirtualDelayFix : CodeFixProvider
{
    private const string Title = "Wait in virtual time";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.ForeignAwait.Id, Rules.Blocks.Id];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || KnownTypes.In(model.Compilation) is not { } types)
        {
            return;
        }

        var place = root.FindNode(context.Span, getInnermostNodeForTie: true);
        if (WaitOf(place, model) is { } wait && TaskHandle.CanAwait(place, model, types)
            && TaskHandle.NameAt(place, model, types) is { } task && TicksOf(wait, task, model) is { } ticks)
        {
            var delay = SyntaxFactory.ParseExpression($"await {task}.Delay({ticks})").WithTriviaFrom(place);
            var fix = CodeAction.Create(
                Title,
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(place, delay))),
                equivalenceKey: Title);
            context.RegisterCodeFix(fix, context.Diagnostics);
        }
    }

    /// <summary>The call that waits: it has one argument, a time.</summary>
    private static IInvocationOperation? WaitOf(
        SyntaxNode place, SemanticModel model) => model.GetOperation(place) switch
    {
        IAwaitOperation { Operation: IInvocationOperation { Arguments.Length: 1 } call }
            when ForeignAwaitAnalyzer.IsTaskDelay(call) => call,
        IInvocationOperation { TargetMethod: { Name: "Sleep", ContainingType.Name: "Thread" } } call => call,
        _ => null,
    };

    private static string? TicksOf(IInvocationOperation wait, string task, SemanticModel model)
    {
        var time = wait.Arguments[0].Value;

        // Waiting forever has no counterpart in milliseconds.
        if (time.ConstantValue is { HasValue: true, Value: < 0 })
        {
            return null;
        }

        var isNumber = time.Type?.SpecialType == SpecialType.System_Int32;
        var milliseconds = isNumber ? time.Syntax.ToString() : MillisecondsOf(time, model);
        return $"{task}.Device.Clock.MillisecondsToTicks({milliseconds})";
    }

    private static string MillisecondsOf(IOperation timeSpan, SemanticModel model)
    {
        if (timeSpan is IInvocationOperation { TargetMethod.Name: "FromMilliseconds" }
            && timeSpan.Syntax is InvocationExpressionSyntax call
            && call.ArgumentList.Arguments.First().Expression is var count
            && model.GetTypeInfo(count).Type is { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 })
        {
            return count.ToString();
        }

        var text = timeSpan.Syntax.ToString();
        return timeSpan.Syntax is InvocationExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax
            ? $"(long){text}.TotalMilliseconds"
            : $"(long)({text}).TotalMilliseconds";
    }
}
