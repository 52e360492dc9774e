using System.Reflection;

namespace Rtos.Rules.Tests.Api;

/// <summary>The names under which the compiler writes XML comments.</summary>
internal static class DocumentationId
{
    internal static string Of(MemberInfo member) => member switch
    {
        Type type => "T:" + Name(type),
        FieldInfo field => $"F:{Name(field.DeclaringType!)}.{field.Name}",
        PropertyInfo property => $"P:{Name(property.DeclaringType!)}.{property.Name}{Parameters(property.GetIndexParameters())}",
        EventInfo e => $"E:{Name(e.DeclaringType!)}.{e.Name}",
        ConstructorInfo constructor => $"M:{Name(constructor.DeclaringType!)}.#ctor{Parameters(constructor.GetParameters())}",
        MethodInfo method => $"M:{Name(method.DeclaringType!)}.{method.Name}{Arity(method)}{Parameters(method.GetParameters())}{Conversion(method)}",
        _ => throw new InvalidOperationException($"{member} is of no known kind"),
    };

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    private static string Arity(MethodInfo method) =>
        method.IsGenericMethod ? FormattableString.Invariant($"``{method.GetGenericArguments().Length}") : "";

    // Conversions may differ in nothing but what they give.
    private static string Conversion(MethodInfo method) =>
        method.Name is "op_Implicit" or "op_Explicit" ? $"~{Reference(method.ReturnType)}" : "";

    private static string Parameters(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : $"({string.Join(",", parameters.Select(p => Reference(p.ParameterType)))})";

    private static string Reference(Type type)
    {
        if (type.IsByRef)
        {
            return Reference(type.GetElementType()!) + "@";
        }

        if (type.IsArray)
        {
            return Reference(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter)
        {
            return FormattableString.Invariant($"{(type.IsGenericMethodParameter ? "``" : "`")}{type.GenericParameterPosition}");
        }

        return !type.IsGenericType
            ? Name(type)
            : $"{Name(type.GetGenericTypeDefinition()).Split('`')[0]}{{{string.Join(",", type.GetGenericArguments().Select(Reference))}}}";
    }
}
