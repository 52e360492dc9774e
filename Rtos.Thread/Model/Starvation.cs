namespace Rtos.Thread;

/// <summary>How long a thread could have run and did not, for want of the GIL or of a core.</summary>
internal struct Starvation
{
    private const long Running = -1;

    private long _readySince;

    /// <summary>The longest time so far, in cycles.</summary>
    internal long Longest { get; private set; }

    /// <summary>A thread is ready from its start.</summary>
    internal static Starvation From(long now) => new() { _readySince = now };

    /// <summary>It could run from now on; the first such moment is kept.</summary>
    internal void Ready(long now) => _readySince = _readySince == Running ? now : _readySince;

    /// <summary>It runs.</summary>
    internal void Runs(long now)
    {
        Longest = Current(now) is var waited && waited > Longest ? waited : Longest;
        _readySince = Running;
    }

    /// <summary>It was kept from running for a time during its work.</summary>
    internal void Lost(long cycles) => Longest = Math.Max(Longest, cycles);

    /// <summary>How long it has been waiting to run; 0 while it runs or waits for something else.</summary>
    internal readonly long Current(long now) => _readySince == Running ? 0 : now - _readySince;
}
