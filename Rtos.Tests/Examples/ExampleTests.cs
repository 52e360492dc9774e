using System.Globalization;

namespace Rtos.Tests.Examples;

/// <summary>What the examples print, to the byte, whichever way they were built.</summary>
[TestClass]
public sealed class ExampleTests
{
    [TestMethod]
    public void SensorPipeline_Run_PrintsTheSumAndTheReport() => AssertPrints(
        SensorPipeline.Program.Run,
        """
        1000 samples, sum 500500
        idf, 2 cores, 11000 ms (cycle 1760000000, tick 10999)
        task             state     prio core    cpu  stack   free  waits for
        logger           Blocked      3    1 18.2 %   4096   3664  receive samples, since 9992.35 ms
        IDLE0            Running      0    0 96.8 %   1536   1360
        IDLE1            Running      0    1 81.8 %   1536   1360
        Tmr Svc          Blocked      1  any  0.0 %   2048   1872
        core 0: 3.2 % busy
        core 1: 18.2 % busy
        heap: 9856 bytes used of 307200

        """);

    [TestMethod]
    public void InterruptLatency_Run_PrintsBothLatencies() => AssertPrints(
        InterruptLatency.Program.Run,
        """
        pinned to core 0: 690 us
        on any core:      0 us
        after a slow interrupt: 15 us

        """);

    private static void AssertPrints(Action<TextWriter> run, string expected)
    {
        // Twice: nothing of the first run may be left for the second.
        Assert.AreEqual(expected.ReplaceLineEndings("\n"), Print(run));
        Assert.AreEqual(expected.ReplaceLineEndings("\n"), Print(run));
    }

    private static string Print(Action<TextWriter> run)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        run(output);
        return output.ToString();
    }
}
