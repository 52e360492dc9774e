using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The rows of reads and writes of shared variables.</summary>
internal static class SharedRows
{
    internal static readonly CallRow Read = new("readShared", []) { FreeRtosName = "a read of a shared variable", Contexts = CallContexts.Task, Cost = CallCost.None, IsTraced = false };

    internal static readonly CallRow Write = new("writeShared", []) { FreeRtosName = "a write of a shared variable", Contexts = CallContexts.Task, Cost = CallCost.None, IsTraced = false };

    /// <summary>A value as the number in the record of a call.</summary>
    internal static long Number<T>(T value) => value switch
    {
        bool flag => flag ? 1 : 0,
        int number => number,
        uint number => number,
        TickCount count => count.Value,
        _ => throw new NotSupportedException($"a shared variable cannot have the type {typeof(T)}"),
    };
}
