namespace Rtos.Tests.Objects;

/// <summary>The kernels under test.</summary>
public enum KernelChoice
{
    /// <summary>Upstream, one core.</summary>
    FreeRtos,

    /// <summary>ESP-IDF, one core.</summary>
    Idf1,

    /// <summary>ESP-IDF, two cores.</summary>
    Idf2,

    /// <summary>Upstream, two cores.</summary>
    Smp,
}
