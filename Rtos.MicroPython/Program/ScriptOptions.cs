namespace Rtos.MicroPython;

/// <summary>How scripts are run.</summary>
public sealed record ScriptOptions
{
    /// <summary>The size of the Python heap. <c>MICROPY_HEAP_SIZE</c>.</summary>
    /// <value>Bytes; the default is 98304.</value>
    public int HeapBytes { get; init; } = 98304;
}
