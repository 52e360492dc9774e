namespace Rtos.Core;

/// <summary>One of the chip's CPU cores.</summary>
public enum CoreId
{
    /// <summary>The core that counts ticks. ESP-IDF's PRO CPU.</summary>
    Core0 = 0,

    /// <summary>The second core, on a chip with two. ESP-IDF's APP CPU.</summary>
    Core1 = 1,
}
