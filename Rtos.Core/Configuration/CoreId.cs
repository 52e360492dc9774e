namespace Rtos.Core;

/// <summary>One of the chip's CPU cores.</summary>
public enum CoreId
{
    /// <summary>Core 0: the one that counts ticks. ESP-IDF: PRO CPU.</summary>
    Pro = 0,

    /// <summary>Core 1. ESP-IDF: APP CPU.</summary>
    App = 1,
}
