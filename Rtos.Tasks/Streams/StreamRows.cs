using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The rows of the calls about stream and message buffers.</summary>
internal static class StreamRows
{
    /// <summary>The trigger level, in bytes.</summary>
    internal const CallField TriggerLevel = CallField.Argument;

    internal static readonly CallRow StreamSend = new("streamSend", ["xStreamBufferSend"], CallField.Owner, CallField.Kept, CallField.TicksToWait) { Cost = CallCost.Send };

    internal static readonly CallRow StreamReceive = new("streamReceive", ["xStreamBufferReceive"], CallField.Owner, CallField.Kept, CallField.TicksToWait) { Cost = CallCost.Receive };

    internal static readonly CallRow MessageSend = new("messageSend", ["xMessageBufferSend"], CallField.Owner, CallField.Kept, CallField.TicksToWait) { Cost = CallCost.Send };

    internal static readonly CallRow MessageReceive = new("messageReceive", ["xMessageBufferReceive"], CallField.Owner, CallField.Kept, CallField.TicksToWait) { Cost = CallCost.Receive };

    internal static readonly CallRow Available = new("streamAvailable", ["xStreamBufferBytesAvailable"], CallField.Owner);

    internal static readonly CallRow Spaces = new("streamSpaces", ["xStreamBufferSpacesAvailable", "xMessageBufferSpacesAvailable", "xMessageBufferSpaceAvailable"], CallField.Owner);

    internal static readonly CallRow Trigger = new("streamTrigger", ["xStreamBufferSetTriggerLevel"], CallField.Owner, TriggerLevel);

    internal static readonly CallRow Reset = new("streamReset", ["xStreamBufferReset", "xMessageBufferReset"], CallField.Owner);

    internal static readonly CallRow NextLength = new("nextLength", ["xStreamBufferNextMessageLengthBytes", "xMessageBufferNextLengthBytes"], CallField.Owner);

    internal static readonly CallRow IsFull = new("isFull", ["xStreamBufferIsFull", "xMessageBufferIsFull"], CallField.Owner);

    internal static readonly CallRow IsEmpty = new("isEmpty", ["xStreamBufferIsEmpty", "xMessageBufferIsEmpty"], CallField.Owner);

    internal static readonly CallRow Delete = new("deleteObject", ["vStreamBufferDelete"], CallField.Owner);

    internal static readonly CallRow DeleteMessages = new("deleteObject", ["vMessageBufferDelete"], CallField.Owner);

    internal static readonly CallRow StreamSendFromISR = new("streamSendFromISR", ["xStreamBufferSendFromISR"], CallField.Owner, CallField.Kept) { Contexts = CallContexts.Interrupt, Cost = CallCost.Send };

    internal static readonly CallRow StreamReceiveFromISR = new("streamReceiveFromISR", ["xStreamBufferReceiveFromISR"], CallField.Owner, CallField.Kept) { Contexts = CallContexts.Interrupt, Cost = CallCost.Receive };

    internal static readonly CallRow MessageSendFromISR = new("messageSendFromISR", ["xMessageBufferSendFromISR"], CallField.Owner, CallField.Kept) { Contexts = CallContexts.Interrupt, Cost = CallCost.Send };

    internal static readonly CallRow MessageReceiveFromISR = new("messageReceiveFromISR", ["xMessageBufferReceiveFromISR"], CallField.Owner, CallField.Kept) { Contexts = CallContexts.Interrupt, Cost = CallCost.Receive };

    internal static readonly CallRow ResetFromISR = new("streamResetFromISR", ["xStreamBufferResetFromISR", "xMessageBufferResetFromISR"], CallField.Owner) { Contexts = CallContexts.Interrupt };

    internal static readonly CallRow SendCompletedFromISR = new("sendCompletedFromISR", ["xStreamBufferSendCompletedFromISR"], CallField.Owner) { Contexts = CallContexts.Interrupt };

    internal static readonly CallRow ReceiveCompletedFromISR = new("receiveCompletedFromISR", ["xStreamBufferReceiveCompletedFromISR"], CallField.Owner) { Contexts = CallContexts.Interrupt };
}
