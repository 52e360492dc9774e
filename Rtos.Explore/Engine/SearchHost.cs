#pragma warning disable RS0030 // A search is not a device: it runs many devices on threads of the host, for a time of the host.
using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Rtos.Explore;

/// <summary>The host of a search: its threads and its clock. No run sees any of it.</summary>
internal sealed class SearchHost
{
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>The time since the search began.</summary>
    internal TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>Does something for each number from 0, on several threads.</summary>
    /// <param name="count">How many numbers.</param>
    /// <param name="threads">How many threads at most.</param>
    /// <param name="one">What to do.</param>
    internal static void ForEach(int count, int threads, Action<int> one)
    {
        if (threads == 1)
        {
            for (var i = 0; i < count; i++)
            {
                one(i);
            }

            return;
        }

        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, one);
        }
        catch (AggregateException e)
        {
            // A program that throws outside its tasks is not searched any further; which of its exceptions is seen does not matter.
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
        }
    }
}
#pragma warning restore RS0030
