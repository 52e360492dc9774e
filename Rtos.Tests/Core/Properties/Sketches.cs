using FsCheck;
using FsCheck.Fluent;

namespace Rtos.Tests.Core.Properties;

/// <summary>The random scenarios of the fuzzer, as values of a law.</summary>
internal static class Sketches
{
    internal static Gen<ScenarioSketch> Of(ScenarioStyle style) =>
        Gen.Choose(0, int.MaxValue - 1).Select(seed => ScenarioGenerator.Make(new Dice(seed), style));
}
