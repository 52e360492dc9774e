using Rtos.Core;
using Rtos.Fuzz.Generators;
using Rtos.Tasks;

namespace Rtos.Fuzz;

/// <summary>Values that a random program has got from the emulator, by type: the targets and arguments of later calls.</summary>
internal sealed class ApiPool
{
    private const int MostOfAType = 12;
    private const int MostOfAList = 16;

    private readonly Dictionary<Type, List<object>> _values = [];

    /// <summary>Keeps a value, and a few elements of a list.</summary>
    internal void Keep(Dice dice, object? value)
    {
        if (value is null)
        {
            return;
        }

        if (value is System.Collections.IEnumerable list and not string)
        {
            foreach (var element in list.Cast<object?>().Take(MostOfAList))
            {
                Keep(dice, element);
            }
        }

        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            if (IsOurs(type))
            {
                Add(dice, type, value);
            }
        }
    }

    /// <summary>A value of a type or of one derived from it; null when there is none.</summary>
    internal object? Find(Dice dice, Type type) =>
        _values.TryGetValue(type, out var values) ? values[dice.Between(0, values.Count - 1)] : null;

    private static bool IsOurs(Type type) => type.Assembly == typeof(Device).Assembly || type.Assembly == typeof(RtosTask).Assembly;

    private void Add(Dice dice, Type type, object value)
    {
        if (!_values.TryGetValue(type, out var values))
        {
            _values.Add(type, values = []);
        }

        if (values.Count < MostOfAType)
        {
            values.Add(value);
        }
        else
        {
            values[dice.Between(0, MostOfAType - 1)] = value;
        }
    }
}
