using System.Globalization;

namespace Rtos.Bench;

/// <summary>
/// Counts events and digests their order: for each event the digest is xored with a number, with another one that is
/// moved left by 20 bits, and multiplied by a prime. Two kernels with the same digest did the same in the same order.
/// </summary>
internal sealed class OrderDigest
{
    private const ulong Prime = 1099511628211;

    private ulong _value = 1469598103934665603;
    private long _events;

    internal Outcome Outcome => new(_events, _value.ToString("x16", CultureInfo.InvariantCulture));

    internal void Mix(uint i, uint t)
    {
        _value = unchecked((_value ^ ((ulong)t << 20) ^ i) * Prime);
        _events++;
    }
}
