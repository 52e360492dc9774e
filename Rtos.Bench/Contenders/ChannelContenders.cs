using System.Threading.Channels;

namespace Rtos.Bench;

/// <summary>The nearest equals of W3 and W4 with bounded channels; where they run is the caller's affair: the thread pool, or a pump.</summary>
internal static class ChannelContenders
{
    private const int Pairs = 4;

    internal static void Queue(int n) => Task.WhenAll(OnPool(QueueTasks(n))).GetAwaiter().GetResult();

    internal static void Items(int n) => Task.WhenAll(OnPool(ItemTasks(n))).GetAwaiter().GetResult();

    internal static IReadOnlyList<Func<Task>> QueueTasks(int n)
    {
        var there = Channel.CreateBounded<int>(1);
        var back = Channel.CreateBounded<int>(1);
        return
        [
            async () =>
            {
                for (var i = 0; i < n; i++)
                {
                    await there.Writer.WriteAsync(i);
                    await back.Reader.ReadAsync();
                }
            },
            async () =>
            {
                for (var i = 0; i < n; i++)
                {
                    await back.Writer.WriteAsync(await there.Reader.ReadAsync());
                }
            },
        ];
    }

    internal static IReadOnlyList<Func<Task>> ItemTasks(int n)
    {
        var queue = Channel.CreateBounded<int>(16);
        var tasks = new List<Func<Task>>();
        for (var number = 0; number < Pairs; number++)
        {
            var p = number;
            tasks.Add(async () =>
            {
                for (var i = 0; i < n / Pairs; i++)
                {
                    await queue.Writer.WriteAsync((i * Pairs) + p);
                }
            });
        }

        for (var number = 0; number < Pairs; number++)
        {
            tasks.Add(async () =>
            {
                for (var i = 0; i < n / Pairs; i++)
                {
                    await queue.Reader.ReadAsync();
                }
            });
        }

        return tasks;
    }

    private static IEnumerable<Task> OnPool(IEnumerable<Func<Task>> tasks) => tasks.Select(t => Task.Run(t));
}
