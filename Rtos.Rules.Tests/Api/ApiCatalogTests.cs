using System.Reflection;
using Rtos.Core;
using Rtos.Fuzz;

namespace Rtos.Rules.Tests.Api;

/// <summary>Every public member is reached by the random programs.</summary>
[TestClass]
public sealed class ApiCatalogTests
{
    // Called by the compiler in every async method of a program; abstract ones are called on what is derived from them.
    private static readonly Type[] CompilerServices = [typeof(RoutineMethodBuilder), typeof(RoutineMethodBuilder<>), typeof(InterruptRoutineMethodBuilder)];

    [TestMethod]
    public void All_PublicMethodsOfCoreAndTasks_AreInTheCatalog()
    {
        var known = ApiCatalog.All.Select(m => Key(m.Method)).ToHashSet(StringComparer.Ordinal);
        var missing = ApiCatalog.Assemblies.SelectMany(PublicApi.Types)
            .Where(t => !t.IsEnum && !t.IsInterface && !CompilerServices.Contains(t))
            .SelectMany(t => PublicApi.Members(t).SelectMany(Methods))
            .Where(m => m.IsPublic && !m.IsAbstract && !(m.IsConstructor && m.DeclaringType!.IsAbstract) && !IsInit(m))
            .Select(Key)
            .Where(k => !known.Contains(k));

        Assert.AreEqual("", string.Join("\n", missing.Order(StringComparer.Ordinal)));
    }

    private static IEnumerable<MethodBase> Methods(MemberInfo member) => member switch
    {
        MethodBase method => [method],
        PropertyInfo property => property.GetAccessors(),
        _ => [],
    };

    private static bool IsInit(MethodBase method) =>
        method is MethodInfo m && m.ReturnParameter.GetRequiredCustomModifiers().Any(c => c.Name == "IsExternalInit");

    // The same for an open method and for each way in which it is closed.
    private static string Key(MethodBase method) => $"{method.Module.Name} {method.MetadataToken:x8} {method.DeclaringType!.Name}.{method.Name}";
}
