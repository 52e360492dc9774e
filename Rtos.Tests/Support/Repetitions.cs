using System.Globalization;

namespace Rtos.Tests.Support;

/// <summary>
/// How often a test with chance in it repeats its proof. The numbers in the tests are those of a run that one waits for;
/// <c>ESP32EMU_RUNS</c> multiplies them, as a step of <c>.ci/run</c> does for the tests of the category.
/// </summary>
internal static class Repetitions
{
    /// <summary>The category of the tests whose numbers are worth multiplying.</summary>
    internal const string Category = "Repeated";

    private const string RunsVariable = "ESP32EMU_RUNS";

    private static readonly int Factor =
        int.TryParse(Environment.GetEnvironmentVariable(RunsVariable), CultureInfo.InvariantCulture, out var factor) ? factor : 1;

    internal static int Of(int times) => times * Factor;
}
