using System.Globalization;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tests.Cli;

namespace Rtos.Tests.Hosting;

/// <summary>A stand in real time whose session is written down twice, as a journal and as a trace: replaying the one must give the other.</summary>
internal sealed class RecordedStand : IDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly StringWriter _trace = new(CultureInfo.InvariantCulture);
    private readonly Action<Device> _load = Chips.Busy(1, Chips.Listening);

    /// <summary>Starts it.</summary>
    /// <param name="test">Names its folder.</param>
    /// <param name="loaded">Is given the device when it is loaded; the replay's is not.</param>
    internal RecordedStand(string test, Action<Device>? loaded = null)
    {
        _folder = new TemporaryFolder(test);
        Stand = new Stand(
            device =>
            {
                _load(device);
                loaded?.Invoke(device);
            },
            ratio: 1,
            o => o.Journal = _folder.Root,
            o => o.TraceSink = _ => new TextTraceSink(_trace)).Start();
    }

    internal Stand Stand { get; }

    internal EmulatedDevice Device => Stand.Device;

    /// <summary>Stops it, and compares.</summary>
    internal void AssertReplayIsTheSame()
    {
        Stand.Do(Device.StopAsync());
        var (result, again, _) = JournalSession.Replay(Device.Status.JournalPath!, _load);
        Assert.IsTrue(result.IsComplete);
        Assert.AreEqual(_trace.ToString(), again);
    }

    public void Dispose()
    {
        Stand.Dispose();
        _folder.Dispose();
    }
}
