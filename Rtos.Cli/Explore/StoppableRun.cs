using Rtos.Explore;

namespace Rtos.Cli;

/// <summary>One run of a search that a signal cuts short.</summary>
/// <param name="stop">Cuts it short; null for nothing.</param>
internal abstract class StoppableRun(SearchStop? stop) : SearchRun
{
    internal override bool Looks => stop is not null && stop.Check();

    // It ends the run at once, and its kind does not count as a failure.
    internal override SearchFailure Look()
    {
        stop?.CutShort();
        return new SearchFailure(FailureKind.None, "", "stopped", Device.Now);
    }
}
