using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Rtos.Tasks.CodeFixes;

/// <summary>Changes the return type of a function from <c>Task</c> or the like to <c>Routine</c>.</summary>
internal static class RoutineDeclaration
{
    /// <summary>Whether nothing but the callers depends on what the function returns.</summary>
    internal static bool CanChange(IMethodSymbol method) =>
        (method.ReturnsVoid || method.ReturnType.Name is "Task" or "ValueTask")
        && !method.IsOverride
        && !method.IsPartialDefinition
        && method.PartialDefinitionPart is null
        && method.ExplicitInterfaceImplementations.IsEmpty
        && !ImplementsInterface(method);

    /// <summary>The return type in a declaration; null for a lambda that does not say it.</summary>
    internal static TypeSyntax? TypeIn(SyntaxNode? declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.ReturnType,
        LocalFunctionStatementSyntax local => local.ReturnType,
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ReturnType,
        _ => null,
    };

    /// <summary>The document with another type in place of the one given, and the <c>using</c> that it needs.</summary>
    internal static async Task<Document> Change(
        Document document, TypeSyntax type, IMethodSymbol method, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var result = (method.ReturnType as INamedTypeSymbol)?.TypeArguments.FirstOrDefault();
        var routine = model?.Compilation.GetTypeByMetadataName(
            result is null ? "Rtos.Core.Routine" : "Rtos.Core.Routine`1");
        if (root is null || routine is null)
        {
            return document;
        }

        var generator = SyntaxGenerator.GetGenerator(document);
        var name = generator.TypeExpression(result is null ? routine : routine.Construct(result))
            .WithTriviaFrom(type)
            .WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);
        return document.WithSyntaxRoot(root.ReplaceNode(type, name));
    }

    private static bool ImplementsInterface(IMethodSymbol method) =>
        method.ContainingType.AllInterfaces
            .SelectMany(i => i.GetMembers(method.Name))
            .Select(method.ContainingType.FindImplementationForInterfaceMember)
            .Any(implementation => SymbolEqualityComparer.Default.Equals(implementation, method));
}
