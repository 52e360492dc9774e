using System.Reflection;
using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Fuzz;

/// <summary>Every public member of <c>Rtos.Core</c> and <c>Rtos.Tasks</c>, found by reflection: a new one is called without further work.</summary>
internal static class ApiCatalog
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The assemblies whose members are called.</summary>
    internal static readonly Assembly[] Assemblies = [typeof(Core.Device).Assembly, typeof(RtosTask).Assembly];

    private static readonly HashSet<Type> DeviceTypes =
        [typeof(Core.Device), typeof(DeviceHooks), typeof(Heap), typeof(DeviceReport), typeof(HostLink), typeof(DeviceClock), typeof(InterruptContext)];

    // They make tasks and kernel objects.
    private static readonly HashSet<Type> Makers =
    [
        typeof(DeviceTasks), typeof(DeviceQueues), typeof(DeviceSemaphores), typeof(DeviceEventGroups), typeof(DeviceStreamBuffers), typeof(DeviceTimers),
    ];

    /// <summary>The members by area, in groups that are chosen equally often: mostly the members of a type.</summary>
    internal static ApiMember[][][] Groups { get; } = Group();

    /// <summary>Every member.</summary>
    internal static IEnumerable<ApiMember> All => Groups.SelectMany(area => area).SelectMany(group => group);

    /// <summary>The public methods and constructors of a type that a program can call, open ones included.</summary>
    internal static IEnumerable<MethodBase> Callable(Type type)
    {
        if (type.IsEnum || type.IsInterface || typeof(Delegate).IsAssignableFrom(type) || ApiTables.CompilerServices.Contains(Open(type)))
        {
            return [];
        }

        var methods = type.GetMethods(Public).Where(m => !m.IsAbstract && !m.Name.StartsWith('<') && !IsInit(m)).Cast<MethodBase>();
        return type.IsAbstract ? methods : methods.Concat(type.GetConstructors());
    }

    internal static Type Open(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    // An init accessor belongs to the making of an object.
    private static bool IsInit(MethodInfo method) =>
        method.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit");

    private static ApiMember[][][] Group()
    {
        var members = new List<ApiMember>();
        var seen = new HashSet<Type>();
        var types = new Queue<Type>(Assemblies.SelectMany(a => a.GetExportedTypes()).SelectMany(Closed));
        while (types.TryDequeue(out var type))
        {
            if (seen.Add(type))
            {
                foreach (var method in Callable(type).SelectMany(Closed))
                {
                    members.Add(new ApiMember(type, method, ApiTables.WithSpans.GetValueOrDefault($"{ApiNames.Of(type)}.{method.Name}")));
                    Follow(method, types);
                }
            }
        }

        return [.. Enum.GetValues<ApiArea>().Select(area =>
            members.Where(m => AreaOf(m.Type) == area).GroupBy(m => IsOneGroup(area) ? null : m.Type).Select(g => g.ToArray()).ToArray())];
    }

    // Types with many members of little interest: there each member has the same chance, and not each type.
    private static bool IsOneGroup(ApiArea area) => area is ApiArea.Values or ApiArea.Device or ApiArea.Awaiting;

    // What a member returns may be a closed type that is not known yet: RtosCall<Received<int>>.
    private static void Follow(MethodBase method, Queue<Type> types)
    {
        if (method is MethodInfo { ReturnType: { IsConstructedGenericType: true, ContainsGenericParameters: false } type } && Assemblies.Contains(type.Assembly))
        {
            types.Enqueue(type);
        }
    }

    private static IEnumerable<Type> Closed(Type type)
    {
        if (!type.ContainsGenericParameters)
        {
            return [type];
        }

        // A nested type has the parameters of the type around it.
        return ApiTables.Items.Select(item => type.MakeGenericType(item));
    }

    private static IEnumerable<MethodBase> Closed(MethodBase method) =>
        method is MethodInfo { IsGenericMethodDefinition: true } open ? ApiTables.Items.Select(item => open.MakeGenericMethod(item)) : [method];

    private static ApiArea AreaOf(Type type) => type switch
    {
        _ when type == typeof(RtosTask) => ApiArea.Task,
        _ when type.Name.EndsWith("InterruptCalls", StringComparison.Ordinal) => ApiArea.Interrupt,
        _ when Makers.Contains(type) => ApiArea.Making,
        _ when DeviceTypes.Contains(type) => ApiArea.Device,
        _ when typeof(KernelObject).IsAssignableFrom(type) => ApiArea.Objects,
        _ when IsAwaiting(type) => ApiArea.Awaiting,
        _ => ApiArea.Values,
    };

    private static bool IsAwaiting(Type type)
    {
        var outer = Open(type.DeclaringType ?? type);
        return outer == typeof(RtosCall) || outer == typeof(RtosCall<>) || outer == typeof(Routine) || outer == typeof(Routine<>);
    }
}
