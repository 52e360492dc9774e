namespace Rtos.Core;

/// <summary>The real kernel that a device follows.</summary>
public enum KernelKind
{
    /// <summary>FreeRTOS V11 on one core.</summary>
    FreeRtos,

    /// <summary>ESP-IDF's FreeRTOS, V10.5.1 with its own dual-core scheduler, on one core or two.</summary>
    Idf,

    /// <summary>FreeRTOS V11 on two cores ("Amazon SMP").</summary>
    Smp,
}
