using System.Diagnostics;
using Rtos.Bench;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tasks;
using Rtos.Tests.Cli;

namespace Rtos.Tests.Hosting;

[TestClass]
public sealed class FleetTests
{
    private const int Devices = 1_000;
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);

    [TestMethod]
    public async Task ThousandDevices_AMinuteEach_HaveTheTracesOfDevicesAlone()
    {
        var digests = new Digest[Devices];
        var setups = Enumerable.Range(0, Devices).Select(i => Stand.Setup($"d{i}", Calm(i), device: o =>
        {
            o.StartPaused = true;
            o.TraceSink = _ => new TextTraceSink((digests[i] = new Digest()).Writer);
        })).ToList();
        using var stand = new Stand(setups, o => o.InstantsPerTurn = 50, workers: 4, time: TimeProvider.System);
        await stand.Emulator.LoadAsync(default);
        await stand.Emulator.StartAsync(default);
        var reached = await Task.WhenAll(stand.Emulator.Devices.Select(d => d.StepAsync(DeviceStep.For(Minute))));
        CollectionAssert.DoesNotContain(reached, false);
        var lines = 0L;
        for (var i = 0; i < Devices; i++)
        {
            Assert.AreEqual(Alone(i), digests[i].Outcome, $"device {i}");
            lines += digests[i].Outcome.Operations;
        }

        Assert.IsGreaterThan(150L * Devices, lines);
    }

    [TestMethod]
    public async Task Turns_BusyDevicesAmongIdleOnes_AreFair()
    {
        var setups = Enumerable.Range(0, 10).Select(i => Stand.Setup($"busy{i}", Chips.Busy(i)))
            .Concat(Enumerable.Range(0, 10).Select(i => Stand.Setup($"idle{i}", Chips.Listening))).ToList();
        using var stand = new Stand(setups, o => o.InstantsPerTurn = 20, workers: 1, time: TimeProvider.System);
        await stand.Emulator.LoadAsync(default);
        await stand.Emulator.StartAsync(default);
        for (var i = 0; i < 200; i++)
        {
            await stand.Emulator[$"idle{i % 10}"].NotifyAsync("bell");
        }

        await stand.Emulator.StopAsync(default);
        var times = stand.Emulator.Devices.Take(10).Select(d => d.Status.VirtualTime.TotalSeconds).ToList();
        Assert.IsTrue(times.Min() > times.Max() / 4, string.Join(", ", times));
        Assert.IsTrue(stand.Emulator.Devices.Skip(10).All(d => d.RecentConsole.Count > 0));
    }

    [TestMethod]
    public async Task Stop_ManyBusyDevicesWithJournals_TakesUnderASecondAndLeavesThemWhole()
    {
        using var folder = new TemporaryFolder(nameof(Stop_ManyBusyDevicesWithJournals_TakesUnderASecondAndLeavesThemWhole));
        var setups = Enumerable.Range(0, 200).Select(i => Stand.Setup($"d{i}", Chips.Busy(i, Chips.Listening))).ToList();
        using var stand = new Stand(setups, o => o.Journal = folder.Root, workers: 2, time: TimeProvider.System);
        await stand.Emulator.LoadAsync(default);
        await stand.Emulator.StartAsync(default);
        var feeding = stand.Emulator.Devices.Select(Feed).ToArray();
        await Task.WhenAny(feeding[0], stand.Emulator["d199"].NotifyAsync("bell").AsTask());
        var began = Stopwatch.GetTimestamp();
        await stand.Emulator.StopAsync(default);
        var took = Stopwatch.GetElapsedTime(began);
        Assert.IsTrue(took < TimeSpan.FromSeconds(1), $"{took}");
        var acknowledged = await Task.WhenAll(feeding);
        for (var i = 0; i < setups.Count; i++)
        {
            var lines = File.ReadAllLines(stand.Emulator.Devices[i].Status.JournalPath!);
            StringAssert.Contains(lines[^1], "\"kind\":\"stop\"", StringComparison.Ordinal);
            Assert.IsGreaterThanOrEqualTo(acknowledged[i], lines.Count(l => l.Contains("\"seq\":", StringComparison.Ordinal)));
        }
    }

    private static async Task<int> Feed(EmulatedDevice device)
    {
        for (var count = 0; ; count++)
        {
            try
            {
                await device.NotifyAsync("bell");
            }
            catch (DeviceInputException)
            {
                return count;
            }
        }
    }

    private static Outcome Alone(int seed)
    {
        var digest = new Digest();
        var device = new Device(Chips.Idf);
        device.AddTraceSink(new TextTraceSink(digest.Writer));
        Calm(seed)(device);
        device.RunFor(Minute);
        return digest.Outcome;
    }

    // An event now and then, on both cores, differently for each seed.
    private static Action<Device> Calm(int seed) => device =>
    {
        var chance = new Random(seed);
        var bell = device.CreateBinarySemaphore("bell");
        device.CreateTask("ringer", 5, 4096, CoreAffinity.Any, async task =>
        {
            for (; ; )
            {
                await task.Work(new Cycles(chance.Next(1, 500_000)));
                await bell.Give();
                await task.Delay(new Ticks((uint)chance.Next(500, 4_000)));
            }
        });
        device.CreateTask("listener", 6, 4096, CoreAffinity.Core1, async task =>
        {
            for (; ; )
            {
                await bell.Take(new Ticks(2_500));
                await task.Work(new Cycles(chance.Next(1, 1_000)));
            }
        });
    };

    private sealed class Digest
    {
        internal StreamWriter Writer { get; } = new(new TraceDigest(), bufferSize: 4096);

        internal Outcome Outcome
        {
            get
            {
                Writer.Flush();
                return ((TraceDigest)Writer.BaseStream).Outcome;
            }
        }
    }
}
