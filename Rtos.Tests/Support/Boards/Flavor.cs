namespace Rtos.Tests.Support;

/// <summary>The kernels, each with the settings that make it behave in a way of its own.</summary>
public enum Flavor
{
    /// <summary>Upstream, one core.</summary>
    FreeRtos,

    /// <summary>Upstream, one core, cooperative.</summary>
    FreeRtosCoop,

    /// <summary>ESP-IDF, one core.</summary>
    Idf1,

    /// <summary>ESP-IDF, two cores.</summary>
    Idf2,

    /// <summary>Upstream, two cores.</summary>
    Smp,

    /// <summary>Upstream, two cores, cooperative.</summary>
    SmpCoop,
}
