namespace Rtos.Bench;

/// <summary>
/// The unit for comparing machines: a round of W2's nearest equal in plain .NET, two async methods and two semaphores
/// on a pump of one thread. Times mean little, their ratios to this one much.
/// </summary>
internal static class Yardstick
{
    /// <summary>Makes n rounds and returns how many of them were made.</summary>
    internal static long SemaphoreRoundTrip(int n)
    {
        var pump = new Pump();
        var previous = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(pump);
        try
        {
            using var a = new SemaphoreSlim(0);
            using var b = new SemaphoreSlim(0);
            var rounds = 0L;
            async Task Call()
            {
                for (var i = 0; i < n; i++)
                {
                    b.Release();
                    await a.WaitAsync();
                    rounds++;
                }
            }

            async Task Answer()
            {
                for (var i = 0; i < n; i++)
                {
                    await b.WaitAsync();
                    a.Release();
                }
            }

            var call = Call();
            var answer = Answer();
            pump.Run();
            return call.IsCompletedSuccessfully && answer.IsCompletedSuccessfully ? rounds : -1;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(previous);
        }
    }

    private sealed class Pump : SynchronizationContext
    {
        private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = new();

        public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue((d, state));

        public void Run()
        {
            while (_posted.TryDequeue(out var next))
            {
                next.Callback(next.State);
            }
        }
    }
}
