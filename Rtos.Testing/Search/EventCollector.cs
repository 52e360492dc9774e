using Rtos.Core;

namespace Rtos.Testing;

/// <summary>Keeps the events of a run, for the table of a message.</summary>
internal sealed class EventCollector : TraceSink
{
    /// <summary>The events so far.</summary>
    internal List<TraceEvent> Events { get; } = [];

    /// <inheritdoc/>
    public override void Write(in TraceEvent happened) => Events.Add(happened);
}
