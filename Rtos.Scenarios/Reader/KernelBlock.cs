using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>The content of the block <c>kernel</c>.</summary>
/// <param name="Configuration">The device.</param>
/// <param name="RunTime">Whether the trace ends with run times.</param>
/// <param name="IsSure">
/// Whether the block is free of mistakes. If it is not, nothing that depends on the kernel is checked: that could report
/// mistakes that do not exist.
/// </param>
internal sealed record KernelBlock(DeviceConfiguration Configuration, bool RunTime, bool IsSure)
{
    /// <summary>The most priorities that any kernel has.</summary>
    internal static int MostPriorities => (int)ConfigurationRanges.MaxPriorities.Most;

    /// <summary>The kernel; null if the file does not say it clearly.</summary>
    public KernelKind? Kernel => IsSure ? Configuration.Kernel : null;

    /// <summary>The highest priority of a task.</summary>
    public int HighestPriority => (IsSure ? Configuration.MaxPriorities : MostPriorities) - 1;

    /// <summary>Whether a mistake is let pass.</summary>
    public bool LetsPass(KernelLeniency mistake) => (Configuration.AsTheKernel & mistake) != 0;

    /// <summary>Reads a core of an interrupt.</summary>
    public CoreId ReadCore(JsonValue value)
    {
        var core = value.ReadWhole(0, 1);
        return !IsSure || core < Configuration.Cores ? (CoreId)core : throw value.Error("core 1 does not exist: the kernel has 1 core; write 0");
    }

    /// <summary>Reads the core of a task.</summary>
    public CoreAffinity ReadAffinity(JsonValue value)
    {
        var affinity = value switch
        {
            { Kind: JsonKind.Text, Text: "any" } => CoreAffinity.Any,
            { Whole: 0 } => CoreAffinity.Core0,
            { Whole: 1 } => CoreAffinity.Core1,
            _ => throw value.Expected("0, 1 or \"any\""),
        };

        // A file for two cores also runs on one: there a task's core has no effect.
        return Configuration.Cores == 1 ? CoreAffinity.Any : affinity;
    }
}
