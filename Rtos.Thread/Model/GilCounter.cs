namespace Rtos.Thread;

/// <summary>How many jumps one activation of a function has left until it lets other threads run; each activation has its own.</summary>
public sealed class GilCounter
{
    // Negative: the next jump starts to count down from the divisor.
    internal int Left { get; set; } = -1;
}
