using System.Globalization;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tasks;

namespace Rtos.Tests.Hosting;

[TestClass]
public sealed class OutputTests
{
    [TestMethod]
    public void Hold_NobodyReads_TheDeviceStandsAndTheOthersDoNot()
    {
        using var stand = new Stand([Stand.Setup("slow", Printing(100), 1), Stand.Setup("other", Printing(100), 1)]).Start();
        using var lines = stand.Device.Subscribe(OutputKinds.Console, capacity: 5);
        stand.Advance(TimeSpan.FromMilliseconds(50));
        Assert.AreEqual(DeviceState.Held, stand.Device.State);
        Assert.AreEqual(5, lines.Waiting);
        Assert.AreEqual("line 0, line 1, line 2, line 3, line 4, line 5, line 6", string.Join(", ", stand.Device.RecentConsole));
        Assert.IsTrue(stand.Device.Status.Lag > TimeSpan.FromMilliseconds(40), $"{stand.Device.Status.Lag}");
        Assert.AreEqual(DeviceState.Running, stand.Emulator["other"].State);
        Assert.AreEqual(TimeSpan.FromMilliseconds(50), stand.Emulator["other"].Status.VirtualTime);
        Assert.AreEqual(TimeSpan.Zero, stand.Emulator["other"].Status.Lag);
    }

    [TestMethod]
    public void Hold_SlowReader_GetsEveryLineAndTheTraceIsThatOfTheDeviceAlone()
    {
        var alone = new Device(Chips.Idf);
        Printing(30)(alone);
        alone.RecordTrace();
        alone.RunUntil(new Instant(80_000_000));
        var trace = new StringWriter(CultureInfo.InvariantCulture);
        using var stand = new Stand(Printing(30), device: o =>
        {
            o.StartPaused = true;
            o.TraceSink = _ => new TextTraceSink(trace);
        }).Start();
        using var lines = stand.Device.Subscribe(OutputKinds.Console, capacity: 2);
        var step = stand.Device.StepAsync(DeviceStep.For(TimeSpan.FromSeconds(0.5)));
        stand.Turns();
        Assert.AreEqual(DeviceState.Held, stand.Device.State);
        var read = Read(stand, lines, 30);
        Assert.IsTrue(stand.Do(step));
        Assert.AreEqual(alone.Trace.ToString(), trace.ToString());
        CollectionAssert.AreEqual(Enumerable.Range(0, 30).Select(n => $"line {n}").ToArray(), read.Select(l => l.Text).ToArray());
        Assert.AreEqual(DeviceState.Paused, stand.Device.State);
    }

    [TestMethod]
    public void Hold_ReaderGoes_TheDeviceRunsOn()
    {
        using var stand = new Stand(Printing(1_000), 1).Start();
        var lines = stand.Device.Subscribe(OutputKinds.Console, capacity: 1);
        stand.Advance(TimeSpan.FromMilliseconds(20));
        Assert.AreEqual(DeviceState.Held, stand.Device.State);
        lines.Dispose();
        stand.Turns();
        Assert.AreEqual(DeviceState.Running, stand.Device.State);
        Assert.AreEqual(TimeSpan.FromMilliseconds(20), stand.Device.Status.VirtualTime);
    }

    [TestMethod]
    public void Hold_MoreInOneInstantThanFits_IsKept()
    {
        using var stand = new Stand(device => device.CreateTask("burst", 1, 4096, CoreAffinity.Any, async task =>
        {
            for (var i = 0; i < 100; i++)
            {
                device.Host.Console.Write($"a{i}\nb");
            }

            await task.Suspend();
        }), device: o => o.StartPaused = true).Start();
        using var lines = stand.Device.Subscribe(OutputKinds.Console, capacity: 3);
        stand.Do(stand.Device.ResumeAsync());
        stand.Turns();
        Assert.AreEqual(DeviceState.Held, stand.Device.State);
        var read = Read(stand, lines, 100);
        Assert.AreEqual("a0", read[0].Text);
        Assert.AreEqual("ba99", read[99].Text);
        stand.Do(stand.Device.StopAsync());
        Assert.AreEqual("b", Read(stand, lines, 1).Single().Text);
    }

    [TestMethod]
    public void DropOldest_NobodyReads_NothingIsHeldAndTheMarkerSaysHowManyAreMissing()
    {
        using var stand = new Stand(Printing(30)).Start();
        using var lines = stand.Device.Subscribe(OutputKinds.Console, WhenFull.DropOldest, capacity: 4);
        stand.Do(stand.Device.ResetAsync());
        stand.Turns();
        Assert.AreEqual(26, lines.Dropped);
        Assert.AreEqual(26, stand.Device.Status.DroppedOutputs);
        var read = Read(stand, lines, 5);
        Assert.AreEqual(new DeviceOutput(OutputKinds.Missing, read[1].At, "[26 outputs are missing: this reader was too slow]", Missing: 26), read[0]);
        CollectionAssert.AreEqual(new[] { "line 26", "line 27", "line 28", "line 29" }, read.Skip(1).Select(l => l.Text).ToArray());
    }

    [TestMethod]
    public void DropOldest_ReadInBetween_MarkersStandWhereSomethingIsMissing()
    {
        using var stand = new Stand(Printing(12), 1).Start();
        using var lines = stand.Device.Subscribe(OutputKinds.Console, WhenFull.DropOldest, capacity: 2);
        var all = new List<DeviceOutput>();
        for (var i = 0; i < 3; i++)
        {
            stand.Advance(TimeSpan.FromMilliseconds(4));
            all.AddRange(Read(stand, lines, 3));
        }

        Assert.AreEqual("1|line 2|line 3|2|line 6|line 7|2|line 10|line 11", string.Join('|', all.Select(o => o.Missing > 0 ? $"{o.Missing}" : o.Text)));
    }

    [TestMethod]
    public void Recent_ManyLines_AreTheLastOnes()
    {
        using var stand = new Stand(Printing(30), options: o => o.ConsoleLinesKept = 3).Start();
        stand.Turns();
        CollectionAssert.AreEqual(new[] { "line 27", "line 28", "line 29" }, stand.Device.RecentConsole.Select(l => l.Text).ToArray());
    }

    [TestMethod]
    public void Trace_Subscribed_IsThatOfTheDeviceAloneAndStopsWithTheReader()
    {
        using var stand = new Stand(Chips.Busy(5), device: o => o.StartPaused = true).Start();
        using var lines = stand.Device.Subscribe(OutputKinds.Trace, capacity: 100_000);
        stand.Do(stand.Device.StepAsync(DeviceStep.For(TimeSpan.FromMilliseconds(100))));
        var alone = new Device(Chips.Idf);
        Chips.Busy(5)(alone);
        alone.RecordTrace();
        alone.RunFor(TimeSpan.FromMilliseconds(100));
        var read = Read(stand, lines, lines.Waiting);
        CollectionAssert.AreEqual(alone.Trace.Lines.ToArray(), read.Select(l => l.Text).ToArray());
        Assert.IsTrue(read.TrueForAll(l => l.Text.StartsWith($"{l.At} ", StringComparison.Ordinal)));
        lines.Dispose();
        stand.Turns();
        Assert.IsTrue(stand.Look(d => !d.Output.IsRead));
    }

    [TestMethod]
    public void States_FromStartToStop_AreToldInOrderAndThenTheReaderEnds()
    {
        using var stand = new Stand(Chips.Busy(5), ratio: 1);
        using var states = stand.Device.Subscribe(OutputKinds.States);
        stand.Start();
        stand.Do(stand.Device.PauseAsync());
        stand.Do(stand.Device.ResumeAsync());
        stand.Do(stand.Device.StopAsync());
        var read = stand.Do(ReadAll(states));
        Assert.AreEqual("Running, Paused, Running, Stopped", string.Join(", ", read.Select(s => s.Text)));
    }

    [TestMethod]
    public async Task Console_ReadAsTheDeviceRuns_ComesLineByLine()
    {
        using var stand = new Stand([Stand.Setup("device", Printing(2_000))], o => o.OutputCapacity = 3, workers: 1);
        var reading = Task.Run(async () =>
        {
            var read = new List<string>();
            await foreach (var line in stand.Device.Console)
            {
                read.Add(line.Text);
                if (read.Count == 2_000)
                {
                    break;
                }
            }

            return read;
        });
        while (stand.Emulator.Hosted[0].Outputs.Wanted == OutputKinds.None)
        {
            await Task.Yield();
        }

        stand.Start();
        CollectionAssert.AreEqual(Enumerable.Range(0, 2_000).Select(n => $"line {n}").ToArray(), await reading);
    }

    [TestMethod]
    public void Subscribe_NoRoomAtAll_IsRefused()
    {
        using var stand = new Stand(Chips.Busy(5));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => stand.Device.Subscribe(OutputKinds.All, capacity: 0));
    }

    // A line each millisecond, from the first instant on.
    private static Action<Device> Printing(int lines) => device => device.CreateTask("printer", 1, 4096, CoreAffinity.Any, async task =>
    {
        for (var n = 0; n < lines; n++)
        {
            device.Host.Console.WriteLine($"line {n}");
            await task.Delay(new Ticks(1));
        }

        await task.Suspend();
    });

    private static List<DeviceOutput> Read(Stand stand, DeviceSubscription from, int count)
    {
        var read = new List<DeviceOutput>();
        var reader = from.GetAsyncEnumerator();
        while (read.Count < count)
        {
            Assert.IsTrue(stand.Do(reader.MoveNextAsync()));
            read.Add(reader.Current);
        }

        return read;
    }

    private static async Task<List<DeviceOutput>> ReadAll(DeviceSubscription from)
    {
        var read = new List<DeviceOutput>();
        await foreach (var output in from)
        {
            read.Add(output);
        }

        return read;
    }
}
