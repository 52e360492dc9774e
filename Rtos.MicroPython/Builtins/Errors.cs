namespace Rtos.MicroPython;

/// <summary>The OSError numbers that modules raise.</summary>
internal static class Errors
{
    internal const int NoEntry = 2;
    internal const int InvalidArgument = 22;
}
