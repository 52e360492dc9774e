using Rtos.Core;
using Rtos.Fuzz.Generators;
using Rtos.Tasks;

namespace Rtos.Fuzz;

/// <summary>Random arguments by their types: mostly sensible, some at the limits, some null.</summary>
internal static class ApiArguments
{
    private const long LongestRun = 3000;

    private static readonly Dictionary<Type, Func<ApiProgram, ApiStation, object?>> Makers = new()
    {
        [typeof(int)] = (p, _) => p.Dice.Of(0, 0, 1, 1, 2, 3, 5, -1, 64, int.MaxValue, int.MinValue),
        [typeof(uint)] = (p, _) => p.Dice.Of(0u, 1u, 2u, 3u, 7u, 0x01000000u, uint.MaxValue),
        [typeof(long)] = (p, _) => p.Dice.Of(0L, 1L, 10L, 1000L, -1L, long.MaxValue, long.MinValue),
        [typeof(bool)] = (p, _) => p.Dice.Percent(50),
        [typeof(string)] = (p, _) => Text(p.Dice),
        [typeof(int?)] = (p, _) => p.Dice.Percent(60) ? null : p.Dice.Between(-1, 8),
        [typeof(object)] = (p, s) => p.Dice.Percent(50) ? 5 : s.Pool.Find(p.Dice, typeof(RtosTask)),
        [typeof(Ticks)] = (p, _) => new Ticks(p.Dice.Of(0u, 0u, 1u, 1u, 2u, 3u, 5u, uint.MaxValue, uint.MaxValue - 1)),
        [typeof(TickCount)] = (p, _) => new TickCount(p.Dice.Of(0u, 1u, 10u, uint.MaxValue)),
        [typeof(Cycles)] = (p, _) => new Cycles(p.Dice.Of(0L, 1L, 300L, 1000L, 2500L, 1L << 40, long.MaxValue)),
        [typeof(Instant)] = (p, s) => p.Dice.Percent(80) ? At(s, p.Dice.Between(0L, 6000L)) : p.Dice.Of(Instant.Start, Instant.Never, new Instant(5)),
        [typeof(TimeSpan)] = (p, _) => p.Dice.Of(TimeSpan.Zero, TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.FromMicroseconds(7), TimeSpan.FromTicks(-1)),
        [typeof(Memory<byte>)] = (p, _) => new Memory<byte>(new byte[p.Dice.Between(0, 12)]),
        [typeof(ReadOnlyMemory<byte>)] = (p, _) => new ReadOnlyMemory<byte>(new byte[p.Dice.Between(0, 12)]),
        [typeof(Span<byte>)] = (p, _) => new byte[p.Dice.Between(0, 12)],
        [typeof(ReadOnlySpan<byte>)] = (p, _) => new byte[p.Dice.Between(0, 12)],
        [typeof(CoreAffinity)] = (p, _) => p.Dice.Of(CoreAffinity.Any, CoreAffinity.Core0, CoreAffinity.Core1, default(CoreAffinity)),
        [typeof(WideItem)] = (p, _) => new WideItem(p.Dice.Between(0, 9), null),
        [typeof(RtosQueueBase[])] = (p, s) => p.Dice.Many(0, 2, () => (RtosQueueBase)s.Pool.Find(p.Dice, typeof(RtosQueueBase))!),
        [typeof(string[])] = (p, _) => p.Dice.Many(0, 3, () => Text(p.Dice)!),
        [typeof(IEnumerable<string>)] = (p, _) => p.Dice.Many(0, 3, () => Text(p.Dice) ?? "n"),
        [typeof(IReadOnlyList<string>)] = (p, _) => p.Dice.Many(0, 3, () => Text(p.Dice) ?? "n"),
        [typeof(IEnumerable<KeyValuePair<string, string?>>)] = (p, _) => p.Dice.Many(0, 2, () => new KeyValuePair<string, string?>(Text(p.Dice) ?? "n", Text(p.Dice))),
        [typeof(Exception)] = (p, _) => p.Dice.Percent(50) ? null : new FuzzException("argument"),
        [typeof(Device)] = (_, s) => s.Device,
        [typeof(DeviceConfiguration)] = (p, _) => ApiDevices.Configuration(p.Dice),
        [typeof(WakeTime)] = (p, _) => new WakeTime(new TickCount((uint)p.Dice.Between(0, 10))),
        [typeof(TextWriter)] = (p, _) => TextWriter.Null,
        [typeof(TraceSink)] = (p, s) => new ApiSink(p, s),
        [typeof(IDeviceProgram)] = (p, s) => new ApiDeviceProgram(p, s),
    };

    /// <summary>Makes the arguments of a call.</summary>
    internal static object?[] Make(ApiProgram program, ApiStation station, ApiMember member)
    {
        var types = member.Parameters;
        if (types.Length == 0)
        {
            return [];
        }

        var isRun = member.Name.StartsWith("Device.Run", StringComparison.Ordinal);
        var arguments = new object?[types.Length];
        for (var i = 0; i < types.Length; i++)
        {
            var type = types[i].IsByRef ? types[i].GetElementType()! : types[i];
            arguments[i] = (isRun ? RunLength(program.Dice, station, type) : null)
                ?? (program.Manners.IsCareful ? ApiCareful.Argument(program.Dice, type, member.ParameterNames[i]) : null)
                ?? One(program, station, type);
        }

        return arguments;
    }

    /// <summary>Makes a value of a type; null where there is none.</summary>
    internal static object? One(ApiProgram program, ApiStation station, Type type)
    {
        var dice = program.Dice;
        if (!type.IsValueType && dice.Percent(program.Manners.NullInHundred))
        {
            return null;
        }

        if (Makers.TryGetValue(type, out var make) || ApiDelegates.Makers.TryGetValue(type, out make))
        {
            return make(program, station);
        }

        if (type.IsEnum)
        {
            return Enum.ToObject(type, dice.Between(-1, 6));
        }

        var pool = dice.Percent(program.Manners.ForeignInHundred) ? program.AnyStation.Pool : station.Pool;
        return pool.Find(dice, type) ?? (type.IsValueType ? Activator.CreateInstance(type) : null);
    }

    // A run as long as the virtual time that is asked for would be right and take forever: short, or refused.
    private static object? RunLength(Dice dice, ApiStation station, Type type) =>
        type == typeof(Cycles) ? new Cycles(dice.Percent(90) ? dice.Between(0, LongestRun) : long.MaxValue)
        : type == typeof(Instant) ? dice.Percent(80) ? At(station, dice.Between(0, LongestRun)) : dice.Of(Instant.Start, Instant.Never)
        : type == typeof(TimeSpan) ? dice.Of(TimeSpan.Zero, TimeSpan.FromMicroseconds(9), TimeSpan.FromMicroseconds(9), TimeSpan.FromTicks(-1), TimeSpan.MaxValue)
        : null;

    private static Instant At(ApiStation station, long later) => station.Device.Now + new Cycles(later);

    private static string? Text(Dice dice) => dice.Between(0, 9) switch
    {
        0 => null,
        1 => "",
        2 => new string('x', 300),
        3 => "a\nb",
        4 => "t0",
        5 => "IDLE",
        6 => "CONFIG_FREERTOS_HZ",
        _ => $"n{dice.Between(0, 30)}",
    };
}
