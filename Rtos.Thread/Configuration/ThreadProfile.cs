namespace Rtos.Thread;

/// <summary>Which of two descriptions of a dialect is followed where they differ.</summary>
public enum ThreadProfile
{
    /// <summary>As the manual says; where it is silent, as the firmware does.</summary>
    Document,

    /// <summary>As the board does, its known deviations from the manual included.</summary>
    Firmware,
}
