using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Rtos.Tasks.Analyzers;

/// <summary>RTOS002: an async function that awaits kernel calls does not return <c>Routine</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RoutineReturnAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.MustReturnRoutine];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownTypes.In(start.Compilation) is { } types)
            {
                start.RegisterSyntaxNodeAction(
                    c => Check(c, types),
                    SyntaxKind.MethodDeclaration,
                    SyntaxKind.LocalFunctionStatement,
                    SyntaxKind.ParenthesizedLambdaExpression,
                    SyntaxKind.SimpleLambdaExpression,
                    SyntaxKind.AnonymousMethodExpression,
                    SyntaxKind.CompilationUnit);
            }
        });
    }

    private static void Check(SyntaxNodeAnalysisContext context, KnownTypes types)
    {
        var function = FunctionOf(context);
        if (function is not { IsAsync: true } || types.IsRoutine(function.ReturnType)
            || FirstKernelAwait(context, types) is not { } place)
        {
            return;
        }

        var declare = DeclareAs(function);
        var (name, where, wayOut) = context.Node switch
        {
            MethodDeclarationSyntax m => ($"'{m.Identifier.ValueText}'", m.ReturnType.GetLocation(), declare),
            LocalFunctionStatementSyntax l => ($"'{l.Identifier.ValueText}'", l.ReturnType.GetLocation(), declare),
            ParenthesizedLambdaExpressionSyntax { ReturnType: { } t } => ("This lambda", t.GetLocation(), declare),
            AnonymousFunctionExpressionSyntax a => ("This lambda", a.AsyncKeyword.GetLocation(),
                "give it to something that takes a function that returns Routine, such as CreateTask"),
            _ => ("The program's main method", place, "move it into a task (device.CreateTask)"),
        };
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.MustReturnRoutine,
            where,
            name,
            function.ReturnType.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
            wayOut));
    }

    private static IMethodSymbol? FunctionOf(SyntaxNodeAnalysisContext context) => context.Node switch
    {
        AnonymousFunctionExpressionSyntax lambda =>
            context.SemanticModel.GetSymbolInfo(lambda, context.CancellationToken).Symbol as IMethodSymbol,
        CompilationUnitSyntax unit => unit.Members.Any(m => m is GlobalStatementSyntax)
            ? context.SemanticModel.GetDeclaredSymbol(unit, context.CancellationToken)
            : null,
        _ => context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken) as IMethodSymbol,
    };

    /// <summary>In the function itself: not in lambdas and local functions inside.</summary>
    private static Location? FirstKernelAwait(SyntaxNodeAnalysisContext context, KnownTypes types)
    {
        foreach (var node in context.Node.DescendantNodes(n => n == context.Node || !IsFunctionOrType(n)))
        {
            if (node is AwaitExpressionSyntax expression
                && types.IsKernelAwaiter(context.SemanticModel.GetAwaitExpressionInfo(expression).GetAwaiterMethod))
            {
                return expression.GetLocation();
            }
        }

        return null;
    }

    private static bool IsFunctionOrType(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseTypeDeclarationSyntax
            or BaseNamespaceDeclarationSyntax;

    private static string DeclareAs(IMethodSymbol function)
    {
        if (!function.ReturnsVoid && function.ReturnType.Name is not ("Task" or "ValueTask"))
        {
            return "only an async method that returns Routine can wait for one";
        }

        return function.ReturnType is INamedTypeSymbol { IsGenericType: true }
            ? "declare it 'async Routine<…>'"
            : "declare it 'async Routine'";
    }
}
