using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Rtos.Tasks.Analyzers;

/// <summary>RTOS001: a task awaits what is not a kernel call or a routine.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ForeignAwaitAnalyzer : DiagnosticAnalyzer
{
    private const string Elsewhere =
        "wait in the host's code, and give the device the result as an input or before it runs";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.ForeignAwait];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownTypes.In(start.Compilation) is { } types)
            {
                start.RegisterOperationAction(c => CheckAwait(c, types), OperationKind.Await);
                start.RegisterOperationAction(c => CheckForEach(c, types), OperationKind.Loop);
                start.RegisterOperationAction(
                    c => CheckUsing(c, types), OperationKind.Using, OperationKind.UsingDeclaration);
            }
        });
    }

    /// <summary>The method behind an awaited call, if its declaration is in this solution and async.</summary>
    internal static IMethodSymbol? AwaitedSourceMethod(IOperation awaited) =>
        awaited is IInvocationOperation { TargetMethod.OriginalDefinition: { IsAsync: true } method }
            && method.DeclaringSyntaxReferences.Length == 1
            ? method
            : null;

    internal static bool IsTaskDelay(IOperation awaited) =>
        awaited is IInvocationOperation { TargetMethod: { Name: "Delay", ContainingType: { Name: "Task" } type } }
        && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";

    private static void CheckAwait(OperationAnalysisContext context, KnownTypes types)
    {
        var operation = (IAwaitOperation)context.Operation;
        if (operation.Syntax is not AwaitExpressionSyntax syntax || operation.SemanticModel is not { } model)
        {
            return;
        }

        var info = model.GetAwaitExpressionInfo(syntax);
        if (info.GetAwaiterMethod is { } getAwaiter && !types.IsKernelAwaiter(getAwaiter))
        {
            Report(context, types, syntax.GetLocation(), operation.Operation.Type, WayOut(operation.Operation));
        }
    }

    private static void CheckForEach(OperationAnalysisContext context, KnownTypes types)
    {
        if (context.Operation is not IForEachLoopOperation { IsAsynchronous: true, SemanticModel: { } model } loop
            || loop.Syntax is not CommonForEachStatementSyntax syntax)
        {
            return;
        }

        var moveNext = model.GetForEachStatementInfo(syntax).MoveNextMethod;
        if (moveNext is not null && !types.IsKernelAwaitable(moveNext.ReturnType))
        {
            Report(context, types, syntax.AwaitKeyword.GetLocation(), moveNext.ReturnType, Elsewhere);
        }
    }

    private static void CheckUsing(OperationAnalysisContext context, KnownTypes types)
    {
        var (isAsync, resource) = context.Operation switch
        {
            IUsingOperation u => (u.IsAsynchronous, u.Resources),
            IUsingDeclarationOperation d => (d.IsAsynchronous, d.DeclarationGroup),
            _ => (false, null!),
        };
        if (!isAsync)
        {
            return;
        }

        var type = resource is IVariableDeclarationGroupOperation group
            ? group.Declarations.FirstOrDefault()?.Declarators.FirstOrDefault()?.Symbol.Type
            : resource.Type;
        var dispose = type?.GetMembers("DisposeAsync").OfType<IMethodSymbol>()
            .FirstOrDefault(m => m.Parameters.IsEmpty);
        if (!types.IsKernelAwaitable(dispose?.ReturnType))
        {
            var awaitKeyword = context.Operation.Syntax.GetFirstToken();
            Report(context, types, awaitKeyword.GetLocation(), dispose?.ReturnType, Elsewhere);
        }
    }

    private static void Report(
        OperationAnalysisContext context, KnownTypes types, Location place, ITypeSymbol? awaited, string wayOut)
    {
        // A lambda or local function of another kind inside a task is not the task's own code.
        var function = DeviceCode.FunctionAround(context.Operation, context.ContainingSymbol);
        if (types.IsRoutine(function?.ReturnType))
        {
            var name = awaited?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "ValueTask";
            context.ReportDiagnostic(Diagnostic.Create(Rules.ForeignAwait, place, name, wayOut));
        }
    }

    private static string WayOut(IOperation awaited)
    {
        if (IsTaskDelay(awaited))
        {
            return "use await task.Delay(…), which waits in virtual time";
        }

        return AwaitedSourceMethod(awaited) is { } method
            ? $"declare '{method.Name}' as 'async Routine' if it is part of the task, or call it in the host's code"
            : Elsewhere;
    }
}
