using System.Reflection;
using System.Runtime.CompilerServices;

namespace Rtos.Rules.Tests.Api;

/// <summary>What users of the libraries see.</summary>
internal static class PublicApi
{
    internal const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The libraries, in the order of their layers.</summary>
    internal static IReadOnlyList<Assembly> Assemblies { get; } =
        [.. new[] { "Rtos.Core", "Rtos.Tasks", "Rtos.Thread", "Rtos.MicroPython", "Rtos.Scenarios", "Rtos.Testing", "Rtos.Hosting" }.Select(Assembly.Load)];

    internal static IEnumerable<Type> Types(Assembly assembly) =>
        assembly.GetExportedTypes().Where(t => !IsGenerated(t)).OrderBy(t => t.FullName, StringComparer.Ordinal);

    /// <summary>The members that a type declares itself and that someone outside can use: not those that the compiler writes.</summary>
    internal static IEnumerable<MemberInfo> Members(Type type) =>
        type.GetMembers(Declared).Where(m => m is not Type && IsVisible(m) && !IsGenerated(m) && !IsAccessor(m) && m.Name != "value__");

    internal static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase m => m.IsPublic || ((m.IsFamily || m.IsFamilyOrAssembly) && !m.DeclaringType!.IsSealed),
        FieldInfo f => f.IsPublic,
        PropertyInfo p => p.GetAccessors(nonPublic: true).Any(IsVisible),
        EventInfo e => IsVisible(e.AddMethod!),
        _ => false,
    };

    internal static bool IsRecord(Type type) => type.GetMethod("PrintMembers", Declared) is not null;

    private static bool IsGenerated(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && member is not PropertyInfo;

    private static bool IsAccessor(MemberInfo member) =>
        member is MethodInfo { IsSpecialName: true } method && !method.Name.StartsWith("op_", StringComparison.Ordinal);
}
