using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Rtos.Tasks.Analyzers;

/// <summary>Who runs a piece of code.</summary>
internal enum CodeKind
{
    /// <summary>The host, as far as can be seen.</summary>
    Host,

    /// <summary>A task or a timer callback: a function that returns <c>Routine</c>, or one written inside it.</summary>
    Task,

    /// <summary>An interrupt handler: a function with an <c>InterruptContext</c>, or one written inside it.</summary>
    Interrupt,

    /// <summary>A hook or another callback that the kernel calls.</summary>
    Callback,
}

/// <summary>Finds out who runs an operation, from the functions around it.</summary>
internal static class DeviceCode
{
    internal static CodeKind KindOf(IOperation operation, ISymbol member, KnownTypes types)
    {
        for (var at = operation.Parent; at is not null; at = at.Parent)
        {
            var function = at switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => null,
            };
            if (function is not null && (KindOf(function, types) ?? KindByUse(at, types)) is { } kind)
            {
                return kind;
            }
        }

        return member is IMethodSymbol method ? KindOf(method, types) ?? CodeKind.Host : CodeKind.Host;
    }

    /// <summary>The innermost function around an operation.</summary>
    internal static IMethodSymbol? FunctionAround(IOperation operation, ISymbol member)
    {
        for (var at = operation.Parent; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case IAnonymousFunctionOperation lambda:
                    return lambda.Symbol;
                case ILocalFunctionOperation local:
                    return local.Symbol;
                default:
                    break;
            }
        }

        return member as IMethodSymbol;
    }

    /// <summary>By the signature; null for a synchronous function, which device code and host code may call.</summary>
    private static CodeKind? KindOf(IMethodSymbol function, KnownTypes types)
    {
        if (types.IsRoutine(function.ReturnType))
        {
            return CodeKind.Task;
        }

        if (types.IsInterruptHandler(function))
        {
            return CodeKind.Interrupt;
        }

        return function.IsAsync ? CodeKind.Host : null;
    }

    /// <summary>By what a lambda is given to.</summary>
    private static CodeKind? KindByUse(IOperation function, KnownTypes types)
    {
        var use = function.Parent;
        while (use is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
        {
            use = use.Parent;
        }

        return use switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } =>
                KindByReceiver(call.TargetMethod.ContainingType, types),
            IArgumentOperation { Parent: IObjectCreationOperation creation } =>
                KindByReceiver(creation.Constructor?.ContainingType, types),
            IAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType: var owner } }
                when types.TakesCallbacks(owner) => CodeKind.Callback,
            _ => null,
        };
    }

    // What is given to a thread or a pool runs there, and starting it is reported already.
    private static CodeKind? KindByReceiver(INamedTypeSymbol? receiver, KnownTypes types)
    {
        if (types.TakesCallbacks(receiver))
        {
            return CodeKind.Callback;
        }

        var space = receiver?.ContainingNamespace?.ToDisplayString();
        return space is "System.Threading" or "System.Threading.Tasks" or "System.Timers" ? CodeKind.Host : null;
    }
}
