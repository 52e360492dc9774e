using Microsoft.CodeAnalysis;

namespace Rtos.Tasks.Analyzers;

/// <summary>The types of <c>Rtos.Core</c> and <c>Rtos.Tasks</c> that the rules are about.</summary>
internal sealed class KnownTypes
{
    private readonly INamedTypeSymbol _routine;
    private readonly INamedTypeSymbol? _routineOfT;
    private readonly INamedTypeSymbol? _call;
    private readonly INamedTypeSymbol? _callOfT;
    private readonly INamedTypeSymbol? _interruptContext;
    private readonly INamedTypeSymbol?[] _callbackOwners;

    private KnownTypes(Compilation compilation, INamedTypeSymbol routine)
    {
        _routine = routine;
        _routineOfT = compilation.GetTypeByMetadataName("Rtos.Core.Routine`1");
        _call = compilation.GetTypeByMetadataName("Rtos.Core.RtosCall");
        _callOfT = compilation.GetTypeByMetadataName("Rtos.Core.RtosCall`1");
        _interruptContext = compilation.GetTypeByMetadataName("Rtos.Core.InterruptContext");
        RtosTask = compilation.GetTypeByMetadataName("Rtos.Tasks.RtosTask");
        _callbackOwners =
        [
            compilation.GetTypeByMetadataName("Rtos.Core.DeviceHooks"),
            compilation.GetTypeByMetadataName("Rtos.Tasks.RtosStreamBuffer"),
            RtosTask,
        ];
    }

    internal INamedTypeSymbol? RtosTask { get; }

    /// <summary>Null where the compilation does not use them.</summary>
    internal static KnownTypes? In(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Rtos.Core.Routine") is { } routine ? new(compilation, routine) : null;

    internal bool IsRoutine(ITypeSymbol? type) => Is(type, _routine) || Is(type, _routineOfT);

    internal bool IsRtosCall(ITypeSymbol? type) => Is(type, _call) || Is(type, _callOfT);

    /// <summary>Whether a task may await a value of the type.</summary>
    internal bool IsKernelAwaitable(ITypeSymbol? type) => IsRoutine(type) || IsRtosCall(type);

    /// <summary>As the device decides: by the awaiter, whatever the expression's own type is.</summary>
    internal bool IsKernelAwaiter(IMethodSymbol? getAwaiter) =>
        IsKernelAwaitable(getAwaiter?.ReturnType.ContainingType);

    internal bool IsInterruptHandler(IMethodSymbol function)
    {
        foreach (var parameter in function.Parameters)
        {
            if (Is(parameter.Type, _interruptContext))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether delegates that the type's members take are called by the device while it runs.</summary>
    internal bool TakesCallbacks(INamedTypeSymbol? owner) => Array.Exists(_callbackOwners, type => Is(owner, type));

    private static bool Is(ITypeSymbol? type, INamedTypeSymbol? known) =>
        type is not null && known is not null && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, known);
}
