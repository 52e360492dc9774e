namespace Rtos.MicroPython;

/// <summary>What a call of a Python function takes of the C stack on the board.</summary>
internal static class FrameCost
{
    // The interpreter's own C frames for one call: measured on boards, a level of a small function takes about 330 bytes.
    private const int Fixed = 304;

    // A place for an object is a machine word.
    private const int Slot = 4;

    /// <summary>A frame of so many locals and stack places, in bytes.</summary>
    internal static int Of(int locals, int stack) => Fixed + (Slot * (locals + stack));
}
