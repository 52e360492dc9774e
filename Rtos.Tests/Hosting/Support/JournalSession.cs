using System.Globalization;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tests.Cli;

namespace Rtos.Tests.Hosting;

/// <summary>A short session with every kind of line, its journal and its trace.</summary>
internal static class JournalSession
{
    // Ten milliseconds between any two inputs, a reset between the boots.
    internal static string Run(TemporaryFolder folder, TextWriter? trace = null)
    {
        using var stand = new Stand(Chips.Listening, ratio: 1, o => o.Journal = folder.Root, device: o =>
            o.TraceSink = trace is null ? null : _ => new TextTraceSink(trace)).Start();
        var device = stand.Device;
        stand.Advance(TimeSpan.FromMilliseconds(10));
        Enter(stand, device.NotifyAsync("bell", 3, NotifyAction.Overwrite).AsTask(), device.SendAsync("numbers", 7L).AsTask());
        Enter(stand, device.RaiseInterruptAsync("pin").AsTask(), device.WriteLineAsync("a \"b\" ü").AsTask());
        stand.Do(device.ResetAsync());
        stand.Advance(TimeSpan.FromMilliseconds(10));
        Enter(stand, device.SendTextAsync("lines", "x").AsTask());
        var path = device.Status.JournalPath!;
        stand.Do(device.StopAsync());
        return path;
    }

    internal static (ReplayResult Result, string Trace, string Console) Replay(string path, Action<Device>? load = null)
    {
        var trace = new StringWriter(CultureInfo.InvariantCulture);
        var console = new StringWriter(CultureInfo.InvariantCulture);
        var replay = JournalReplay.Open(path);
        var result = replay.Run(() => new FunctionProgram(load ?? Chips.Listening), trace, console);
        return (result, trace.ToString(), console.ToString());
    }

    private static void Enter(Stand stand, params Task<InputReceipt>[] inputs)
    {
        stand.Advance(TimeSpan.FromMilliseconds(10));
        stand.Do(Task.WhenAll(inputs));
    }
}
