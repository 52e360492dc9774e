using Rtos.Core;
using Rtos.Explore;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary>A scenario that is searched.</summary>
internal sealed class ScenarioSubject(Scenario scenario, Instant until) : SearchSubject
{
    internal override SearchRun Begin() => new Run(scenario, until);

    private sealed class Run : SearchRun
    {
        private readonly ScenarioRun _run;

        internal Run(Scenario scenario, Instant until)
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
