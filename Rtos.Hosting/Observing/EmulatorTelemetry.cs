namespace Rtos.Hosting;

/// <summary>The names under which the emulator is observed.</summary>
public static class EmulatorTelemetry
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Esp32Emu";

    /// <summary>The name of the activity source.</summary>
    public const string ActivitySourceName = "Esp32Emu";
}
