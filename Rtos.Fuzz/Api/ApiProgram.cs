using Rtos.Core;
using Rtos.Fuzz.Generators;
using Rtos.Tasks;

namespace Rtos.Fuzz;

/// <summary>A random program: a few devices that run in turn on one thread, whose tasks, interrupts and callbacks make random calls.</summary>
internal sealed class ApiProgram(int seed, ProgramId id, string name, TextWriter? log)
{
    private const int MostCalls = 110;
    private const int DeepestCall = 3;
    private const int MostDevices = 3;
    private const int Rounds = 3;
    private const int LongestRun = 12_000;
    private const int OtherThreadInHundred = 2;
    private const int PassesOnInHundred = 25;
    private const int Attempts = 8;
    private const int ReportsInHundred = 25;

    private readonly List<ApiStation> _stations = [];
    private readonly Dictionary<string, Complaint> _complaints = new(StringComparer.Ordinal);
    private int _callsLeft = MostCalls;
    private int _depth;

    internal Dice Dice { get; } = new(seed);

    internal ApiLog Log { get; } = new(log);

    internal ApiManners Manners { get; } = ApiManners.All[seed % ApiManners.All.Length];

    internal bool HasBudget => _callsLeft > 0;

    internal ApiStation AnyStation => _stations[Dice.Between(0, _stations.Count - 1)];

    internal IReadOnlyCollection<Complaint> Complaints => _complaints.Values;

    /// <summary>Told of each call that is made.</summary>
    internal Action<ApiMember>? Called { get; init; }

    /// <summary>May choose what is called instead of a member of any kind.</summary>
    internal Func<Dice, ApiMember?>? Preferred { get; init; }

    internal bool IsSkipped(string text) => id.IsSkipped(text);

    /// <summary>Makes the devices, and runs them in turn.</summary>
    /// <returns>How the last run ended.</returns>
    internal string Run()
    {
        var outcome = "ran";
        Log.Line($"{Manners}");
        for (var i = Dice.Of(1, 1, 1, 2, MostDevices); i > 0; i--)
        {
            _stations.Add(ApiDevices.Make(this, $"{name}{_stations.Count}"));
        }

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var station in _stations)
            {
                Interfere(station, ApiPlace.Host);
                outcome = RunDevice(station);
                Interfere(station, ApiPlace.Host);
            }
        }

        return outcome;
    }

    /// <summary>Makes a random call.</summary>
    /// <returns>What it returns; the exceptions are those of the call.</returns>
    internal object? Call(ApiStation station, ApiPlace place, RtosTask? me)
    {
        for (var attempt = 0; attempt < Attempts && HasBudget; attempt++)
        {
            var member = Preferred?.Invoke(Dice) ?? ApiChoice.Member(Dice, place, Manners);
            var target = member.NeedsTarget ? Target(station, member, me) : null;
            if ((member.NeedsTarget && target is null) || IsSkipped(member.Name)
                || (member.Name.EndsWith(".GetResult", StringComparison.Ordinal) && ApiAwaits.IsDefault(target!)))
            {
                continue;
            }

            return Call(station, place, member, target);
        }

        return null;
    }

    /// <summary>Makes a random call where none is expected; mostly nothing of it comes out.</summary>
    internal void Interfere(ApiStation station, ApiPlace place, object? value = null)
    {
        station.Pool.Keep(Dice, value);
        if (_depth > DeepestCall)
        {
            return;
        }

        _depth++;
        try
        {
            _ = Call(station, place, null);
        }
        catch (Exception e) when (place == ApiPlace.Host || !Dice.Percent(PassesOnInHundred))
        {
            station.Pool.Keep(Dice, (e as DevicePanicException)?.Panic);
        }
        finally
        {
            _depth--;
        }

        if (place is not (ApiPlace.Host or ApiPlace.Interrupt) && Dice.Percent(Manners.ThrowsInHundred))
        {
            throw new FuzzException(place.ToString());
        }
    }

    /// <summary>Does something that may throw what a right program may throw.</summary>
    /// <returns>Whether it threw nothing.</returns>
    internal bool Guarded(ApiStation station, string what, Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception e)
        {
            Log.Line($"{station.Name} {what}: {e.GetType().Name}: {e.Message}");
            Note(e, null);
            return false;
        }
    }

    private object? Call(ApiStation station, ApiPlace place, ApiMember member, object? target)
    {
        _callsLeft--;
        var arguments = ApiArguments.Make(this, station, member);
        Log.Call(station, place, member, target, arguments);
        Called?.Invoke(member);
        try
        {
            var result = member.Invoke(target, arguments);
            Log.Result(result);
            station.Pool.Keep(Dice, result);
            return result;
        }
        catch (Exception e)
        {
            if (Log.IsOn)
            {
                Log.Line($"    !! {e.GetType().Name}: {e.Message}");
            }

            Note(e, member);
            throw;
        }
    }

    private object? Target(ApiStation station, ApiMember member, RtosTask? me)
    {
        var type = member.Type;
        var isOwn = me is not null && type == typeof(RtosTask) && !ApiTables.OnAnyTask.Contains(member.Name) && Dice.Percent(Manners.OwnTaskInHundred);
        return isOwn ? me : station.Pool.Find(Dice, type) ?? (type.IsValueType ? ApiArguments.One(this, station, type) : null);
    }

    private string RunDevice(ApiStation station)
    {
        var (device, time) = (station.Device, new Cycles(Dice.Between(1, LongestRun)));
        Log.Line($"{station.Name} {station.Now} run {time}");
        var isElsewhere = Dice.Percent(OtherThreadInHundred) && !IsSkipped("run-on-other-thread");
        var isWhole = Guarded(station, "run", () =>
        {
            if (isElsewhere)
            {
                ApiMistakes.OnOtherThread(() => device.RunFor(time));
            }
            else
            {
                device.RunFor(time);
            }
        });

        if (Dice.Percent(ReportsInHundred))
        {
            Guarded(station, "report", () => station.Pool.Keep(Dice, device.Report.Tasks));
        }

        // A device that has panicked is left as it was when it did.
        if (isWhole && device.Panic is null)
        {
            Guarded(station, "invariants", () =>
            {
                device.Scheduler.CheckInvariants();
                ObjectInvariants.Check(device, mayDoAnything: true);
            });
        }

        return device.Panic is not null ? "panicked" : isWhole ? "ran" : "threw";
    }

    private void Note(Exception e, ApiMember? member)
    {
        if (Judge.Of(e) is { } complaint)
        {
            var signature = complaint.HasPlace || member is null ? complaint.Signature : $"{complaint.Signature} in {member.Name}";
            _complaints.TryAdd(signature, complaint with { Signature = signature });
        }
    }
}
