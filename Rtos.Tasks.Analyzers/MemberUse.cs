using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Rtos.Tasks.Analyzers;

/// <summary>Watches the members that device code uses; shared by the rules that have a table of them.</summary>
internal static class MemberUse
{
    /// <summary>Reports uses of the table's members in device code.</summary>
    /// <param name="start">The compilation.</param>
    /// <param name="types">The types that tell device code.</param>
    /// <param name="table">What must not be used.</param>
    /// <param name="report">Makes the diagnostic: where, what is used, and its entry.</param>
    internal static void Watch(
        CompilationStartAnalysisContext start,
        KnownTypes types,
        IEnumerable<ForbiddenMember> table,
        Func<Location, string, ForbiddenMember, Diagnostic> report)
    {
        var members = new ForbiddenMemberTable(start.Compilation, table);
        start.RegisterOperationAction(
            context =>
            {
                if (Used(context.Operation) is { } member && members.Find(member) is { } entry
                    && context.Operation.Parent is not INameOfOperation
                    && DeviceCode.KindOf(context.Operation, context.ContainingSymbol, types) != CodeKind.Host)
                {
                    context.ReportDiagnostic(report(context.Operation.Syntax.GetLocation(), NameOf(member), entry));
                }
            },
            OperationKind.Invocation,
            OperationKind.PropertyReference,
            OperationKind.ObjectCreation,
            OperationKind.MethodReference);
    }

    private static ISymbol? Used(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IPropertyReferenceOperation property => property.Property,
        IObjectCreationOperation creation => creation.Constructor,
        IMethodReferenceOperation method => method.Method,
        _ => null,
    };

    private static string NameOf(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Constructor }
        ? $"new {member.ContainingType.Name}"
        : $"{member.ContainingType.Name}.{member.Name}";
}
