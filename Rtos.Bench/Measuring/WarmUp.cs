using System.Diagnostics;

namespace Rtos.Bench;

/// <summary>Runs work until the compiler has given it its best code.</summary>
internal static class WarmUp
{
    private const int LeastRuns = 3;
    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(400);

    // The runtime compiles again in the background, once no new method has been called for 100 ms.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    internal static void Run(Action work)
    {
        for (var round = 0; round < 2; round++)
        {
            var began = Stopwatch.GetTimestamp();
            for (var runs = 0; runs < LeastRuns || Stopwatch.GetElapsedTime(began) < Length; runs++)
            {
                work();
            }

            System.Threading.Thread.Sleep(Pause);
        }
    }
}
