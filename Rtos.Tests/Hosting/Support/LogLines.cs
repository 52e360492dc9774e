using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Rtos.Tests.Hosting;

/// <summary>What was logged, a line each.</summary>
internal sealed class LogLines : ILogger
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _logged = new();

    internal ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>The numbers of the events and the devices that they are about.</summary>
    internal ConcurrentQueue<(int Event, string? Device)> Events { get; } = new();

    /// <summary>Waits until an event has been logged.</summary>
    internal Task WaitFor(int number) => _logged.GetOrAdd(number, _ => new TaskCompletionSource()).Task.WaitAsync(TimeSpan.FromSeconds(60));

    internal bool Has(int number, string device) => Events.Any(e => e.Event == number && e.Device == device);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Lines.Enqueue($"{logLevel}: {formatter(state, exception)}");
        var device = (state as IEnumerable<KeyValuePair<string, object?>>)?.FirstOrDefault(p => p.Key == "Device").Value;
        Events.Enqueue((eventId.Id, device as string));
        _logged.GetOrAdd(eventId.Id, _ => new TaskCompletionSource()).TrySetResult();
    }
}
