using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The rows of the calls about semaphores and mutexes.</summary>
internal static class SemaphoreRows
{
    internal static readonly CallRow Take = new("take", ["xSemaphoreTake"], CallField.Owner, CallField.TicksToWait) { Cost = CallCost.Take };

    internal static readonly CallRow Give = new("give", ["xSemaphoreGive"], CallField.Owner) { Cost = CallCost.Give };

    internal static readonly CallRow TakeRecursive = new("takeRecursive", ["xSemaphoreTakeRecursive"], CallField.Owner, CallField.TicksToWait) { Cost = CallCost.Take };

    internal static readonly CallRow GiveRecursive = new("giveRecursive", ["xSemaphoreGiveRecursive"], CallField.Owner) { Cost = CallCost.Give };

    internal static readonly CallRow Holder = new("holder", ["xSemaphoreGetMutexHolder"], CallField.Owner);

    internal static readonly CallRow Count = new("count", ["uxSemaphoreGetCount"], CallField.Owner);

    internal static readonly CallRow GiveFromISR = new("giveFromISR", ["xSemaphoreGiveFromISR"], CallField.Owner) { Contexts = CallContexts.Interrupt, Cost = CallCost.Give };

    internal static readonly CallRow TakeFromISR = new("takeFromISR", ["xSemaphoreTakeFromISR"], CallField.Owner) { Contexts = CallContexts.Interrupt, Cost = CallCost.Take };

    internal static readonly CallRow HolderFromISR = new("holderFromISR", ["xSemaphoreGetMutexHolderFromISR"], CallField.Owner) { Contexts = CallContexts.Interrupt };
}
