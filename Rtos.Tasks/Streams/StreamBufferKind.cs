using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>How a stream buffer treats its bytes.</summary>
public enum StreamBufferKind
{
    /// <summary>A stream of bytes. FreeRTOS: <c>xStreamBufferCreate</c>.</summary>
    [FreeRtos("xStreamBufferCreate")] Stream,

    /// <summary>Messages, each preceded by its length. FreeRTOS: <c>xMessageBufferCreate</c>.</summary>
    [FreeRtos("xMessageBufferCreate")] Message,

    /// <summary>A stream that tasks read only while it holds more than the trigger level (V11 only). FreeRTOS: <c>xStreamBatchingBufferCreate</c>.</summary>
    [FreeRtos("xStreamBatchingBufferCreate")] Batching,
}
