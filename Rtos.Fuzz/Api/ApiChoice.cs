using Rtos.Fuzz.Generators;

namespace Rtos.Fuzz;

/// <summary>Chooses members: areas by where the call is made, then a type, then a member of it.</summary>
internal static class ApiChoice
{
    private const int GettersInHundred = 35;

    // In the order of ApiArea: Task, Objects, Interrupt, Making, Device, Awaiting, Values.
    private static readonly int[] OfTask = [36, 46, 2, 4, 4, 4, 4];
    private static readonly int[] OfInterrupt = [6, 10, 70, 3, 5, 3, 3];
    private static readonly int[] OfHost = [14, 18, 4, 26, 22, 4, 12];
    private static readonly int[] OfOthers = [28, 44, 8, 6, 6, 4, 4];
    private static readonly int[] OfCarefulTask = [40, 56, 0, 0, 2, 0, 2];
    private static readonly int[] OfCarefulInterrupt = [0, 0, 94, 0, 3, 0, 3];
    private static readonly int[] OfCarefulHost = [2, 8, 0, 44, 30, 0, 16];

    internal static ApiMember Member(Dice dice, ApiPlace place, ApiManners manners)
    {
        while (true)
        {
            var groups = ApiCatalog.Groups[Area(dice, Weights(place, manners.IsCareful))];
            var group = groups[dice.Between(0, groups.Length - 1)];
            var member = group[dice.Between(0, group.Length - 1)];
            var share = member.IsRare ? manners.RareInHundred : member.IsGetter ? GettersInHundred : 100;
            if (dice.Percent(share))
            {
                return member;
            }
        }
    }

    private static int[] Weights(ApiPlace place, bool isCareful) => place switch
    {
        ApiPlace.Task => isCareful ? OfCarefulTask : OfTask,
        ApiPlace.Interrupt => isCareful ? OfCarefulInterrupt : OfInterrupt,
        ApiPlace.Host or ApiPlace.OtherThread => isCareful ? OfCarefulHost : OfHost,
        _ => isCareful ? OfCarefulTask : OfOthers,
    };

    private static int Area(Dice dice, int[] weights)
    {
        var rest = dice.Between(0, 99);
        var area = 0;
        while ((rest -= weights[area]) >= 0)
        {
            area++;
        }

        return area;
    }
}
