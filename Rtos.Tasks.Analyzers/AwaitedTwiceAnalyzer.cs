using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Rtos.Tasks.Analyzers;

/// <summary>RTOS006: a kernel call or routine is kept in a variable and certainly awaited more than once.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class AwaitedTwiceAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.AwaitedTwice];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownTypes.In(start.Compilation) is { } types)
            {
                start.RegisterOperationAction(c => Check(c, types), OperationKind.VariableDeclarator);
            }
        });
    }

    private static void Check(OperationAnalysisContext context, KnownTypes types)
    {
        var declarator = (IVariableDeclaratorOperation)context.Operation;
        if (!types.IsKernelAwaitable(declarator.Symbol.Type) || ScopeOf(declarator) is not { } scope)
        {
            return;
        }

        var awaits = new List<IAwaitOperation>();
        foreach (var reference in scope.Descendants().OfType<ILocalReferenceOperation>()
            .Where(r => SymbolEqualityComparer.Default.Equals(r.Local, declarator.Symbol)))
        {
            // Something else is done with it, so nothing is certain.
            if (reference.Parent is not IAwaitOperation await || IsInInnerFunction(await, scope))
            {
                return;
            }

            awaits.Add(await);
        }

        if (SecondAwait(awaits, scope) is { } second)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.AwaitedTwice, second.Syntax.GetLocation(), declarator.Symbol.Name));
        }
    }

    private static IBlockOperation? ScopeOf(IOperation operation)
    {
        var at = operation.Parent;
        while (at is IVariableDeclarationOperation or IVariableDeclarationGroupOperation)
        {
            at = at.Parent;
        }

        return at as IBlockOperation;
    }

    private static IAwaitOperation? SecondAwait(List<IAwaitOperation> awaits, IBlockOperation scope)
    {
        foreach (var (await, i) in awaits.Select((a, i) => (a, i)))
        {
            if (IsRepeated(await, scope) || awaits.Take(i).Any(earlier => AlwaysRunsBefore(earlier, await)))
            {
                return await;
            }
        }

        return null;
    }

    private static bool IsInInnerFunction(IOperation operation, IBlockOperation scope)
    {
        for (var at = operation.Parent; at is not null && at != scope; at = at.Parent)
        {
            if (at is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }

    // In the loop's own body, not under a condition; a loop that something leaves early may run once only.
    private static bool IsRepeated(IAwaitOperation await, IBlockOperation scope) =>
        StatementOf(await) is { Parent: IBlockOperation { Parent: ILoopOperation loop } body }
        && body != scope
        && !loop.Descendants().Any(Leaves);

    private static bool Leaves(IOperation operation) =>
        operation is IBranchOperation { BranchKind: not BranchKind.Continue } or IReturnOperation or IThrowOperation;

    /// <summary>Whether the first is a statement of a block in which the second follows.</summary>
    private static bool AlwaysRunsBefore(IAwaitOperation first, IAwaitOperation second)
    {
        if (StatementOf(first) is not { } statement)
        {
            return false;
        }

        for (IOperation? at = second; at is not null; at = at.Parent)
        {
            if (at.Parent == statement.Parent)
            {
                return at != statement;
            }
        }

        return false;
    }

    /// <summary>The statement of a block that always does the await when it runs.</summary>
    private static IOperation? StatementOf(IAwaitOperation await)
    {
        IOperation statement = await;
        while (statement.Parent is { } parent and not IBlockOperation)
        {
            if (parent is not (IExpressionStatementOperation or IAssignmentOperation or IConversionOperation
                or IParenthesizedOperation or IVariableInitializerOperation or IVariableDeclaratorOperation
                or IVariableDeclarationOperation or IVariableDeclarationGroupOperation))
            {
                return null;
            }

            statement = parent;
        }

        return statement;
    }
}
