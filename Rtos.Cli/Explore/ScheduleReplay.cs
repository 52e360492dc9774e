using Rtos.Core;
using Rtos.Explore;

namespace Rtos.Cli;

/// <summary>Repeats a schedule that a search has found: <c>esp32emu run --schedule</c>.</summary>
internal sealed class ScheduleReplay
{
    private readonly Schedule _schedule;
    private readonly FixedPlan _plan;
    private Chooser? _chooser;

    private ScheduleReplay(Schedule schedule)
    {
        _schedule = schedule;
        _plan = new FixedPlan(schedule.Deviations);
    }

    /// <summary>Reads a schedule, and checks that it is one of this program.</summary>
    /// <param name="text">The schedule, as given.</param>
    /// <param name="subject">The program, with the end of the search.</param>
    /// <exception cref="InputException">It is not a schedule, or not one of this program.</exception>
    internal static ScheduleReplay Of(string text, SearchSubject subject)
    {
        try
        {
            var schedule = Schedule.Parse(text);
            var usual = ScheduleSearcher.ProgramDigest(subject, schedule.Bounds);
            schedule.CheckFits(ScheduleSearcher.Version, usual, null);
            TryOut(subject, schedule);
            return new ScheduleReplay(schedule);
        }
        catch (ScheduleException e)
        {
            throw Wrong(e.Message, e);
        }
    }

    // Bad input writes nothing: a schedule that does not fit is found before the run that is shown.
    private static void TryOut(SearchSubject subject, Schedule schedule)
    {
        var plan = new FixedPlan(schedule.Deviations);
        if (new ScheduleRunner(subject, schedule.Bounds, FailureKind.All).Run(plan).Failure is null && plan.Missed is { } missed)
        {
            throw EndsBefore(missed);
        }
    }

    /// <summary>Answers the choices of a device that has its program and has not started.</summary>
    internal void Attach(Device device) => device.Scheduler.Choices = _chooser = new Chooser(device, _schedule.Bounds, _plan);

    /// <summary>Checks after the run that it was the one of the schedule.</summary>
    /// <param name="isOver">Whether the run came to its end: otherwise it may not have come to all choices.</param>
    /// <exception cref="InputException">It was not.</exception>
    internal void Check(bool isOver)
    {
        if (_chooser?.Misfit is { } misfit)
        {
            throw Wrong(misfit.Message, misfit);
        }

        if (isOver && _plan.Missed is { } missed)
        {
            throw EndsBefore(missed);
        }
    }

    private static InputException EndsBefore(in Deviation missed) =>
        Wrong(FormattableString.Invariant($"the run has ended before choice {missed.Number} of the schedule: it is another program, or it has changed"), null);

    private static InputException Wrong(string what, Exception? cause) => new($"--schedule: {what}", cause);
}
