using System.Globalization;
using Rtos.Core;
using Rtos.Tests.Core.Properties;

namespace Rtos.Tests.Hosting;

/// <summary>A run that is cut into turns is the same run.</summary>
[TestClass]
public sealed class SlicingTests
{
    private static readonly Instant End = new(160_000_000);
    private static readonly DeviceConfiguration Smp = new() { Kernel = KernelKind.Smp, CyclesPerTick = new Cycles(160_000) };

    [TestMethod]
    public void RunSlice_RandomSlices_GiveTheTraceOfOneRun()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var configuration = seed % 2 == 0 ? Chips.Idf : Smp;
            var whole = Run(configuration, seed, d => d.RunUntil(End));
            var dice = new Dice(seed);
            var sliced = Run(configuration, seed, d => RunInSlices(d, dice));
            Assert.IsTrue(whole.Length > 1_000);
            Assert.AreEqual(whole, sliced, $"seed {seed}");
        }
    }

    [TestMethod]
    public void NextEvent_BeforeEachInstant_IsTheInstantThatComes()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var device = new Device(seed % 2 == 0 ? Chips.Idf : Smp);
            Chips.Busy(seed)(device);
            device.RunUntil(new Instant(1));
            for (var i = 0; i < 500; i++)
            {
                var expected = device.NextEvent;
                device.RunUntil(expected);
                Assert.AreEqual(expected, device.NextEvent, $"seed {seed}, instant {i}");
                var switches = device.Switches;
                device.RunUntil(expected + new Cycles(1));
                Assert.IsTrue(device.NextEvent > expected);
                Assert.AreEqual(expected + new Cycles(1), device.FirstOpenInstant);
                Assert.IsTrue(device.Switches >= switches);
            }
        }
    }

    [TestMethod]
    public void RunSlice_WithoutAnEnd_StandsWhereNothingCanHappenAnyMore()
    {
        var device = new Device(Chips.Idf);
        Chips.Listening(device);
        Assert.IsTrue(device.RunSlice(Instant.Never, () => false));
        Assert.AreEqual(Instant.Never, device.NextEvent);
        Assert.AreEqual(Instant.Start, device.Now);
        device.RunUntil(new Instant(999));
        Assert.AreEqual(new Instant(999), device.Now);
    }

    private static string Run(DeviceConfiguration configuration, int seed, Action<Device> run)
    {
        var device = new Device(configuration);
        var trace = new StringWriter(CultureInfo.InvariantCulture);
        device.AddTraceSink(new TextTraceSink(trace));
        Chips.Busy(seed)(device);
        run(device);
        return trace.ToString();
    }

    private static void RunInSlices(Device device, Dice dice)
    {
        while (device.Now < End)
        {
            var left = dice.Between(0, 9);
            var until = device.Now + new Cycles(dice.Percent(50) ? dice.Between(0L, 2_000) : dice.Between(0L, 3_000_000));
            device.RunSlice(until < End ? until : End, () => left-- <= 0);
        }
    }
}
