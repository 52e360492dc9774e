namespace Rtos.Bench;

/// <summary>
/// U, the unit for comparing machines: a round of W2's nearest equal in plain .NET, two async methods and two semaphores
/// on a pump of one thread. Times mean little, their ratios to this one much.
/// </summary>
internal sealed class UnitWorkload() : Workload("U", "round")
{
    internal override int SmallSize => 20_000;

    internal override int TimedSize => 1_000_000;

    internal override IReadOnlyList<ExpectedOutcome> Expected { get; } = [new(200_000, new Outcome(200_000), Origin.Definition)];

    internal override Outcome Run(int size) => new(Pump.Run(() =>
    {
        var a = new SemaphoreSlim(0);
        var b = new SemaphoreSlim(0);
        return [Call(a, b, size), Answer(a, b, size)];
    }) ? size : -1);

    private static async Task Call(SemaphoreSlim a, SemaphoreSlim b, int rounds)
    {
        for (var i = 0; i < rounds; i++)
        {
            b.Release();
            await a.WaitAsync();
        }
    }

    private static async Task Answer(SemaphoreSlim a, SemaphoreSlim b, int rounds)
    {
        for (var i = 0; i < rounds; i++)
        {
            await b.WaitAsync();
            a.Release();
        }
    }
}
