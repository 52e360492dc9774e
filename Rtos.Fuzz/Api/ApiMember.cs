using System.Reflection;

namespace Rtos.Fuzz;

/// <summary>A public member of the emulator that a random program can call: generic types and methods are closed.</summary>
internal sealed class ApiMember
{
    private readonly MethodInvoker? _method;
    private readonly ConstructorInvoker? _constructor;
    private readonly Func<object?, object?[], object?>? _special;

    /// <param name="type">The type, closed.</param>
    /// <param name="method">The method or constructor, closed.</param>
    /// <param name="special">Calls it where reflection cannot: it takes a span. Null for the others.</param>
    internal ApiMember(Type type, MethodBase method, Func<object?, object?[], object?>? special = null)
    {
        Type = type;
        Method = method;
        Name = $"{ApiNames.Of(type)}.{(method.IsConstructor ? "new" : method.Name)}";
        Parameters = [.. method.GetParameters().Select(p => p.ParameterType)];
        ParameterNames = [.. method.GetParameters().Select(p => p.Name ?? "")];
        NeedsTarget = !method.IsStatic && !method.IsConstructor;
        IsGetter = method.IsSpecialName && method.Name.StartsWith("get_", StringComparison.Ordinal);
        IsRare = ApiTables.Rare.Contains(Name);
        _special = special;
        if (special is null)
        {
            _constructor = method is ConstructorInfo constructor ? ConstructorInvoker.Create(constructor) : null;
            _method = method is MethodInfo ? MethodInvoker.Create(method) : null;
        }
    }

    internal Type Type { get; }

    internal MethodBase Method { get; }

    /// <summary>The type and the member, as <c>RtosTask.Delay</c>.</summary>
    internal string Name { get; }

    internal Type[] Parameters { get; }

    internal string[] ParameterNames { get; }

    /// <summary>Whether it is called on an object.</summary>
    internal bool NeedsTarget { get; }

    /// <summary>Whether it only reads a property.</summary>
    internal bool IsGetter { get; }

    /// <summary>Whether it ends or blocks so much that it is to be called less than others.</summary>
    internal bool IsRare { get; }

    internal object? Invoke(object? target, object?[] arguments) =>
        _special is not null ? _special(target, arguments)
        : _constructor is not null ? _constructor.Invoke(arguments.AsSpan())
        : _method!.Invoke(target, arguments.AsSpan());
}
