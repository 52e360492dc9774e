namespace Rtos.Core;

/// <summary>Declares how much of its task's stack a frame of an async method takes, including its arrays and structures.</summary>
/// <param name="bytes">Bytes, 0 to 1,048,576. Without the attribute a frame costs what <c>ESP32EMU_STACK_FRAME_BYTES</c> says.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StackFrameAttribute(int bytes) : Attribute
{
    /// <summary>The cost of a frame.</summary>
    /// <value>Bytes, 0 to 1,048,576.</value>
    public int Bytes { get; } = bytes is >= 0 and <= 1 << 20
        ? bytes
        : throw new ArgumentOutOfRangeException(nameof(bytes), bytes, "a stack frame has 0 to 1048576 bytes");
}
