using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>The interpreter of one device: its modules, its heap, and the threads that run bytecode.</summary>
internal sealed partial class Machine
{
    internal Machine(ThreadModel model, ScriptOptions options)
    {
        Model = model;
        Options = options;
        Heap = new ScriptHeap(this, options.HeapBytes);
    }

    internal ThreadModel Model { get; }

    internal Device Device => Model.Device;

    internal ScriptOptions Options { get; }

    /// <summary>The Python heap.</summary>
    internal ScriptHeap Heap { get; }

    /// <summary>The modules that have been imported, by name.</summary>
    internal DictObject Modules { get; } = new();
}
