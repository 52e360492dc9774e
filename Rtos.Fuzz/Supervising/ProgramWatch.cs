using System.Diagnostics;
using System.Globalization;

namespace Rtos.Fuzz;

/// <summary>Watches how long a worker is busy with one program, and what memory it takes.</summary>
/// <remarks>
/// Time is the processor's: on a machine with much else to do a good program takes long by the clock. A worker that does
/// nothing at all is found by the clock, at a multiple of the limit.
/// </remarks>
internal sealed class ProgramWatch(CampaignRequest request)
{
    private const int ClockFactor = 4;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _number = -1;
    private TimeSpan _busyBefore;

    /// <summary>What is wrong with the worker now; null for nothing.</summary>
    internal string? Trouble(Process process, long number)
    {
        try
        {
            process.Refresh();
            if (process.HasExited)
            {
                return null;
            }

            var busy = process.TotalProcessorTime;
            if (number != _number)
            {
                (_number, _busyBefore) = (number, busy);
                _clock.Restart();
            }

            // Some of it is the runtime's own.
            if (process.WorkingSet64 > ((long)request.MemoryMegabytes << 20) * 5 / 4)
            {
                return $"memory: more than {request.MemoryMegabytes} MB";
            }

            var limit = TimeSpan.FromSeconds(request.HangSeconds);
            return busy - _busyBefore > limit || _clock.Elapsed > ClockFactor * limit
                ? string.Create(CultureInfo.InvariantCulture, $"hang: more than {request.HangSeconds} s")
                : null;
        }
        catch (InvalidOperationException)
        {
            // It ended between two of the questions.
            return null;
        }
    }
}
