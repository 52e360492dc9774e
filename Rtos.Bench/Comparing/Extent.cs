namespace Rtos.Bench;

/// <summary>How much is measured: for figures, or only to see that everything works.</summary>
/// <param name="IsQuick">Only to see that everything works.</param>
internal sealed record Extent(bool IsQuick)
{
    internal int Rounds => IsQuick ? 1 : 5;

    /// <summary>How often each point of a growing workload is measured.</summary>
    internal int GrowthRounds => IsQuick ? 1 : 3;

    /// <summary>The most tasks or timers.</summary>
    internal int Most => IsQuick ? 100 : 1_000_000;

    /// <summary>The devices that lie idle.</summary>
    internal int IdleDevices => IsQuick ? 100 : 10_000;

    internal int SizeOf(Workload workload) => IsQuick ? workload.SmallSize : workload.TimedSize;

    /// <summary>Runs work until it has its best code, if figures are wanted.</summary>
    internal void WarmUp(Action work)
    {
        if (!IsQuick)
        {
            Rtos.Bench.WarmUp.Run(work);
        }
    }
}
