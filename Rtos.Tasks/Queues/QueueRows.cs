using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The rows of the calls about queues and queue sets.</summary>
internal static class QueueRows
{
    internal static readonly CallRow Send = new("send", ["xQueueSendToBack", "xQueueSend"], CallField.Owner, CallField.Kept, CallField.TicksToWait) { Cost = CallCost.Send };

    internal static readonly CallRow SendToFront = new("sendToFront", ["xQueueSendToFront"], CallField.Owner, CallField.Kept, CallField.TicksToWait) { Cost = CallCost.Send };

    internal static readonly CallRow Overwrite = new("overwrite", ["xQueueOverwrite"], CallField.Owner, CallField.Kept) { Cost = CallCost.Send };

    internal static readonly CallRow Receive = new("receive", ["xQueueReceive"], CallField.Owner, CallField.TicksToWait) { Cost = CallCost.Receive };

    internal static readonly CallRow Peek = new("peek", ["xQueuePeek"], CallField.Owner, CallField.TicksToWait) { Cost = CallCost.Receive };

    internal static readonly CallRow Waiting = new("waiting", ["uxQueueMessagesWaiting"], CallField.Owner);

    internal static readonly CallRow Spaces = new("spaces", ["uxQueueSpacesAvailable"], CallField.Owner);

    internal static readonly CallRow Reset = new("reset", ["xQueueReset"], CallField.Owner);

    internal static readonly CallRow Select = new("select", ["xQueueSelectFromSet"], CallField.Owner, CallField.TicksToWait) { Cost = CallCost.Receive };

    internal static readonly CallRow Delete = new("deleteObject", ["vQueueDelete", "vSemaphoreDelete"], CallField.Owner);

    internal static readonly CallRow SendFromISR = new("sendFromISR", ["xQueueSendToBackFromISR", "xQueueSendFromISR"], CallField.Owner, CallField.Kept) { Contexts = CallContexts.Interrupt, Cost = CallCost.Send };

    internal static readonly CallRow SendToFrontFromISR = new("sendToFrontFromISR", ["xQueueSendToFrontFromISR"], CallField.Owner, CallField.Kept) { Contexts = CallContexts.Interrupt, Cost = CallCost.Send };

    internal static readonly CallRow OverwriteFromISR = new("overwriteFromISR", ["xQueueOverwriteFromISR"], CallField.Owner, CallField.Kept) { Contexts = CallContexts.Interrupt, Cost = CallCost.Send };

    internal static readonly CallRow ReceiveFromISR = new("receiveFromISR", ["xQueueReceiveFromISR"], CallField.Owner) { Contexts = CallContexts.Interrupt, Cost = CallCost.Receive };

    internal static readonly CallRow PeekFromISR = new("peekFromISR", ["xQueuePeekFromISR"], CallField.Owner) { Contexts = CallContexts.Interrupt, Cost = CallCost.Receive };

    internal static readonly CallRow CountFromISR = new("countFromISR", ["uxQueueMessagesWaitingFromISR", "uxSemaphoreGetCountFromISR"], CallField.Owner) { Contexts = CallContexts.Interrupt };

    internal static readonly CallRow IsEmptyFromISR = new("isEmptyFromISR", ["xQueueIsQueueEmptyFromISR"], CallField.Owner) { Contexts = CallContexts.Interrupt };

    internal static readonly CallRow IsFullFromISR = new("isFullFromISR", ["xQueueIsQueueFullFromISR"], CallField.Owner) { Contexts = CallContexts.Interrupt };

    internal static readonly CallRow SelectFromISR = new("selectFromISR", ["xQueueSelectFromSetFromISR"], CallField.Owner) { Contexts = CallContexts.Interrupt, Cost = CallCost.Receive };
}
