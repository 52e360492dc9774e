namespace Rtos.Core;

/// <summary>What kernel objects cost on the chip, counted from the kernels' structures with 4-byte words.</summary>
public static class ObjectSizes
{
    /// <summary>A queue without its items: <c>sizeof( Queue_t )</c> of FreeRTOS with ESP-IDF's lock.</summary>
    /// <value>92 bytes.</value>
    public const int Queue = 92;

    /// <summary>An event group: <c>sizeof( EventGroup_t )</c> of FreeRTOS with ESP-IDF's lock.</summary>
    /// <value>40 bytes.</value>
    public const int EventGroup = 40;

    /// <summary>A stream or message buffer without its bytes: <c>sizeof( StreamBuffer_t )</c> of FreeRTOS with ESP-IDF's lock.</summary>
    /// <value>52 bytes; the bytes themselves are one more than can be stored.</value>
    public const int StreamBuffer = 52;

    /// <summary>A software timer: <c>sizeof( Timer_t )</c> of FreeRTOS.</summary>
    /// <value>44 bytes.</value>
    public const int Timer = 44;

    /// <summary>What the saved registers of a task take from its stack.</summary>
    /// <value>176 bytes.</value>
    public const int SavedContext = 176;

    /// <summary>A task control block: <c>sizeof( TCB_t )</c> of FreeRTOS.</summary>
    /// <param name="configuration">The device's configuration: the length of names and the number of notification slots count.</param>
    /// <returns>Bytes; 120 with names of 16 characters and one notification slot.</returns>
    public static int TaskControlBlock(DeviceConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);

        // Two list items of 20 bytes, 48 bytes of pointers and numbers, two flags; the name; 5 bytes a notification slot,
        // 8 bytes a thread-local storage pointer with its deletion callback.
        return (90 + configuration.MaxTaskNameLength + (5 * configuration.NotificationEntries)
            + (8 * configuration.ThreadLocalStoragePointers) + 3) & ~3;
    }
}
