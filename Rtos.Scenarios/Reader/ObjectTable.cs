using System.Collections.Immutable;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>The one list of object types: a new type is a new row here.</summary>
internal static class ObjectTable
{
    private static readonly ObjectField Length = new("length", (item, value, _) => item.Length = (int)value.ReadWhole(1, 1_000_000)) { Refused = item => item.Length = 1 };
    private static readonly ObjectField Maximum = new("max", (item, value, _) => item.Maximum = (int)value.ReadWhole(1, 1_000_000_000)) { Refused = item => item.Maximum = 1_000_000_000 };
    private static readonly ObjectField Initial = new("initial", (item, value, _) => item.Initial = (int)value.ReadWhole(0, item.Maximum));
    private static readonly ObjectField Size = new("size", (item, value, _) => item.Size = (int)value.ReadWhole(1, 1_000_000)) { Refused = item => item.Size = 1_000_000 };
    private static readonly ObjectField MessageSize = new("size", (item, value, _) => item.Size = (int)value.ReadWhole(5, 1_000_000));
    private static readonly ObjectField Trigger = new("trigger", (item, value, _) => item.Trigger = (int)value.ReadWhole(0, item.Size));
    private static readonly ObjectField Period = new("period", (item, value, reading) => item.Period = new Ticks(reading.Times.ReadTicks(value, 1)));
    private static readonly ObjectField AutoReload = new("autoReload", (item, value, _) => item.AutoReload = value.ReadFlag());
    private static readonly ObjectField Operations = new("ops", (item, value, _) => item.OperationList = value);
    private static readonly ObjectField Members = new("members", (item, value, reading) => item.Members = reading.Names.Members(item, value, reading.Problems));

    private static readonly ImmutableArray<ObjectField> None = [];

    /// <summary>All object types.</summary>
    public static ImmutableArray<ObjectRow> Rows { get; } =
    [
        new("queue", "a queue", ScenarioObjectType.Queue, [Length]) { CName = "xQueueCreate" },
        new("binary", "a binary semaphore", ScenarioObjectType.Binary, None) { CName = "xSemaphoreCreateBinary" },
        new("counting", "a counting semaphore", ScenarioObjectType.Counting, [Maximum, Initial]) { CName = "xSemaphoreCreateCounting" },
        new("mutex", "a mutex", ScenarioObjectType.Mutex, None) { CName = "xSemaphoreCreateMutex" },
        new("recursive", "a recursive mutex", ScenarioObjectType.Recursive, None) { CName = "xSemaphoreCreateRecursiveMutex" },
        new("events", "an event group", ScenarioObjectType.Events, None) { CName = "xEventGroupCreate" },
        new("stream", "a stream buffer", ScenarioObjectType.Stream, [Size, Trigger]) { CName = "xStreamBufferCreate" },
        new("message", "a message buffer", ScenarioObjectType.Message, [MessageSize]) { CName = "xMessageBufferCreate" },
        new("batching", "a stream batching buffer", ScenarioObjectType.Batching, [Size, Trigger]) { Kernels = KernelKinds.FreeRtos | KernelKinds.Smp, CName = "xStreamBatchingBufferCreate" },
        new("timer", "a timer", ScenarioObjectType.Timer, [Period, AutoReload, Operations]) { CName = "xTimerCreate" },
        new("queueSet", "a queue set", ScenarioObjectType.QueueSet, [Length, Members]) { CName = "xQueueCreateSet" },
        new("call", "a call", ScenarioObjectType.Call, [Operations]),
    ];

    /// <summary>The names of all types, in the order of the table.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Rows.Select(row => row.Name)];

    /// <summary>The row of a type.</summary>
    public static ObjectRow Of(ScenarioObjectType type) => Rows.First(row => row.Type == type);
}
