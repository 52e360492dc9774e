using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rtos.Tasks.Analyzers;

namespace Rtos.Tasks.CodeFixes;

/// <summary>Writes <c>await</c> before a kernel call or routine.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class AwaitFix : CodeFixProvider
{
    private const string Title = "Await the call";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.NotAwaited.Id];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not InvocationExpressionSyntax call
            || model is null || KnownTypes.In(model.Compilation) is not { } types
            || !TaskHandle.CanAwait(call, model, types))
        {
            return;
        }

        var hasResult = model.GetTypeInfo(call).Type is INamedTypeSymbol { IsGenericType: true };
        if (Replacement(call, hasResult) is var (old, replacement))
        {
            var fix = CodeAction.Create(
                Title,
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(old, replacement))),
                equivalenceKey: Title);
            context.RegisterCodeFix(fix, context.Diagnostics);
        }
    }

    /// <summary>What is replaced by what; null where adding <c>await</c> alone would not compile.</summary>
    private static (SyntaxNode Old, SyntaxNode New)? Replacement(
        InvocationExpressionSyntax call, bool hasResult) => call.Parent switch
    {
        ExpressionStatementSyntax or LambdaExpressionSyntax or ArrowExpressionClauseSyntax or ForStatementSyntax =>
            (call, Await(call, call)),

        // What has no result cannot be assigned, not even to a discard.
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } assignment =>
            hasResult ? (call, Await(call, call)) : (assignment, Await(call, assignment)),
        EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax declaration } =>
            InDeclaration(call, declaration, hasResult),
        _ => null,
    };

    private static (SyntaxNode Old, SyntaxNode New)? InDeclaration(
        InvocationExpressionSyntax call, VariableDeclarationSyntax declaration, bool hasResult)
    {
        if (hasResult)
        {
            return declaration.Type.IsVar ? (call, Await(call, call)) : null;
        }

        if (declaration is not { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement })
        {
            return null;
        }

        var alone = SyntaxFactory.ExpressionStatement(default, Await(call, call), statement.SemicolonToken);
        return (statement, alone.WithTriviaFrom(statement));
    }

    private static AwaitExpressionSyntax Await(InvocationExpressionSyntax call, SyntaxNode trivia) =>
        SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            call.WithoutTrivia()).WithTriviaFrom(trivia);
}
