using Rtos.Core;
using Rtos.Fuzz.Generators;

namespace Rtos.Fuzz;

/// <summary>Arguments that a careful program passes: within their ranges, as far as the names of the parameters tell.</summary>
internal static class ApiCareful
{
    private const int ForeverInHundred = 10;
    private const int StackBytes = 8192;

    /// <summary>A right argument; null when only the type matters.</summary>
    internal static object? Argument(Dice dice, Type type, string name) => name switch
    {
        "index" or "itemBytes" when type == typeof(int) => 0,
        "priority" => dice.Between(1, 5),
        "bits" or "set" or "waitFor" when type == typeof(uint) => (uint)dice.Between(1, 7),
        "period" or "increment" => new Ticks((uint)dice.Between(1, 3)),
        "length" or "maximum" or "initial" => dice.Between(1, 4),
        "size" => dice.Between(8, 20),
        "triggerLevel" => 1,
        "level" when type == typeof(int) => dice.Between(1, 3),
        "level" => (uint)dice.Between(0, 2),
        "stackBytes" => StackBytes,
        "time" when type == typeof(Cycles) => new Cycles(dice.Between(0, 2500)),
        "name" => $"n{dice.Between(0, 30)}",
        _ when type == typeof(Ticks) => dice.Percent(ForeverInHundred) ? Ticks.Forever : new Ticks((uint)dice.Between(0, 3)),
        _ when type.IsEnum => Enum.GetValues(type).GetValue(dice.Between(0, Enum.GetValues(type).Length - 1)),
        _ => null,
    };
}
