using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Rtos.Tasks.Analyzers;

/// <summary>RTOS003: a kernel call or routine that nobody awaits.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NotAwaitedAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.NotAwaited];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownTypes.In(start.Compilation) is { } types)
            {
                start.RegisterOperationAction(c => Check(c, types), OperationKind.Invocation);
            }
        });
    }

    private static void Check(OperationAnalysisContext context, KnownTypes types)
    {
        var call = (IInvocationOperation)context.Operation;
        if (types.IsKernelAwaitable(call.Type) && IsLost(call))
        {
            var what = types.IsRtosCall(call.Type) ? "kernel call" : "routine";
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.NotAwaited,
                call.Syntax.GetLocation(),
                $"The {what} '{NameOf(call)}'",
                WayOut(context, types)));
        }
    }

    private static string NameOf(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        return method.MethodKind == MethodKind.DelegateInvoke ? method.ContainingType.Name : method.Name;
    }

    private static string WayOut(OperationAnalysisContext context, KnownTypes types) =>
        DeviceCode.KindOf(context.Operation, context.ContainingSymbol, types) switch
        {
            CodeKind.Interrupt =>
                "an interrupt handler cannot await; use the calls of its InterruptContext, whose names end in FromISR",
            CodeKind.Callback => "a callback of the kernel cannot await; let it wake a task that makes the call",
            _ when DeviceCode.FunctionAround(context.Operation, context.ContainingSymbol) is { IsAsync: true } function
                && types.IsRoutine(function.ReturnType) => "write await before it",
            _ => "await it in an async method that returns Routine, which a task of the device runs",
        };

    private static bool IsLost(IInvocationOperation call)
    {
        IOperation value = call;
        while (value.Parent is { } around && PassesOn(around, value))
        {
            value = around;
        }

        return value.Parent switch
        {
            IExpressionStatementOperation => true,
            ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } => !IsRead(local.Local, call),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable } =>
                !IsRead(variable.Symbol, call),
            IInvocationOperation around => around.Instance == value && LooksOnly(around.TargetMethod.Name),
            IIsPatternOperation test => !KeepsForUse(test.Pattern, call),
            IIsTypeOperation or IInterpolationOperation => true,
            _ => false,
        };
    }

    /// <summary>Whether a method of the call or of its awaiter does not wait for it.</summary>
    private static bool LooksOnly(string method) => method is "GetResult" or "ToString" or "Equals" or "GetHashCode" or "GetType";

    /// <summary>Whether a pattern gives the call to a variable that is used.</summary>
    private static bool KeepsForUse(IPatternOperation pattern, IOperation call) =>
        pattern.DescendantsAndSelf().Any(p => (p switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
            IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
            _ => null,
        }) is ILocalSymbol local && IsRead(local, call));

    /// <summary>Whether an expression has the value of the one inside it.</summary>
    private static bool PassesOn(IOperation around, IOperation value) => around switch
    {
        IConversionOperation or IParenthesizedOperation or ICoalesceOperation => true,
        IConditionalAccessOperation access => access.WhenNotNull == value,
        IConditionalOperation choice => choice.Condition != value && choice.Type is not null,
        ISwitchExpressionArmOperation arm => arm.Value == value,
        ISwitchExpressionOperation => true,
        IInvocationOperation { TargetMethod.Name: "GetAwaiter" } getAwaiter => getAwaiter.Instance == value,
        _ => false,
    };

    // Any use but an assignment counts as reading: it may well end at an await.
    private static bool IsRead(ILocalSymbol local, IOperation somewhere)
    {
        var root = somewhere;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        foreach (var operation in root.Descendants())
        {
            if (operation is ILocalReferenceOperation reference
                && SymbolEqualityComparer.Default.Equals(reference.Local, local)
                && !(reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference))
            {
                return true;
            }
        }

        return false;
    }
}
