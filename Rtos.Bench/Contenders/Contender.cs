namespace Rtos.Bench;

/// <summary>What does nearly the same as a workload, with nothing but the SDK.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Name">How it does it.</param>
/// <param name="Size">The size to be timed.</param>
/// <param name="OperationsPerSize">The operations that one more in size stands for.</param>
/// <param name="Run">Does it in a given size.</param>
internal sealed record Contender(string Workload, string Name, int Size, int OperationsPerSize, Action<int> Run)
{
    internal const string Pump = "async pump";
    internal const string Channels = "Channels";
    internal const string Threads = "threads";

    internal static IReadOnlyList<Contender> All { get; } =
    [
        new("W1", Pump, 1_000_000, 2, PumpContenders.Yield),
        new("W2", Pump, 500_000, 1, n => new UnitWorkload().Run(n)),
        new("W3", Pump, 200_000, 1, PumpContenders.Queue),
        new("W4", Pump, 800_000, 1, PumpContenders.Items),
        new("W3", Channels, 100_000, 1, ChannelContenders.Queue),
        new("W4", Channels, 400_000, 1, ChannelContenders.Items),
        new("W1", Threads, 10_000, 2, ThreadContenders.Yield),
        new("W2", Threads, 10_000, 1, ThreadContenders.Notify),
        new("W3", Threads, 10_000, 1, ThreadContenders.Queue),
        new("W4", Threads, 40_000, 1, ThreadContenders.Items),
    ];
}
