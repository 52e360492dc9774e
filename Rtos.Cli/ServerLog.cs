using Microsoft.Extensions.Logging;
using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary>Writes the log of <c>esp32emu serve</c>: one line per entry, without any escapes of devices.</summary>
internal sealed class ServerLog(TextWriter error) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var level = logLevel switch
        {
            >= LogLevel.Error => "",
            LogLevel.Warning => "warning: ",
            _ => "info: ",
        };
        error.WriteLine($"esp32emu: {level}{ConsoleText.Visible(formatter(state, exception).ReplaceLineEndings(" "))}");
    }

    public void Dispose()
    {
        // The writer is not its own.
    }
}
