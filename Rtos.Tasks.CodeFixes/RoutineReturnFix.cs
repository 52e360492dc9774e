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

/// <summary>Declares a helper as <c>async Routine</c>: from its declaration, or from where a task awaits it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class RoutineReturnFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [Rules.MustReturnRoutine.Id, Rules.ForeignAwait.Id];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        var place = root.FindNode(context.Span, getInnermostNodeForTie: true);
        if (MethodAt(place, model) is { } method && RoutineDeclaration.CanChange(method))
        {
            await Register(context, method).ConfigureAwait(false);
        }
    }

    private static async Task Register(CodeFixContext context, IMethodSymbol method)
    {
        var declaration = await method.DeclaringSyntaxReferences[0]
            .GetSyntaxAsync(context.CancellationToken).ConfigureAwait(false);
        if (RoutineDeclaration.TypeIn(declaration) is { } type
            && context.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is { } document)
        {
            var title = method.MethodKind == MethodKind.AnonymousFunction
                ? "Declare the lambda as async Routine"
                : $"Declare '{method.Name}' as async Routine";
            var fix = CodeAction.Create(
                title,
                cancellation => RoutineDeclaration.Change(document, type, method, cancellation),
                equivalenceKey: nameof(RoutineReturnFix));
            context.RegisterCodeFix(fix, context.Diagnostics);
        }
    }

    private static IMethodSymbol? MethodAt(SyntaxNode place, SemanticModel model)
    {
        if (place is AwaitExpressionSyntax && model.GetOperation(place) is IAwaitOperation await)
        {
            return ForeignAwaitAnalyzer.AwaitedSourceMethod(await.Operation);
        }

        return place.FirstAncestorOrSelf<SyntaxNode>(n => RoutineDeclaration.TypeIn(n)?.Span == place.Span) switch
        {
            ParenthesizedLambdaExpressionSyntax lambda => model.GetSymbolInfo(lambda).Symbol as IMethodSymbol,
            { } function => model.GetDeclaredSymbol(function) as IMethodSymbol,
            _ => null,
        };
    }
}
