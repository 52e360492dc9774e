using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Rtos.Rules.Tests.Api;

/// <summary>Writes members nearly as C# declares them.</summary>
internal static class MemberText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(bool)] = "bool", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long",
        [typeof(ulong)] = "ulong", [typeof(byte)] = "byte", [typeof(double)] = "double", [typeof(string)] = "string", [typeof(object)] = "object",
    };

    internal static string Of(Type type)
    {
        var bases = new List<Type>();
        if (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object) && !IsDelegate(type))
        {
            bases.Add(parent);
        }

        bases.AddRange(type.IsEnum ? [] : type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Where(i => i.IsVisible));
        var after = bases.Count == 0 ? "" : " : " + string.Join(", ", bases.Select(b => Name(b)).Order(StringComparer.Ordinal));
        return $"{FullName(type)} ({Kind(type)}){after}";
    }

    internal static string Of(MemberInfo member)
    {
        var owner = FullName(member.DeclaringType!);
        return member switch
        {
            FieldInfo { IsLiteral: true } f => string.Create(CultureInfo.InvariantCulture, $"{owner}.{f.Name} = {Constant(f)}"),
            FieldInfo f => $"{owner}.{f.Name} : {Static(f.IsStatic)}{(f.IsInitOnly ? "readonly " : "")}{Name(f.FieldType)}",
            ConstructorInfo c => $"{owner}.new({Parameters(c)})",
            MethodInfo m => $"{owner}.{m.Name}{Generic(m)}({Parameters(m)}) : {Modifiers(m)}{Name(m.ReturnType)}",
            PropertyInfo p => $"{owner}.{p.Name}{Index(p)} {{ {Accessors(p)}}} : {Modifiers(p.GetAccessors(true)[0])}{Name(p.PropertyType)}",
            EventInfo e => $"{owner}.{e.Name} : event {Name(e.EventHandlerType!)}",
            _ => throw new InvalidOperationException($"{member} is of no known kind"),
        };
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        _ when IsDelegate(type) => "delegate",
        { IsValueType: true } => (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (PublicApi.IsRecord(type) ? "record struct" : "struct"),
        { IsAbstract: true, IsSealed: true } => "static class",
        _ => (type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + (PublicApi.IsRecord(type) ? "record" : "class"),
    };

    private static bool IsDelegate(Type type) => typeof(Delegate).IsAssignableFrom(type);

    private static object? Constant(FieldInfo field) =>
        field.DeclaringType!.IsEnum ? Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture) : field.GetRawConstantValue();

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Modifiers(MethodBase method) =>
        (method.IsPublic ? "" : "protected ") + Static(method.IsStatic)
        + (method.IsAbstract ? "abstract " : method.IsVirtual && !method.IsFinal && !method.DeclaringType!.IsSealed ? "virtual " : "");

    private static string Accessors(PropertyInfo property) => string.Concat(
        property.GetAccessors(true).Where(PublicApi.IsVisible).Select(a => IsInit(a) ? "init; " : a.ReturnType == typeof(void) ? "set; " : "get; "));

    private static bool IsInit(MethodInfo accessor) => accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Index(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } index ? $"[{string.Join(", ", index.Select(Parameter))}]" : "";

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";

    private static string Parameters(MethodBase method) =>
        (method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var by = !parameter.ParameterType.IsByRef ? "" : parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
        var other = !parameter.HasDefaultValue ? "" : parameter.DefaultValue switch
        {
            null => " = default",
            string text => $" = \"{text}\"",
            var value => string.Create(CultureInfo.InvariantCulture, $" = {value}"),
        };
        return $"{by}{Name(parameter.ParameterType)} {parameter.Name}{other}";
    }

    private static string FullName(Type type) => $"{type.Namespace}.{Name(type)}";

    // Types of generic types are written with the arguments where they stand.
    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Name(inner) + "?";
        }

        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        var outer = type is { IsNested: true, IsGenericParameter: false } ? Name(type.DeclaringType!) + "." : "";
        var name = type.Name.Split('`')[0];
        return outer + (type.IsGenericType && type.Name.Contains('`', StringComparison.Ordinal)
            ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(a => Name(a)))}>"
            : name);
    }
}
