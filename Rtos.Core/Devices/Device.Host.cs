namespace Rtos.Core;

/// <content>What a host needs that runs many devices in turns: when something happens next, and a few instants at a time.</content>
public sealed partial class Device
{
    private HostLink? _host;

    // The first instant that has not been settled yet.
    private long _openFrom;

    /// <summary>The boundary with the host: console, messages, interrupts that the host can raise.</summary>
    public HostLink Host => _host ?? MakeHostLink();

    /// <summary>The boundary if anybody has used it.</summary>
    internal HostLink? HostOrNull => _host;

    /// <summary>Told when the boundary is first used: most devices of a fleet never do, and then it costs nothing.</summary>
    internal Action<HostLink>? HostLinkMade { get; set; }

    /// <summary>The first instant at which an input can still enter: nothing of it has happened.</summary>
    /// <remarks>At the very start only the scheduler starts.</remarks>
    internal Instant FirstOpenInstant => new(Math.Max(1, Math.Max(_now, _openFrom)));

    /// <summary>How often a core's task has become another one.</summary>
    internal long Switches { get; private set; }

    /// <summary>When something happens next, ticks that change nothing but the count left out; <see cref="Instant.Never"/> if nothing ever will.</summary>
    /// <remarks>On the way to a sleeper that is far off there may be a few ticks at which the kernel only sorts its sleepers anew.</remarks>
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

    /// <summary>The next tick, whether it matters or not.</summary>
    internal Instant NextTick => new(_nextTick);

    /// <summary>When a tick comes, on the count that never wraps.</summary>
    internal Instant InstantOfTick(long tick) => new(_nextTick + ((tick - Scheduler.Delayed.Now - 1) * _cyclesPerTick));

    /// <summary>Runs up to a point of virtual time, or until it is told to stop between two instants.</summary>
    /// <param name="until">
    /// The end; not before <see cref="Now"/>. What happens at that point itself is left. <see cref="Instant.Never"/> for as
    /// long as anything happens: time then stands where it has come to.
    /// </param>
    /// <param name="stop">Asked before each instant; it must not change the device.</param>
    /// <returns>Whether the end was reached; if not, it was told to stop, or the program has ended the scheduler.</returns>
    internal bool RunSlice(Instant until, Func<bool> stop) => !Run(Math.Min(until.Value, NoEnd), stop) && !HasEnded;

    private HostLink MakeHostLink()
    {
        _host = new HostLink(this);
        HostLinkMade?.Invoke(_host);
        return _host;
    }

    private long NextTickThatMatters()
    {
        var quiet = RaisesEveryTick ? 0 : Scheduler.QuietTicks();
        return quiet >= (LastInstant - _nextTick) / _cyclesPerTick ? CpuCore.NoWork : _nextTick + (quiet * _cyclesPerTick);
    }
}
