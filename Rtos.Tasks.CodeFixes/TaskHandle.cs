using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rtos.Tasks.Analyzers;

namespace Rtos.Tasks.CodeFixes;

/// <summary>Finds the handle by which code makes the calls of its own task.</summary>
internal static class TaskHandle
{
    /// <summary>
    /// The innermost parameter of type <c>RtosTask</c> that can be seen: the handle that the body or its helper was
    /// given. Variables do not count, they may be handles of other tasks.
    /// </summary>
    internal static string? NameAt(SyntaxNode node, SemanticModel model, KnownTypes types)
    {
        foreach (var function in node.Ancestors().Where(n =>
            n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax))
        {
            var symbol = SymbolOf(function, model);
            var parameter = symbol?.Parameters.FirstOrDefault(p =>
                p.Name != "_" && SymbolEqualityComparer.Default.Equals(p.Type, types.RtosTask));
            if (parameter is not null)
            {
                return parameter.Name;
            }

            if (symbol is null or { IsStatic: true })
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Whether the innermost function is an async one that returns <c>Routine</c>.</summary>
    internal static bool CanAwait(SyntaxNode node, SemanticModel model, KnownTypes types) =>
        model.GetEnclosingSymbol(node.SpanStart) is IMethodSymbol { IsAsync: true } function
        && types.IsRoutine(function.ReturnType);

    private static IMethodSymbol? SymbolOf(SyntaxNode function, SemanticModel model)
    {
        var symbol = function is AnonymousFunctionExpressionSyntax lambda
            ? model.GetSymbolInfo(lambda).Symbol
            : model.GetDeclaredSymbol(function);
        return symbol as IMethodSymbol;
    }
}
