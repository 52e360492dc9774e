using SystemThread = System.Threading.Thread;

namespace Rtos.Bench;

/// <summary>The nearest equals of W1 to W4 with a thread for each task and semaphores between them.</summary>
internal static class ThreadContenders
{
    private const int Pairs = 4;
    private const int QueueLength = 16;

    /// <summary>A yield is a baton that goes from one thread to the other.</summary>
    internal static void Yield(int n) => Notify(n);

    internal static void Notify(int n)
    {
        using var a = new SemaphoreSlim(0);
        using var b = new SemaphoreSlim(0);
        RunAll(
            () =>
            {
                for (var i = 0; i < n; i++)
                {
                    b.Release();
                    a.Wait();
                }
            },
            () =>
            {
                for (var i = 0; i < n; i++)
                {
                    b.Wait();
                    a.Release();
                }
            });
    }

    internal static void Queue(int n)
    {
        using var there = new Places<int>(1);
        using var back = new Places<int>(1);
        RunAll(
            () =>
            {
                for (var i = 0; i < n; i++)
                {
                    there.Put(i);
                    back.Take();
                }
            },
            () =>
            {
                for (var i = 0; i < n; i++)
                {
                    back.Put(there.Take());
                }
            });
    }

    internal static void Items(int n)
    {
        using var queue = new Places<int>(QueueLength);
        var work = new List<Action>();
        for (var number = 0; number < Pairs; number++)
        {
            work.Add(() =>
            {
                for (var i = 0; i < n / Pairs; i++)
                {
                    queue.Put(i);
                }
            });
            work.Add(() =>
            {
                for (var i = 0; i < n / Pairs; i++)
                {
                    queue.Take();
                }
            });
        }

        RunAll([.. work]);
    }

    private static void RunAll(params Action[] work)
    {
        var threads = work.Select(w => new SystemThread(() => w())).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
    }

    // A bounded queue of the plainest kind: a semaphore for the places, one for the items.
    private sealed class Places<T>(int count) : IDisposable
    {
        private readonly SemaphoreSlim _free = new(count);
        private readonly SemaphoreSlim _taken = new(0);
        private readonly Queue<T> _items = new();

        public void Dispose()
        {
            _free.Dispose();
            _taken.Dispose();
        }

        internal void Put(T item)
        {
            _free.Wait();
            lock (_items)
            {
                _items.Enqueue(item);
            }

            _taken.Release();
        }

        internal T Take()
        {
            _taken.Wait();
            T item;
            lock (_items)
            {
                item = _items.Dequeue();
            }

            _free.Release();
            return item;
        }
    }
}
