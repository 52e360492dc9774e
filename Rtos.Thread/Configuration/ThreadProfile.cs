namespace Rtos.Thread;

/// <summary>Which of two descriptions of a dialect to follow where they differ.</summary>
public enum ThreadProfile
{
    /// <summary>Like the manual; where it says nothing, like the firmware.</summary>
    Document,

    /// <summary>Like the board, including its known deviations from the manual.</summary>
    Firmware,
}
