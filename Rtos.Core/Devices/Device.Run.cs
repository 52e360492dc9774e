namespace Rtos.Core;

/// <content>The run loop: advance to the next instant, raise its interrupts, settle core 0, then core 1.</content>
public sealed partial class Device
{
    // Later than any time that can be asked for, and far enough from the largest number for sums.
    private const long LastInstant = long.MaxValue / 4;

    /// <summary>Work that no run sees the end of.</summary>
    internal const long LongestWork = LastInstant;

    // The end of a run that has none: where nothing happens any more, time stands.
    private const long NoEnd = LastInstant + 1;

    private readonly PriorityQueue<Interrupt, (long At, int Number)> _interrupts = new();
    private readonly InterruptContext _interrupt;
    private readonly long _cyclesPerTick;
    private long _now;
    private long _nextTick;
    private int _interruptCount;
    private int _operationsLeft;
    private bool _isStarted;
    private bool _mustSettle;

    /// <summary>Told whenever the cores have settled, the only moments at which the host could look; tests check what must always hold.</summary>
    internal Action? Settled { get; set; }

    /// <summary>Raises every tick, also those that change nothing but the count: tests show that leaving them out changes nothing.</summary>
    internal bool RaisesEveryTick { get; set; }

    /// <summary>Runs up to a point of virtual time; what happens at that point itself is left for the next run.</summary>
    /// <param name="until">The end of the run; not before <see cref="Now"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="until"/> is in the past, or beyond a quarter of 2^63 cycles.</exception>
    /// <exception cref="DevicePanicException">The device has panicked, now or before.</exception>
    /// <remarks>The first run starts the scheduler. FreeRTOS: <c>vTaskStartScheduler</c>.</remarks>
    public void RunUntil(Instant until)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, Now);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(until.Value, LastInstant, nameof(until));
        Run(until.Value, null);
    }

    /// <summary>Runs for a length of virtual time.</summary>
    /// <param name="time">The length.</param>
    /// <exception cref="ArgumentOutOfRangeException">The end would be beyond a quarter of 2^63 cycles.</exception>
    /// <exception cref="DevicePanicException">The device has panicked, now or before.</exception>
    public void RunFor(Cycles time) => Run(EndOf(time, nameof(time)), null);

    /// <summary>Runs for a length of virtual time.</summary>
    /// <param name="time">The length, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative, or the end would be beyond a quarter of 2^63 cycles.</exception>
    /// <exception cref="DevicePanicException">The device has panicked, now or before.</exception>
    /// <remarks>The first run starts the scheduler. FreeRTOS: <c>vTaskStartScheduler</c>.</remarks>
    public void RunFor(TimeSpan time) => RunFor(Clock.FromTimeSpan(time));

    /// <summary>Runs until a condition holds; it is looked at whenever the cores have settled.</summary>
    /// <param name="condition">The condition; it may read the device but not change it.</param>
    /// <param name="limit">The longest virtual time to run.</param>
    /// <returns>Whether the condition came true; false when the limit came first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative, or its end would be beyond a quarter of 2^63 cycles.</exception>
    /// <exception cref="DevicePanicException">The device has panicked, now or before.</exception>
    public bool RunUntil(Func<bool> condition, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Run(EndOf(Clock.FromTimeSpan(limit), nameof(limit)), condition);
    }

    /// <summary>The same up to a point of virtual time, which need not be a whole number of <see cref="TimeSpan"/>'s ticks away.</summary>
    internal bool RunUntil(Func<bool> condition, Instant until) => Run(until.Value, condition);

    private long EndOf(Cycles time, string parameter)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time.Value, LastInstant - _now, parameter);
        return _now + time.Value;
    }

    /// <summary>Raises an interrupt at a point of virtual time. Interrupts of one instant run in the order of these calls, after the tick.</summary>
    /// <param name="at">When: after the start, and not in the past.</param>
    /// <param name="core">On which core.</param>
    /// <param name="routine">The interrupt service routine.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is in the past or the start itself, or there is no such core.</exception>
    public void RaiseInterruptAt(Instant at, CoreId core, Action<InterruptContext> routine)
    {
        ArgumentNullException.ThrowIfNull(routine);
        ArgumentOutOfRangeException.ThrowIfLessThan(at, Now);
        ArgumentOutOfRangeException.ThrowIfEqual(at, Instant.Start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(at.Value, LastInstant, nameof(at));
        ArgumentOutOfRangeException.ThrowIfNegative((int)core, nameof(core));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((int)core, Scheduler.Cores.Length, nameof(core));
        CheckMayChange("an interrupt was to be raised", alsoInsideRun: true);
        var number = _interruptCount++;
        _interrupts.Enqueue(new Interrupt(number, core, routine), (at.Value, number));
    }

    /// <summary>Whether an interrupt is to come.</summary>
    internal bool HasInterrupts => _interrupts.Count > 0;

    private bool Run(long until, Func<bool>? condition)
    {
        CheckMayChange("the device was to be run", alsoInsideRun: true);
        ThrowIfPanicked();
        if (HasEnded)
        {
            throw new InvalidOperationException("the device's scheduler has been ended (vTaskEndScheduler); make a new device");
        }

        if (_running is not null)
        {
            throw new InvalidOperationException("a device cannot be run from inside a device: this thread is running one already");
        }

        using var turn = Use.Begin();
        _running = this;
        _runsAt = HostStack.Here;
        _foreignCode.Outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_foreignCode);
        try
        {
            StartOrResume();
            Output.WriteHeldLines();
            HostFaults.ThrowIfAny();
            while (condition is null || !condition())
            {
                if (HasEnded || !AdvanceToNextInstant(until))
                {
                    return false;
                }

                RaiseInterrupts();
                Settle();
                _openFrom = _now + 1;
                Output.WriteHeldLines();
                HostFaults.ThrowIfAny();
            }

            return true;
        }
        finally
        {
            Output.WriteHeldLines();
            SynchronizationContext.SetSynchronizationContext(_foreignCode.Outer);
            _running = null;
            _runsAt = HostStack.Nowhere;
            SetContext(CodeContext.Host);
        }
    }

    private void StartOrResume()
    {
        if (!_isStarted)
        {
            _isStarted = true;
            StartScheduler();
            Settle();
        }
        else if (_mustSettle)
        {
            Settle();
        }

        _mustSettle = false;
    }

    // Half of the kernel's own tasks are no kernel: without room for all of them the device can never run.
    private void StartScheduler()
    {
        try
        {
            Scheduler.StartScheduler();
        }
        catch (DeviceMemoryException e)
        {
            Misuse(e.Message, e);
        }
    }

    // Moves time to the next tick that matters, interrupt or end of work, or to the end of the run.
    private bool AdvanceToNextInstant(long until)
    {
        var next = until;
        foreach (var core in Scheduler.Cores)
        {
            next = Math.Min(next, core.WorkEnds);
        }

        if (_interrupts.TryPeek(out _, out var first))
        {
            next = Math.Min(next, first.At);
        }

        if (_nextTick < next)
        {
            SkipQuietTicks(ref next);
        }

        if (next == NoEnd)
        {
            return false;
        }

        if (_now != next)
        {
            // An interrupt raised at the present instant belongs to it: raising one for ever must not go on for ever.
            _now = next;
            _operationsLeft = Configuration.OperationsPerInstant;
        }

        return next < until;
    }

    // Ticks that change nothing but the count are counted without being raised one by one.
    private void SkipQuietTicks(ref long next)
    {
        var quiet = RaisesEveryTick ? 0 : Scheduler.QuietTicks();
        if (quiet > 0)
        {
            var before = ((next - _nextTick - 1) / _cyclesPerTick) + 1;
            var ticks = Math.Min(before, quiet);
            if (next == NoEnd && ticks == before)
            {
                return;
            }

            _nextTick += ticks * _cyclesPerTick;
            Scheduler.SkipTicks(ticks, _nextTick - _cyclesPerTick);
        }

        next = Math.Min(next, _nextTick);
    }

    private void RaiseInterrupts()
    {
        foreach (var core in Scheduler.Cores)
        {
            if (core.WorkEnds == _now)
            {
                core.WorkEnds = CpuCore.NoWork;
                core.Current!.WorkLeft = 0;
            }
        }

        if (_now == _nextTick)
        {
            _nextTick += _cyclesPerTick;
            RaiseTick();
        }

        while (_interrupts.TryPeek(out var interrupt, out var key) && key.At == _now)
        {
            _interrupts.Dequeue();
            Raise(interrupt);
        }
    }

    private void RaiseTick()
    {
        var core = Scheduler.Cores[0];
        Scheduler.Active = core;
        core.IsHalted = false;
        Hooks.CallTick(core.Id);
        if (Scheduler.IncrementTick())
        {
            core.SwitchPending = true;
        }

        if (Scheduler.Policy.HasTickOnOtherCore)
        {
            core = Scheduler.Cores[1];
            Scheduler.Active = core;
            core.IsHalted = false;
            Hooks.CallTick(core.Id);
            if (Scheduler.Policy.IncrementTickOtherCore(core))
            {
                core.SwitchPending = true;
            }
        }
    }

    private void Raise(Interrupt interrupt)
    {
        var core = Scheduler.Cores[(int)interrupt.Core];
        Scheduler.Active = core;
        core.IsHalted = false;
        _interrupt.Enter(interrupt.Number);
        SetContext(CodeContext.Interrupt);
        var operationsLeft = _operationsLeft;
        try
        {
            interrupt.Routine(_interrupt);
        }
        catch (Exception e) when (!IsOwnPanic(e))
        {
            Misuse($"interrupt {interrupt.Number} threw {e.GetType().Name}: {e.Message}", e);
        }
        finally
        {
            _interrupt.Leave();
            SetContext(CodeContext.Host);
        }

        ThrowIfPanicked();
        if (_operationsLeft == operationsLeft)
        {
            // It has made no call, and may raise itself again and again.
            SetContext(CodeContext.Interrupt);
            CountOperation();
            SetContext(CodeContext.Host);
        }

        if (_interrupt.HigherPriorityTaskWoken)
        {
            core.SwitchPending = true;
        }
    }

    private readonly record struct Interrupt(int Number, CoreId Core, Action<InterruptContext> Routine);
}
