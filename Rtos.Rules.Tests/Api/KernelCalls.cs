using System.Reflection;
using System.Runtime.CompilerServices;
using Rtos.Core;

namespace Rtos.Rules.Tests.Api;

/// <summary>The members that are calls of the kernel, and what is missing of their attributes.</summary>
internal static class KernelCalls
{
    /// <summary>The methods of a task, of the kernel's objects, and of interrupts, and those of a device that make them.</summary>
    internal static IEnumerable<MethodInfo> Of(Assembly assembly) =>
        PublicApi.Types(assembly).SelectMany(PublicApi.Members).OfType<MethodInfo>().Where(IsCall);

    /// <summary>Each says its C function, even if there is none, who may call it, and whether it blocks.</summary>
    internal static IEnumerable<string> Gaps(MethodInfo call)
    {
        if (!call.IsDefined(typeof(FreeRtosAttribute)) && !call.IsDefined(typeof(EspIdfAttribute)))
        {
            yield return $"{DocumentationId.Of(call)}: no FreeRtos or EspIdf";
        }

        if (!call.IsDefined(typeof(CallFromAttribute)))
        {
            yield return $"{DocumentationId.Of(call)}: no CallFrom";
        }
    }

    private static bool IsCall(MethodInfo method) =>
        !method.IsSpecialName && method.GetBaseDefinition() == method
        && (method.DeclaringType is { FullName: "Rtos.Tasks.RtosTask" }
            || (method.DeclaringType!.Namespace == "Rtos.Tasks" && typeof(KernelObject).IsAssignableFrom(method.DeclaringType))
            || (method.IsDefined(typeof(ExtensionAttribute))
                && (method.GetParameters()[0].ParameterType == typeof(InterruptContext) || method.GetParameters()[0].ParameterType == typeof(Device))));
}
