using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tests.Cli;
using Rtos.Tests.Core.Properties;

namespace Rtos.Tests.Hosting;

/// <summary>Sessions on real threads and in real time: whatever races, the journal tells what happened.</summary>
[TestClass]
public sealed class LiveSessionTests
{
    private static readonly int Sessions = Repetitions.Of(80);
    private const int Inputs = 25;

    // A device that runs flat out makes four hundred times the trace of the others: one in eight is enough of them.
    private static readonly double[] Ratios = [0, 1, 1, 5, 20, 20, 100, 300];

    [TestMethod]
    [TestCategory(Repetitions.Category)]
    public async Task Replay_OfRandomLiveSessions_IsTheLiveTrace()
    {
        using var folder = new TemporaryFolder(nameof(Replay_OfRandomLiveSessions_IsTheLiveTrace));
        var entered = 0;
        for (var seed = 0; seed < Sessions; seed++)
        {
            entered += await Session(folder, seed);
        }

        Assert.IsGreaterThan(Sessions * Inputs / 2, entered);
    }

    private static async Task<int> Session(TemporaryFolder folder, int seed)
    {
        var dice = new Dice(seed);
        var load = Chips.Busy(seed, Chips.Listening);
        var trace = new StringWriter(CultureInfo.InvariantCulture);
        using var emulator = new Stand(
            [Stand.Setup("live", load, dice.Of(Ratios), o => o.TraceSink = _ => new TextTraceSink(trace))],
            o =>
            {
                o.Journal = folder.Root;
                o.InstantsPerTurn = dice.Between(1, 300);
                o.InputCapacity = dice.Between(1, 20);
            },
            workers: 2,
            time: TimeProvider.System);
        var device = emulator.Device;
        using var reader = dice.Percent(50) ? device.Subscribe(OutputKinds.Trace | OutputKinds.Console, capacity: dice.Between(1, 200)) : null;
        var reading = Task.Run(() => Read(reader));
        await emulator.Emulator.LoadAsync(default);
        await emulator.Emulator.StartAsync(default);
        var receipts = new ConcurrentBag<InputReceipt>();
        var others = new Dice(-seed - 1);
        await Task.WhenAll(
            Task.Run(() => Feed(device, dice, receipts)),
            Task.Run(() => Feed(device, others, receipts)),
            Task.Run(() => Meddle(device, seed)));
        var path = device.Status.JournalPath!;
        await emulator.Emulator.StopAsync(default);
        var read = await reading;
        Assert.IsTrue(reader is null || read == trace.ToString(), $"seed {seed}: what was read is not the trace");
        AssertReplay(path, load, trace.ToString(), receipts, seed);
        return receipts.Count;
    }

    // Reads as fast as it can, which may be too slow for the device.
    private static async Task<string> Read(DeviceSubscription? reader)
    {
        var text = new StringBuilder();
        if (reader is not null)
        {
            await foreach (var output in reader)
            {
                if (output.Kind == OutputKinds.Trace)
                {
                    text.Append(output.Text).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    private static void AssertReplay(string path, Action<Device> load, string live, ConcurrentBag<InputReceipt> receipts, int seed)
    {
        var again = new StringWriter(CultureInfo.InvariantCulture);
        var result = JournalReplay.Open(path).Run(() => new FunctionProgram(load), again);
        Assert.IsTrue(live == again.ToString(), $"seed {seed}: {live.Length} characters live, {again.GetStringBuilder().Length} again; journal {path}");
        Assert.IsTrue(result.IsComplete);
        Assert.IsNull(result.Panic, $"seed {seed}");
        Assert.AreEqual(receipts.Count, result.Inputs, $"seed {seed}");
        CollectionAssert.AreEqual(
            Enumerable.Range(1, receipts.Count).Select(n => (long)n).ToArray(), receipts.Select(r => r.Sequence).Order().ToArray(), $"seed {seed}");
        File.Delete(path);
    }

    private static async Task Feed(EmulatedDevice device, Dice dice, ConcurrentBag<InputReceipt> receipts)
    {
        var sent = new List<Task>();
        for (var i = 0; i < Inputs; i++)
        {
            var input = Send(device, dice, receipts);
            sent.Add(input);
            if (dice.Percent(60))
            {
                await input;
            }
        }

        await Task.WhenAll(sent);
    }

    private static async Task Send(EmulatedDevice device, Dice dice, ConcurrentBag<InputReceipt> receipts)
    {
        var input = dice.Between(0, 4) switch
        {
            0 => device.NotifyAsync("bell", (uint)dice.Between(0, 9), dice.Of(NotifyAction.Increment, NotifyAction.SetBits, NotifyAction.Overwrite)),
            1 => device.SendAsync("numbers", dice.Between(0, 99)),
            2 => device.RaiseInterruptAsync("pin"),
            3 => device.SendTextAsync("lines", $"text {dice.Between(0, 99)}"),
            _ => device.WriteLineAsync("console"),
        };
        try
        {
            receipts.Add(await input);
        }
        catch (DeviceInputException e) when (e.Message.Contains("was reset while", StringComparison.Ordinal))
        {
            // It waited for room in a queue of the boot before, and was never acknowledged.
        }
    }

    private static async Task Meddle(EmulatedDevice device, int seed)
    {
        var dice = new Dice(seed + 100_000);
        for (var i = dice.Between(0, 6); i > 0; i--)
        {
            await device.PauseAsync();
            for (var steps = dice.Between(0, 3); steps > 0; steps--)
            {
                await device.StepAsync(dice.Of(DeviceStep.Instant, DeviceStep.Tick, DeviceStep.For(TimeSpan.FromMilliseconds(3))));
            }

            await device.ResumeAsync();
            if (dice.Percent(10))
            {
                await device.ResetAsync();
            }
        }
    }
}
