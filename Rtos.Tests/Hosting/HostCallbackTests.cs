using Microsoft.Extensions.Logging;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tasks;

namespace Rtos.Tests.Hosting;

/// <summary>What the host's own code throws is logged by name; the device and its other readers are not affected.</summary>
[TestClass]
public sealed class HostCallbackTests
{
    [TestMethod]
    public void TraceReader_Throws_IsLoggedOnceAndTheDeviceRunsOn()
    {
        var log = new Entries();
        var ticks = 0;
        var setup = Stand.Setup(
            "device",
            device => device.CreateTask("A", 5, 2048, CoreAffinity.Core0, async task =>
            {
                for (; ticks < 5; ticks++)
                {
                    await task.Delay(new Ticks(1));
                }

                device.Host.Console.WriteLine("done");
            }),
            device: options => options.TraceSink = static _ => new Faulty());
        using var stand = new Stand([setup], log: log).Start();
        var device = stand.Device;

        stand.Turns();

        Assert.AreEqual(5, ticks);
        Assert.AreEqual(DeviceState.Running, device.State);
        Assert.AreEqual("done", device.RecentConsole.Single().Text);
        var entry = log.Of(17).Single();
        Assert.IsInstanceOfType<FormatException>(entry.Exception);
        StringAssert.Contains(entry.Text, nameof(Faulty));
    }

    private sealed class Faulty : TraceSink
    {
        public override void Write(in TraceEvent happened) => throw new FormatException("bad");
    }

    private sealed class Entries : ILogger
    {
        private readonly List<(int Id, string Text, Exception? Exception)> _entries = [];

        internal IEnumerable<(int Id, string Text, Exception? Exception)> Of(int id) => _entries.Where(e => e.Id == id);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _entries.Add((eventId.Id, formatter(state, exception), exception));
    }
}
