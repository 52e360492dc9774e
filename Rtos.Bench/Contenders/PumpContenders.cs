namespace Rtos.Bench;

/// <summary>The nearest equals of W1, W3 and W4 as async methods on a pump of one thread; W2's is the unit itself.</summary>
internal static class PumpContenders
{
    internal static void Yield(int n) => Pump.Run(() => [Yielder(n), Yielder(n)]);

    internal static void Queue(int n) => Pump.Run(() => [.. ChannelContenders.QueueTasks(n).Select(t => t())]);

    internal static void Items(int n) => Pump.Run(() => [.. ChannelContenders.ItemTasks(n).Select(t => t())]);

    private static async Task Yielder(int n)
    {
        for (var i = 0; i < n; i++)
        {
            await Task.Yield();
        }
    }
}
