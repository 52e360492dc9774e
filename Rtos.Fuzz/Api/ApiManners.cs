namespace Rtos.Fuzz;

/// <summary>How well a random program behaves: careful programs get far, wild ones try everything at once.</summary>
/// <param name="WrongInHundred">How many kernel calls are not awaited as they should be.</param>
/// <param name="ThrowsInHundred">How often it throws on purpose.</param>
/// <param name="NullInHundred">How many arguments are null.</param>
/// <param name="ForeignInHundred">How many arguments belong to another device.</param>
/// <param name="OwnTaskInHundred">How many calls on a task are on the one that makes them.</param>
/// <param name="RareInHundred">How many of the calls that end or hold much are made.</param>
/// <param name="IsCareful">Whether calls are only made where they are allowed.</param>
internal sealed record ApiManners(
    int WrongInHundred, int ThrowsInHundred, int NullInHundred, int ForeignInHundred, int OwnTaskInHundred, int RareInHundred, bool IsCareful)
{
    /// <summary>The kinds of programs, from the best to the worst.</summary>
    internal static ApiManners[] All { get; } =
    [
        new(0, 0, 0, 0, 100, 0, true),
        new(2, 0, 0, 0, 95, 6, true),
        new(5, 1, 1, 1, 70, 12, false),
        new(20, 3, 3, 3, 60, 15, false),
    ];
}
