namespace Rtos.Core;

/// <content>What a host needs that runs many devices in turns: when something happens next, and a few instants at a time.</content>
public sealed partial class Device
{
    private HostLink? _host;

    // The first instant that has not been settled yet.
    private long _openFrom;

    /// <summary>The boundary with the host: console, messages, interrupts that the host can raise.</summary>
    public HostLink Host => _host ??= new HostLink();

    /// <summary>The boundary if anybody has used it.</summary>
    internal HostLink? HostOrNull => _host;

    /// <summary>The first instant at which an input can still enter: nothing of it has happened.</summary>
    /// <remarks>At the very start only the scheduler starts.</remarks>
    internal Instant FirstOpenInstant => new(Math.Max(1, Math.Max(_now, _openFrom)));

    /// <summary>How often a core's task has become another one.</summary>
    internal long Switches { get; private set; }

    /// <summary>When something happens next, ticks that change nothing but the count left out; <see cref="Instant.Never"/> if nothing ever will.</summary>
    internal Instant NextEvent
    {
        get
        {
            if (!_isStarted || _mustSettle)
            {
                return Now;
            }

            var next = CpuCore.NoWork;
            foreach (var core in Scheduler.Cores)
            {
                next = Math.Min(next, core.WorkEnds);
            }

            if (_interrupts.TryPeek(out _, out var first))
            {
                next = Math.Min(next, first.At);
            }

            return next <= _nextTick ? new Instant(next) : new Instant(Math.Min(next, NextTickThatMatters()));
        }
    }

    /// <summary>Runs up to a point of virtual time, but no more than some instants.</summary>
    /// <param name="until">The end; not before <see cref="Now"/>. What happens at that point itself is left.</param>
    /// <param name="instants">The most instants to settle.</param>
    /// <returns>Whether the end was reached; if not, as many instants as allowed have been settled, or the program has ended the scheduler.</returns>
    internal bool RunInstants(Instant until, int instants)
    {
        var left = instants;
        return !Run(until.Value, () => left-- <= 0) && !HasEnded;
    }

    private long NextTickThatMatters()
    {
        var quiet = RaisesEveryTick ? 0 : Scheduler.QuietTicks();
        return quiet >= (LastInstant - _nextTick) / _cyclesPerTick ? CpuCore.NoWork : _nextTick + (quiet * _cyclesPerTick);
    }
}
