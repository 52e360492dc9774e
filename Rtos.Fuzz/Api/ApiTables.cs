using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Fuzz;

/// <summary>What reflection cannot know about the public members.</summary>
internal static class ApiTables
{
    /// <summary>What generic types and methods are closed with.</summary>
    internal static readonly Type[] Items = [typeof(int), typeof(string), typeof(WideItem)];

    /// <summary>Members that end or hold so much that calling them often would leave little to try.</summary>
    internal static readonly HashSet<string> Rare = new(StringComparer.Ordinal)
    {
        "RtosTask.SuspendAll", "RtosTask.EndScheduler", "RtosTask.EnterCritical", "RtosTask.DisableInterrupts", "RtosTask.Delete", "RtosTask.Suspend",
        "RtosTask.Exit", "RtosTask.DisablePreemption", "RtosQueueBase.Delete", "RtosEventGroup.Delete", "RtosQueueSet.Delete", "RtosStreamBuffer.Delete",
        "RtosTimer.Delete", "TaskInterruptCalls.EnterCriticalFromISR", "TaskInterruptCalls.ExitCriticalFromISR", "RtosTask.ExitCritical", "RtosTask.ResumeAll",
        "RtosTask.EnablePreemption", "RtosTask.EnableInterrupts", "Device.RunFor", "Device.RunUntil", "DeviceHooks.RegisterIdle",
    };

    /// <summary>Calls on a task that are meant for any task; the others act on the caller.</summary>
    internal static readonly HashSet<string> OnAnyTask = new(StringComparer.Ordinal)
    {
        "RtosTask.AbortDelay", "RtosTask.Delete", "RtosTask.GetAffinity", "RtosTask.GetBasePriority", "RtosTask.GetPriority", "RtosTask.GetRunTimeCounter",
        "RtosTask.GetState", "RtosTask.Notify", "RtosTask.NotifyAndQuery", "RtosTask.NotifyGive", "RtosTask.NotifyStateClear", "RtosTask.NotifyValueClear",
        "RtosTask.Resume", "RtosTask.SetAffinity", "RtosTask.SetPriority", "RtosTask.Suspend",
    };

    /// <summary>Types whose members the compiler calls: every async method of a random program does.</summary>
    internal static readonly HashSet<Type> CompilerServices = [typeof(RoutineMethodBuilder), typeof(RoutineMethodBuilder<>), typeof(InterruptRoutineMethodBuilder)];

    /// <summary>Members that take a span, which reflection cannot pass: called by hand, the span as an array.</summary>
    internal static readonly Dictionary<string, Func<object?, object?[], object?>> WithSpans = new(StringComparer.Ordinal)
    {
        ["StreamInterruptCalls.StreamReceiveFromISR"] =
            (_, a) => ((InterruptContext)a[0]!).StreamReceiveFromISR((RtosStreamBuffer)a[1]!, ((byte[])a[2]!).AsSpan()),
        ["StreamInterruptCalls.StreamSendFromISR"] =
            (_, a) => ((InterruptContext)a[0]!).StreamSendFromISR((RtosStreamBuffer)a[1]!, ((byte[])a[2]!).AsSpan()),
    };
}

/// <summary>An item of a queue that does not fit a machine word.</summary>
/// <param name="Left">Half of it.</param>
/// <param name="Right">The other half.</param>
internal readonly record struct WideItem(long Left, object? Right);
