using Rtos.Core;
using Rtos.Explore;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary>A scenario that is searched.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="until">The end of each run.</param>
/// <param name="stop">Cuts runs short; null for none.</param>
internal sealed class ScenarioSubject(Scenario scenario, Instant until, SearchStop? stop = null) : SearchSubject
{
    internal override SearchRun Begin() => new Run(scenario, until, stop);

    private sealed class Run : StoppableRun
    {
        private readonly ScenarioRun _run;

        internal Run(Scenario scenario, Instant until, SearchStop? stop)
            : base(stop)
        {
            _run = new ScenarioRun(scenario);
            Device = new Device(scenario.Kernel);
            Device.Load(_run);
            Until = until;
        }

        internal override Device Device { get; }

        internal override Instant Until { get; }

        internal override string? Place => _run.CurrentLocation?.ToString();
    }
}
