using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Fuzz.Generators;

/// <summary>What is true of every kernel object between two instants.</summary>
internal static class ObjectInvariants
{
    private const uint WaitForAll = 0x04000000;

    /// <param name="device">The device.</param>
    /// <param name="mayDoAnything">
    /// Whether its program may do all that the API allows: it may delete a task that waits for a stream buffer, which then points to the
    /// freed task, as the kernel's does, until that is found at the next wake-up; and take a mutex for nobody.
    /// </param>
    internal static void Check(Device device, bool mayDoAnything)
    {
        var held = new Dictionary<Tcb, int>();
        foreach (var item in device.Objects)
        {
            switch (item)
            {
                case RtosMutexBase mutex:
                    CheckMutex(mutex, held, mayDoAnything);
                    break;
                case RtosQueueBase queue:
                    Must.Hold(queue.Count >= 0 && queue.Count <= queue.Length, $"{queue.Name} holds {queue.Count} of {queue.Length}");
                    break;
                case RtosQueueSet set:
                    Must.Hold(set.Count >= 0 && set.Count <= set.Length, $"{set.Name} holds {set.Count} of {set.Length}");
                    break;
                case RtosEventGroup group:
                    CheckEventGroup(group);
                    break;
                case RtosStreamBuffer buffer:
                    CheckBuffer(buffer, mayDoAnything);
                    break;
                case RtosTimer timer:
                    Must.Hold(timer.List is null || timer.IsRunning, $"timer {timer.Name} will expire and is not active");
                    break;
                default:
                    break;
            }
        }

        foreach (var task in device.Scheduler.AllTasks())
        {
            Must.Hold(held.GetValueOrDefault(task) == task.MutexesHeld, $"the mutexes that {task} holds");
            Must.Hold(task.Priority >= task.BasePriority || !device.Scheduler.Traits.RaiseEndsInheritance, $"{task} is below its base priority");
            Must.Hold(task.MutexesHeld > 0 || task.Priority == task.BasePriority, $"{task} inherits without a mutex");
        }
    }

    private static void CheckMutex(RtosMutexBase mutex, Dictionary<Tcb, int> held, bool mayBeNobodys)
    {
        // The host, before there is a task, and an interrupt that is let pass take a mutex for nobody.
        var isNobodys = mayBeNobodys && mutex.Count == 0 && mutex.HoldingTask is null;
        Must.Hold(isNobodys || (mutex.Count == 0) == (mutex.HoldingTask is not null), $"mutex {mutex.Name} is held or free");
        Must.Hold(isNobodys || (mutex.RecursiveCount > 0) == (mutex is RtosRecursiveMutex && mutex.Count == 0), $"how often {mutex.Name} is taken");
        if (mutex.HoldingTask is { } holder)
        {
            Must.Hold(!holder.IsFreed, $"{mutex.Name} is held by a task that has been freed");
            held[holder] = held.GetValueOrDefault(holder) + 1;
        }
    }

    // Whoever still waits, waits for something that is not there.
    private static void CheckEventGroup(RtosEventGroup group)
    {
        Must.Hold((group.Bits & ~RtosEventGroup.UsableBits) == 0, $"{group.Name} has bits that no group has");
        for (var task = group.Waiting.Head; task is not null; task = group.Waiting.Next(task))
        {
            var waitedFor = task.EventItem.Value & RtosEventGroup.UsableBits;
            var present = group.Bits & waitedFor;
            var isMet = (task.EventItem.Value & WaitForAll) != 0 ? present == waitedFor : present != 0;
            Must.Hold(!isMet, $"{task} waits for bits of {group.Name} that are set");
        }
    }

    private static void CheckBuffer(RtosStreamBuffer buffer, bool mayDoAnything)
    {
        Must.Hold(buffer.Size == buffer.Available + buffer.Spaces, $"{buffer.Name} has lost room");
        Must.Hold(mayDoAnything || buffer.WaitingToReceive is not { IsFreed: true }, $"{buffer.Name} points to a task that has been freed");
        Must.Hold(
            buffer.Kind != StreamBufferKind.Message || buffer.Available == 0 || buffer.PeekLength() is >= 0 and var next && next + RtosStreamBuffer.MessageLengthBytes <= buffer.Available,
            $"{buffer.Name} holds a part of a message");
    }
}
