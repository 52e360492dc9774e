namespace Rtos.Bench;

/// <summary>Runs async methods on the thread that asks for it, one after the other: a queue and nothing else.</summary>
internal sealed class Pump : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = new();

    public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue((d, state));

    /// <summary>Starts methods and runs them until nothing is left to do.</summary>
    /// <param name="start">Starts them.</param>
    /// <returns>Whether all of them have ended as they should.</returns>
    internal static bool Run(Func<IReadOnlyList<Task>> start)
    {
        var pump = new Pump();
        var previous = Current;
        SetSynchronizationContext(pump);
        try
        {
            var tasks = start();
            while (pump._posted.TryDequeue(out var next))
            {
                next.Callback(next.State);
            }

            return tasks.All(t => t.IsCompletedSuccessfully);
        }
        finally
        {
            SetSynchronizationContext(previous);
        }
    }
}
