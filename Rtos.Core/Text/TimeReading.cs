namespace Rtos.Core;

/// <summary>A text read as a length of a device's virtual time. What to say of a fault is up to the reader of the file or command.</summary>
/// <param name="Fault">Why it cannot be used; <see cref="TimeFault.None"/> when it can.</param>
/// <param name="Written">What was written.</param>
/// <param name="Count">The number of cycles or ticks: whole if there is no fault, 0 if it is not known.</param>
internal readonly record struct TimeReading(TimeFault Fault, WrittenTime Written, decimal Count)
{
    /// <summary>Reads a number of cycles.</summary>
    /// <param name="text">The text.</param>
    /// <param name="clock">The device's clock.</param>
    /// <param name="least">The least number of cycles.</param>
    /// <param name="most">The greatest.</param>
    internal static TimeReading OfCycles(string text, DeviceClock clock, long least, long most) =>
        OfNotation(text) is { Fault: TimeFault.None, Written: var written }
            ? written.IsPartOfTick ? new(TimeFault.PartOfTick, written, 0) : Of(written, written.ToCycles(clock), least, most)
            : OfNotation(text);

    /// <summary>Reads a number of ticks.</summary>
    /// <param name="text">The text.</param>
    /// <param name="clock">The device's clock.</param>
    /// <param name="least">The least number of ticks.</param>
    /// <param name="most">The greatest.</param>
    /// <remarks>Ticks are not converted there and back: a fraction of cycles may not be written as a decimal.</remarks>
    internal static TimeReading OfTicks(string text, DeviceClock clock, long least, long most) =>
        OfNotation(text) is { Fault: TimeFault.None, Written: var written }
            ? Of(written, written.Unit == TimeUnit.Ticks ? written.Number : written.ToCycles(clock) / clock.CyclesPerTick.Value, least, most)
            : OfNotation(text);

    /// <summary>Reads a text where the device is not known yet: only whether it is a number and a unit.</summary>
    /// <param name="text">The text.</param>
    internal static TimeReading OfNotation(string text) =>
        !WrittenTime.TryParse(text, out var written) ? new(TimeFault.NotATime, default, 0)
        : new(written.Unit == TimeUnit.None ? TimeFault.NoUnit : TimeFault.None, written, 0);

    private static TimeReading Of(WrittenTime written, decimal? count, long least, long most) =>
        count is not { } exact || exact > most ? new(TimeFault.TooLong, written, 0)
        : decimal.Truncate(exact) != exact && exact >= least - 1 ? new(TimeFault.NotWhole, written, exact)
        : new(exact < least ? TimeFault.TooShort : TimeFault.None, written, exact);
}
