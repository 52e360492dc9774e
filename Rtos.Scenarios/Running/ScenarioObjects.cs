using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Scenarios;

/// <summary>Makes the kernel objects of a scenario.</summary>
internal static class ScenarioObjects
{
    /// <summary>Makes an object; null for a call, which is none.</summary>
    internal static KernelObject? Create(ScenarioRun run, Device device, ScenarioObject item) => item.Type switch
    {
        ScenarioObjectType.Queue => device.CreateQueue<uint>(item.Name, item.Length),
        ScenarioObjectType.Binary => device.CreateBinarySemaphore(item.Name),
        ScenarioObjectType.Counting => device.CreateCountingSemaphore(item.Name, item.Maximum, item.Initial),
        ScenarioObjectType.Mutex => device.CreateMutex(item.Name),
        ScenarioObjectType.Recursive => device.CreateRecursiveMutex(item.Name),
        ScenarioObjectType.Events => device.CreateEventGroup(item.Name),
        ScenarioObjectType.Stream => device.CreateStreamBuffer(item.Name, item.Size, item.Trigger),
        ScenarioObjectType.Message => device.CreateMessageBuffer(item.Name, item.Size),
        ScenarioObjectType.Batching => device.CreateStreamBatchingBuffer(item.Name, item.Size, item.Trigger),
        ScenarioObjectType.Timer => device.CreateTimer(item.Name, item.Period, item.AutoReload, _ => run.Perform(item)),
        ScenarioObjectType.QueueSet => device.CreateQueueSet(item.Name, item.Length, [.. item.Members.Select(m => (RtosQueueBase)run.Get(m))]),
        _ => null,
    };

    /// <summary>The line of an object's final state; null for a call, which has none.</summary>
    internal static FormattableString? FinalState(ScenarioObject item, KernelObject? current)
    {
        var kind = item.Type switch
        {
            ScenarioObjectType.Events => "events",
            ScenarioObjectType.Stream or ScenarioObjectType.Message or ScenarioObjectType.Batching => "stream",
            ScenarioObjectType.Timer => "timer",
            _ => "queue",
        };
        return current switch
        {
            _ when item.Type == ScenarioObjectType.Call => null,
            null => $"final {kind} {item.Name} gone",
            RtosQueueBase queue => $"final {kind} {item.Name} {queue.Count} {queue.Length - queue.Count}",
            RtosQueueSet set => $"final {kind} {item.Name} {set.Count} {set.Length - set.Count}",
            RtosEventGroup group => $"final {kind} {item.Name} {group.Bits}",
            RtosStreamBuffer buffer => $"final {kind} {item.Name} {buffer.Available} {buffer.Spaces}",
            RtosTimer timer => $"final {kind} {item.Name} {(timer.IsRunning ? "true" : "false")}",
            _ => throw new InvalidOperationException($"{item.Type} has no final state"),
        };
    }
}
