namespace Rtos.MicroPython;

/// <summary>Numbers of OSError that modules raise.</summary>
internal static class Errors
{
    internal const int NoEntry = 2;
    internal const int InvalidArgument = 22;
}
