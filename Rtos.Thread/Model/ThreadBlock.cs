using Rtos.Core;

namespace Rtos.Thread;

/// <summary>The heap that a thread takes besides its stack, control block and mailbox: the firmware's list node and the interpreter's state.</summary>
internal sealed class ThreadBlock(Device device, string name) : KernelObject(device, name, Bytes)
{
    /// <summary>Chosen so that everything a thread takes besides its stack is about 700 bytes.</summary>
    internal const int Bytes = 316;

    internal override string DescribeState() => "memory of a thread";
}
