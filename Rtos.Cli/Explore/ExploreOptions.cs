using System.CommandLine;
using System.Globalization;
using Rtos.Core;
using Rtos.Explore;

namespace Rtos.Cli;

/// <summary>The options of <c>esp32emu explore</c> that say how it searches.</summary>
internal sealed class ExploreOptions
{
    private const int MostJobs = 256;

    private static readonly (string Name, FailureKind Kind)[] Kinds =
    [
        ("panic", FailureKind.Panic), ("assert", FailureKind.Assert), ("deadlock", FailureKind.Deadlock), ("starvation", FailureKind.Starvation),
    ];

    private readonly Option<string?> _schedules = new("--schedules") { Description = "How many schedules to run at most for each file; the default is 10000.", HelpName = "N" };
    private readonly Option<string?> _time = new("--time") { Description = "Stop searching a file after this much of the host's time: 30s, 5m.", HelpName = "T" };
    private readonly Option<string?> _newBelow = new("--stop-when-new-below")
    {
        Description = "Stop searching a file when the next schedule shows something new with less than this probability, such as 0.1%.", HelpName = "PERCENT",
    };

    private readonly Option<string?> _strategy = new("--strategy") { Description = $"How schedules are chosen: {StrategyTable.Names}; the default is auto.", HelpName = "NAME" };
    private readonly Option<string?> _seed = new("--seed") { Description = "The seed of what is random; the default is 1. The same seed finds the same.", HelpName = "S" };
    private readonly Option<string?> _jobs = new("--jobs") { Description = "How many threads run schedules; by default one for each processor. What is found does not depend on it.", HelpName = "J" };
    private readonly Option<string?> _failOn = new("--fail-on") { Description = $"What counts as a failure, separated by commas: {KindNames}; by default all of them.", HelpName = "LIST" };
    private readonly Option<string?> _tolerance = new("--tolerance") { Description = "By how many percent work may take longer or shorter than the scenario says, 0 to 100; the default is 0.", HelpName = "PERCENT" };
    private readonly Option<string?> _delay = new("--delay")
    {
        Description = $"How much virtual time may pass before each kernel call: {TimeUnits.Examples}, or 0 for none; the default is one tick.", HelpName = "T",
    };

    internal ExploreOptions()
    {
        _strategy.CompletionSources.Add(["auto", "delay-bounded:2", "random", "pct:3"]);
        _failOn.CompletionSources.Add([.. Kinds.Select(k => k.Name)]);
    }

    private static string KindNames => string.Join(", ", Kinds.Select(k => k.Name));

    /// <summary>Adds the options to the command.</summary>
    internal void AddTo(Command command)
    {
        foreach (var option in (Option[])[_schedules, _time, _newBelow, _strategy, _seed, _jobs, _failOn, _tolerance, _delay])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The given values, for a scenario with this kernel.</summary>
    /// <exception cref="InputException">A value is wrong.</exception>
    internal SearchOptions Read(ParseResult parsed, DeviceConfiguration kernel)
    {
        var usual = new SearchOptions { Bounds = new SearchBounds(0, 0, SearchBounds.UsualEvents) };
        return usual with
        {
            Schedules = (long?)Number(_schedules, parsed, 1, long.MaxValue) ?? usual.Schedules,
            Time = HostTime.Parse(_time.Name, parsed.GetValue(_time)),
            NewBelow = NewBelow(parsed.GetValue(_newBelow)),
            Strategy = Strategy(parsed.GetValue(_strategy)) ?? usual.Strategy,
            Seed = Number(_seed, parsed, 0, ulong.MaxValue) ?? usual.Seed,
            Jobs = (int?)Number(_jobs, parsed, 1, MostJobs) ?? Math.Min(usual.Jobs, MostJobs),
            Failures = Failures(parsed.GetValue(_failOn)) ?? usual.Failures,
            Bounds = usual.Bounds with
            {
                WorkPercent = (int?)Number(_tolerance, parsed, 0, 100) ?? 0,
                LongestDelay = (VirtualTime.ParseLength(_delay.Name, parsed.GetValue(_delay), kernel) ?? kernel.CyclesPerTick).Value,
            },
        };
    }

    /// <summary>The name of a kind of failure.</summary>
    internal static string NameOf(FailureKind kind) => Array.Find(Kinds, k => k.Kind == kind).Name ?? "none";

    private static ulong? Number(Option<string?> option, ParseResult parsed, ulong least, ulong most)
    {
        var text = parsed.GetValue(option);
        return text is null ? null
            : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw new InputException(FormattableString.Invariant($"{option.Name} {text}: it must be a whole number from {least} to {most}, in digits"));
    }

    private static double? NewBelow(string? text) => text is null ? null
        : double.TryParse(text.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and <= 100 ? percent / 100
        : throw new InputException($"--stop-when-new-below {text}: it must be a percentage, more than 0 and at most 100, such as 0.1%");

    private static string? Strategy(string? name) => name is null || StrategyTable.Make(name, 0) is not null
        ? name
        : throw new InputException($"--strategy {name}: choose one of {StrategyTable.Names}");

    private static FailureKind? Failures(string? list)
    {
        if (list is null)
        {
            return null;
        }

        var all = FailureKind.None;
        foreach (var name in list.Split(',', StringSplitOptions.TrimEntries))
        {
            var found = Array.FindIndex(Kinds, k => k.Name == name);
            all |= found >= 0 ? Kinds[found].Kind : throw new InputException($"--fail-on {list}: {(name.Length == 0 ? "an empty word" : name)} is not a kind of failure; choose from {KindNames}, separated by commas");
        }

        return all;
    }
}
