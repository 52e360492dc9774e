namespace Rtos.Core;

/// <summary>Raises interrupts on a device.</summary>
public static class DeviceInterrupts
{
    /// <summary>Raises an interrupt at a point of virtual time. Interrupts of one instant run in the order of these calls, after the tick.</summary>
    /// <param name="device">The device.</param>
    /// <param name="at">When: after the start, and not in the past.</param>
    /// <param name="core">On which core.</param>
    /// <param name="routine">The interrupt service routine.</param>
    /// <param name="level">Its priority, 1 to 3. It interrupts others of a lower level; the tick has level 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is in the past or the start itself, or there is no such core or level.</exception>
    public static void RaiseInterruptAt(this Device device, Instant at, CoreId core, Action<InterruptContext> routine, int level = 1)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(routine);
        device.Interrupts.RaiseAt(at, core, new InterruptMethod(routine), level);
    }

    /// <summary>Raises an interrupt whose code takes time, at a point of virtual time.</summary>
    /// <param name="device">The device.</param>
    /// <param name="at">When: after the start, and not in the past.</param>
    /// <param name="core">On which core.</param>
    /// <param name="routine">The interrupt service routine; it awaits <see cref="InterruptContext.Work"/>.</param>
    /// <param name="level">Its priority, 1 to 3. It interrupts others of a lower level; the tick has level 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is in the past or the start itself, or there is no such core or level.</exception>
    public static void RaiseInterruptAt(this Device device, Instant at, CoreId core, Func<InterruptContext, InterruptRoutine> routine, int level = 1)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(routine);
        device.Interrupts.RaiseAt(at, core, new AsyncInterruptMethod(routine), level);
    }

    /// <summary>Raises an interrupt whose time is not known exactly. A search for schedules tries times of the window; without one the interrupt comes at its beginning.</summary>
    /// <param name="device">The device.</param>
    /// <param name="from">The beginning of the window: after the start, and not in the past.</param>
    /// <param name="to">The last possible time.</param>
    /// <param name="core">On which core.</param>
    /// <param name="routine">The interrupt service routine.</param>
    /// <param name="level">Its priority, 1 to 3. It interrupts others of a lower level; the tick has level 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window begins in the past or at the start itself, or ends before it begins; or there is no such core or level.</exception>
    public static void RaiseInterruptWithin(this Device device, Instant from, Instant to, CoreId core, Action<InterruptContext> routine, int level = 1)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(routine);
        device.Interrupts.RaiseAt(from, core, new InterruptMethod(routine), level, WindowOf(from, to));
    }

    /// <summary>The same for an interrupt whose code takes time.</summary>
    /// <param name="device">The device.</param>
    /// <param name="from">The beginning of the window: after the start, and not in the past.</param>
    /// <param name="to">The last possible time.</param>
    /// <param name="core">On which core.</param>
    /// <param name="routine">The interrupt service routine; it awaits <see cref="InterruptContext.Work"/>.</param>
    /// <param name="level">Its priority, 1 to 3. It interrupts others of a lower level; the tick has level 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window begins in the past or at the start itself, or ends before it begins; or there is no such core or level.</exception>
    public static void RaiseInterruptWithin(this Device device, Instant from, Instant to, CoreId core, Func<InterruptContext, InterruptRoutine> routine, int level = 1)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(routine);
        device.Interrupts.RaiseAt(from, core, new AsyncInterruptMethod(routine), level, WindowOf(from, to));
    }

    private static long WindowOf(Instant from, Instant to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to.Value, VirtualTime.LastInstant, nameof(to));
        return to.Value - from.Value;
    }
}
