using System.Globalization;
using Rtos.Core;
using Rtos.Fuzz.Generators;

namespace Rtos.Fuzz;

/// <summary>One of the devices of a random program, with what the program has got from it.</summary>
internal sealed class ApiStation(string name, Device device)
{
    private const int MostKept = 8;

    private readonly List<object> _calls = [];
    private readonly List<Routine> _routines = [];

    internal string Name => name;

    internal Device Device => device;

    internal ApiPool Pool { get; } = new();

    internal string Now => device.Now.Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Keeps a kernel call, so that another task can await it.</summary>
    internal void KeepCall(Dice dice, object call) => Keep(dice, _calls, call);

    /// <summary>A kernel call that has been made, whether it is over or not.</summary>
    internal object? AnyCall(Dice dice) => _calls.Count == 0 ? null : _calls[dice.Between(0, _calls.Count - 1)];

    /// <summary>Keeps a routine that nobody awaits yet.</summary>
    internal void KeepRoutine(Dice dice, Routine routine) => Keep(dice, _routines, routine);

    /// <summary>A routine that has been called, whether it is over or not.</summary>
    internal Routine? AnyRoutine(Dice dice) => _routines.Count == 0 ? null : _routines[dice.Between(0, _routines.Count - 1)];

    private static void Keep<T>(Dice dice, List<T> list, T value)
    {
        if (list.Count < MostKept)
        {
            list.Add(value);
        }
        else
        {
            list[dice.Between(0, MostKept - 1)] = value;
        }
    }
}
