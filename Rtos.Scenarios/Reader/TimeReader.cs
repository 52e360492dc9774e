using System.Globalization;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>Reads times: numbers of cycles or ticks, or texts with a unit, such as <c>"10ms"</c>.</summary>
/// <param name="kernel">The scenario's kernel, which says how long a cycle and a tick are.</param>
/// <param name="isSure">Whether it is known: if not, times are not refused for not being whole or for being too long.</param>
internal sealed class TimeReader(DeviceConfiguration kernel, bool isSure = true)
{
    private readonly DeviceClock _clock = kernel.Clock;

    private const string Example = "a time such as \"10ms\"";

    /// <summary>A number of cycles, or a time that is a whole number of them.</summary>
    public long ReadCycles(JsonValue value, long min, long max)
    {
        var wanted = string.Create(CultureInfo.InvariantCulture, $"a whole number of cycles from {min} to {max} or {Example}");
        return value.Kind == JsonKind.Text
            ? ReadTime(value, min, max, isTicks: false, wanted)
            : ReadNumber(value, min, max, wanted);
    }

    /// <summary>Like <see cref="ReadCycles"/>, for the length of a tick itself: it cannot be given in ticks.</summary>
    public long ReadTickLength(JsonValue value, long max) =>
        value.Kind == JsonKind.Text && WrittenTime.TryParse(value.Text, out var time) && time.Unit == TimeUnit.Ticks
            ? throw value.Error($"{Phrase.Quote(value.Text)}: the length of a tick is not given in ticks; write cycles or {Example}")
            : ReadCycles(value, 1, max);

    /// <summary>A number of ticks, or a time that is a whole number of them.</summary>
    public uint ReadTicks(JsonValue value, uint min)
    {
        var wanted = string.Create(CultureInfo.InvariantCulture, $"a whole number of ticks from {min} to {uint.MaxValue} or {Example}");
        return ReadTicks(value, min, wanted);
    }

    /// <summary>Like <see cref="ReadTicks(JsonValue, uint)"/>, or <c>"forever"</c>.</summary>
    public Ticks ReadWait(JsonValue value) => value is { Kind: JsonKind.Text, Text: "forever" }
        ? Ticks.Forever
        : new Ticks(ReadTicks(
            value, 0, string.Create(CultureInfo.InvariantCulture, $"a whole number of ticks from 0 to {uint.MaxValue}, {Example} or \"forever\"")));

    private uint ReadTicks(JsonValue value, uint min, string wanted) => (uint)(value.Kind == JsonKind.Text
        ? ReadTime(value, min, uint.MaxValue, isTicks: true, wanted)
        : ReadNumber(value, min, uint.MaxValue, wanted));

    private static long ReadNumber(JsonValue value, long min, long max, string wanted) =>
        value.Whole is { } number && number >= min && number <= max ? number : throw value.Expected(wanted);

    private long ReadTime(JsonValue value, long min, long max, bool isTicks, string wanted)
    {
        var (name, cycles) = isTicks ? ("tick", _clock.CyclesPerTick.Value) : ("cycle", 1);
        var reading = isTicks ? TimeReading.OfTicks(value.Text, _clock, min, max) : TimeReading.OfCycles(value.Text, _clock, min, max);
        return reading.Fault switch
        {
            TimeFault.NotATime or TimeFault.NoUnit => throw NotATime(value, wanted),
            TimeFault.PartOfTick => throw value.Error($"{Phrase.Quote(value.Text)}: ticks are whole; write the time in another unit, such as \"ms\" or \"cycles\""),
            _ when !isSure => min,
            TimeFault.None => (long)reading.Count,
            TimeFault.TooLong => throw value.Error(
                $"{Phrase.Quote(value.Text)} is too long; at most \"{TimeSteps.Greatest((decimal)max * cycles, _clock)}\" "
                + string.Create(CultureInfo.InvariantCulture, $"({max} {name}s) is possible here")),
            TimeFault.NotWhole => throw value.Error(NotWhole(value.Text, reading, min, max, name, cycles)),
            _ => throw value.Expected(wanted),
        };
    }

    private static ScenarioException NotATime(JsonValue value, string wanted) => CTime.Instead(value.Text, wanted) is { } instead
        ? value.Error($"{Phrase.Quote(value.Text)}: {instead}")
        : value.Expected($"{wanted} (units: {TimeUnits.Names})");

    private string NotWhole(string text, TimeReading reading, long min, long max, string unit, long cycles)
    {
        var below = decimal.Truncate(reading.Count);
        var nearest = ((decimal[])[below, below + 1]).Where(n => n >= min && n <= max).Select(n => $"\"{ShownText.Count(n, unit)}\"");
        var what = reading.Written.Unit == TimeUnit.Ticks ? ": ticks are whole, and" : $" is {TimeSteps.About(reading.Count, unit)}:";
        return $"{Phrase.Quote(text)}{what} a {unit} is {TimeSteps.Length(cycles, _clock)} here; write {string.Join(" or ", nearest)}";
    }
}
