namespace Rtos.Fuzz;

/// <summary>Names of types, short.</summary>
internal static class ApiNames
{
    internal static string Of(Type type)
    {
        var name = type.IsNested ? $"{Of(type.DeclaringType!)}.{type.Name}" : type.Name;
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : name.Remove(tick, name.IndexOf('.', tick) is var dot && dot > 0 ? dot - tick : name.Length - tick);
    }
}
