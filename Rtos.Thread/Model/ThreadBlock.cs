using Rtos.Core;

namespace Rtos.Thread;

/// <summary>What a thread takes of the heap beside its stack, its control block and its mailbox: the firmware's list node and the interpreter's state.</summary>
internal sealed class ThreadBlock(Device device, string name) : KernelObject(device, name, Bytes)
{
    /// <summary>Chosen so that all that a thread has beside its stack is about 700 bytes.</summary>
    internal const int Bytes = 316;

    internal override string DescribeState() => "memory of a thread";
}
