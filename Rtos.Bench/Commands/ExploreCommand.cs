using System.CommandLine;
using System.Globalization;
using Races;
using Rtos.Explore;
using Rtos.Testing;

namespace Rtos.Bench;

/// <summary><c>explore</c>: how soon the schedule search finds each race of the examples, how small it makes the schedule, and how fast it is.</summary>
internal static class ExploreCommand
{
    private const int MostSchedules = 100_000;
    private const double TargetRate = 25_000;
    private const double TargetSpeedUp = 1.8;

    internal static Command Create(TextWriter output)
    {
        var seeds = new Option<int>("--seeds") { Description = "How often each race is searched, with another seed each time.", HelpName = "K", DefaultValueFactory = _ => 20 };
        var schedules = new Option<int>("--schedules") { Description = "How many schedules of each fixed twin run.", HelpName = "N", DefaultValueFactory = _ => MostSchedules };
        var name = new Option<string?>("--race") { Description = "Only this race.", HelpName = "NAME" };
        var command = new Command("explore", "Searches the races of the examples and their fixed twins, and times the search.") { seeds, schedules, name };
        command.SetAction(parsed => Run(output, parsed.GetValue(seeds), parsed.GetValue(schedules), parsed.GetValue(name)));
        return command;
    }

    private static int Run(TextWriter output, int seeds, int schedules, string? name)
    {
        if (seeds < 1 || schedules < 1)
        {
            throw new BadInputException("--seeds and --schedules must be at least 1");
        }

        IReadOnlyList<RaceEntry> races = name is null ? RaceTable.All
            : RaceTable.Find(name) is { } one ? [one]
            : throw new BadInputException($"there is no race {name}; there are {string.Join(", ", RaceTable.All.Select(r => r.Name))}");
        var isGood = true;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"race",-26}{"schedules to the first failure",-36}{"deviations",-12}fixed twin"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"",-26}{$"mean and most of {seeds} seeds",-36}{"most",-12}"));
        foreach (var race in races)
        {
            isGood &= Measure(output, race, seeds, schedules);
        }

        if (name is null)
        {
            isGood &= MeasureSpeed(output);
        }

        return isGood ? ExitCode.Ok : ExitCode.Failed;
    }

    private static bool Measure(TextWriter output, RaceEntry race, int seeds, int schedules)
    {
        var found = new List<long>();
        var deviations = 0;
        for (var seed = 1; seed <= seeds; seed++)
        {
            try
            {
                race.Search(isFixed: false, search => search.Seed(seed).Schedules(MostSchedules));
            }
            catch (ScheduleSearchException e) when (e.Schedule is not null)
            {
                found.Add(e.Schedules);
                deviations = Math.Max(deviations, Schedule.Parse(e.Schedule).Deviations.Count);
            }
        }

        var twin = Search(race, schedules);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{race.Name,-26}{(found.Count == seeds ? $"{found.Average():#,0.0}, {found.Max():#,0}" : $"not found with {seeds - found.Count} seeds"),-36}{deviations,-12}{twin}"));
        return found.Count == seeds && twin.StartsWith("nothing", StringComparison.Ordinal);
    }

    private static string Search(RaceEntry race, int schedules)
    {
        try
        {
            var result = race.Search(isFixed: true, search => search.Schedules(schedules));
            return string.Create(CultureInfo.InvariantCulture, $"nothing in {result.Schedules:#,0} schedules, {result.Schedules / result.Time.TotalSeconds:#,0} a second");
        }
        catch (ScheduleSearchException e)
        {
            return e.Message.Split('\n')[0];
        }
    }

    private static bool MeasureSpeed(TextWriter output)
    {
        WarmUp.Run(() => Explore(100_000, 2));
        var one = new Timed(() => Explore(200_000, 1));
        var two = new Timed(() => Explore(200_000, 2));
        Timed.Interleave([one, two], rounds: 3);
        var rate = 1e9 / one.Nanoseconds;
        var speedUp = one.WallNanoseconds / two.WallNanoseconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"five tasks: {rate:#,0} schedules a CPU second, target {TargetRate:#,0}: {Verdicts.Text(Verdicts.AtLeast(rate, TargetRate))}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"two threads are {speedUp:0.00} times as fast as one, target {TargetSpeedUp}: {Verdicts.Text(Verdicts.AtLeast(speedUp, TargetSpeedUp))}"));
        return true;
    }

    private static long Explore(int schedules, int threads) =>
        ScheduleSearch.Check(FiveTasks.Start, search => search.Schedules(schedules).Jobs(threads).Strategy("pct:2").Until(TimeSpan.FromMilliseconds(10))).Schedules;
}
