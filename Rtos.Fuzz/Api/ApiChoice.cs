using Rtos.Fuzz.Generators;

namespace Rtos.Fuzz;

/// <summary>Chooses members: areas by where the call is made, then a type, then a member of it.</summary>
internal static class ApiChoice
{
    private const int RareInHundred = 12;

    // In the order of ApiArea: Task, Objects, Interrupt, Making, Device, Awaiting, Values.
    private static readonly int[] OfTask = [36, 46, 2, 4, 4, 4, 4];
    private static readonly int[] OfInterrupt = [6, 10, 70, 3, 5, 3, 3];
    private static readonly int[] OfHost = [14, 18, 4, 26, 22, 4, 12];
    private static readonly int[] OfOthers = [28, 44, 8, 6, 6, 4, 4];

    internal static ApiMember Member(Dice dice, ApiPlace place)
    {
        while (true)
        {
            var groups = ApiCatalog.Groups[Area(dice, place)];
            var group = groups[dice.Between(0, groups.Length - 1)];
            var member = group[dice.Between(0, group.Length - 1)];
            if (!member.IsRare || dice.Percent(RareInHundred))
            {
                return member;
            }
        }
    }

    private static int Area(Dice dice, ApiPlace place)
    {
        var weights = place switch
        {
            ApiPlace.Task => OfTask,
            ApiPlace.Interrupt => OfInterrupt,
            ApiPlace.Host or ApiPlace.OtherThread => OfHost,
            _ => OfOthers,
        };
        var rest = dice.Between(0, 99);
        var area = 0;
        while ((rest -= weights[area]) >= 0)
        {
            area++;
        }

        return area;
    }
}
