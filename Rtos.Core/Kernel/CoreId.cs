namespace Rtos.Core;

/// <summary>One of the chip's CPU cores.</summary>
public enum CoreId
{
    /// <summary>The core that counts ticks. ESP-IDF: the PRO CPU.</summary>
    Core0 = 0,

    /// <summary>The second core, on a chip with two. ESP-IDF: the APP CPU.</summary>
    Core1 = 1,
}
