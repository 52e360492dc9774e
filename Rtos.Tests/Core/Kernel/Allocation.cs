using Rtos.Core;

namespace Rtos.Tests.Core.Kernel;

/// <summary>Checks that the steady state of a device allocates nothing.</summary>
internal static class Allocation
{
    private const int Rounds = 10_000;

    /// <summary>Runs a load until a run of more than 10,000 rounds allocates nothing: the runtime recompiles hot methods on the way.</summary>
    internal static void AssertNone(DeviceConfiguration configuration, Action<Device, Action> load, long cycles, int mostRuns)
    {
        var device = new Device(configuration);
        var rounds = 0;
        load(device, () => rounds++);
        var allocated = 1L;
        for (var run = 0; run < mostRuns && allocated != 0; run++)
        {
            rounds = 0;
            var before = GC.GetAllocatedBytesForCurrentThread();
            device.RunFor(new Cycles(cycles));
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.IsGreaterThan(Rounds, rounds);
        }

        Assert.AreEqual(0, allocated);
    }
}
