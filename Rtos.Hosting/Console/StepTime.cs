using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Reads how far a step goes, in the notation that scenarios have for times.</summary>
internal static class StepTime
{
    private const long MostCycles = 1L << 53;

    /// <summary>The step of a text.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="configuration">The device, which says how long a tick and a cycle are.</param>
    /// <exception cref="ConsoleException">It is no time, or none that the device can step.</exception>
    internal static DeviceStep Read(string text, DeviceConfiguration configuration)
    {
        if (!TimeText.TryParse(text, out var number, out var unit) || unit == TimeUnit.None)
        {
            throw Wrong(text, $"it must be tick, or a time with its unit: {TimeText.Examples}");
        }

        if (TimeSteps.IsPartOfTick(number, unit))
        {
            throw Wrong(text, "ticks are whole");
        }

        if (TimeText.ToCycles(number, unit, configuration) is not (> 0 and <= MostCycles and var cycles))
        {
            throw Wrong(text, $"it must be more than 0 and at most {TimeSteps.Greatest(MostCycles, configuration)}");
        }

        if (decimal.Truncate(cycles) != cycles)
        {
            throw Wrong(text, $"this is {TimeSteps.About(cycles, "cycle")}; cycles are whole, and one is {TimeSteps.Length(1, configuration)}");
        }

        return unit == TimeUnit.Ticks ? DeviceStep.ForTicks((long)number) : DeviceStep.For(new Cycles((long)cycles));
    }

    private static ConsoleException Wrong(string text, string what) => new($"step {ShownText.Cut(text)}: {what}");
}
