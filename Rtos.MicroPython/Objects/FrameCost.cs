namespace Rtos.MicroPython;

/// <summary>The C stack that a call of a Python function takes on the board.</summary>
internal static class FrameCost
{
    // The interpreter's own C frames for one call: measured on boards, a level of a small function takes about 330 bytes.
    private const int Fixed = 304;

    // A slot for an object is a machine word.
    private const int Slot = 4;

    /// <summary>A frame with a number of locals and stack slots, in bytes.</summary>
    internal static int Of(int locals, int stack) => Fixed + (Slot * (locals + stack));
}
