using Rtos.Core;

namespace Rtos.Explore;

/// <summary>Runs a program once under a schedule, and judges the run.</summary>
/// <param name="subject">The program.</param>
/// <param name="bounds">The bounds of the search.</param>
/// <param name="failures">The kinds of failures that count.</param>
internal sealed class ScheduleRunner(SearchSubject subject, SearchBounds bounds, FailureKind failures)
{
    internal SearchBounds Bounds => bounds;

    /// <summary>What the search knows; null if nobody wants to know what runs show.</summary>
    internal CoverageMap? Known { get; init; }

    /// <summary>Runs it.</summary>
    /// <param name="plan">Answers its choices.</param>
    /// <param name="trace">Receives everything that happens; null for nobody.</param>
    internal RunRecord Run(SchedulePlan plan, TraceSink? trace = null) => Run(subject.Begin(), plan, trace);

    /// <summary>Runs a program that has begun.</summary>
    internal RunRecord Run(SearchRun run, SchedulePlan plan, TraceSink? trace)
    {
        var coverage = Known is null ? null : new RunCoverage(Known);
        var chooser = new Chooser(run.Device, bounds, plan)
        {
            PlaceOf = trace is null ? null : run.PlaceOf,
            Reached = coverage is null ? null : coverage.Reach,
        };
        run.Device.Scheduler.Choices = chooser;
        if (trace is not null)
        {
            run.Device.AddTraceSink(trace);
        }

        var failure = Judge(run);
        if (chooser.Misfit is { } misfit)
        {
            throw misfit;
        }

        failure = failure is not null && (failure.Kind & failures) != 0 ? failure : null;

        // Nobody asks for the deviations of the many runs that are as they should be.
        var deviations = failure is not null || trace is not null ? chooser.Deviations : [];
        return new RunRecord(chooser.Points, deviations, failure, (trace as DigestSink)?.Digest ?? 0) { Shown = coverage?.New };
    }

    private SearchFailure? Judge(SearchRun run)
    {
        // A mutex that a starved task holds is not a mutex that is kept.
        var watch = (failures & (FailureKind.Starvation | FailureKind.Deadlock)) != 0 ? new StarvationWatch() : null;
        SearchFailure? found = null;
        try
        {
            run.Execute(() =>
            {
                watch?.Look(run.Device);
                return run.Looks && (found ??= run.Look()) is not null;
            });
        }
        catch (DevicePanicException e)
        {
            return OfPanic(run, e.Panic);
        }

        return found ?? (run.Looks ? run.Look() : null) ?? RestFailures.Find(run.Device, watch, failures) ?? run.LookAtEnd();
    }

    private static SearchFailure OfPanic(SearchRun run, DevicePanic panic) =>
        new(
            panic.Kind == PanicKind.Deadlock ? FailureKind.Deadlock : panic.Kind == PanicKind.Exception ? FailureKind.Assert : FailureKind.Panic,
            $"{panic.Kind} {panic.Task}",
            run.Place is { } place ? $"{place}: {panic.Message}" : panic.Message,
            run.Device.Now);
}
