using Rtos.Core;
using Rtos.Tasks;

namespace Radio.Tests;

/// <summary>
/// Compiled only by <c>eng/outside/run</c>, which checks that the analyzers of the packages report every line that is
/// marked with a rule, and no other line.
/// </summary>
internal static class Mistakes
{
    internal static async Routine Body(RtosTask task, RtosQueue<int> queue)
    {
        await Task.Delay(1); // RTOS001
        await Helper(task); // RTOS001
        _ = queue.Send(1, Ticks.None); // RTOS003
        Thread.Sleep(1); // RTOS004
        Console.WriteLine(DateTime.Now); // RTOS005
        var call = task.Delay(new Ticks(1));
        await call;
        await call; // RTOS006
        await task.Delay(new Ticks(1));
    }

    private static async Task Helper(RtosTask task) // RTOS002
    {
        await task.Delay(new Ticks(1));
    }
}
