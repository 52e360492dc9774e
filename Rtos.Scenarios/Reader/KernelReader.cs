using System.Globalization;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>Reads the block <c>kernel</c>. It is self-contained: nothing is taken from a device's own settings.</summary>
internal static class KernelReader
{
    private static readonly string[] Known =
    [
        "flavor", "cores", "cyclesPerTick", "preemption", "timeSlicing", "idleShouldYield", "runMultiplePriorities", "tickCore", "maxPriorities",
        "timerTaskPriority", "timerQueueLength", "initialTick", "runTime", "callCosts", "asTheKernel",
    ];

    /// <summary>The configuration of a scenario whose file does not specify more.</summary>
    private static DeviceConfiguration Defaults => new()
    {
        CyclesPerTick = new Cycles(1000),
        NotificationEntries = 3,
        HeapBytes = 0,

        // The longest names that a file may have are not cut: traces name tasks in full.
        MaxTaskNameLength = 201,
    };

    /// <summary>Reads the block.</summary>
    /// <param name="value">The block; <see langword="null"/> if the file has none.</param>
    /// <param name="problems">Receives its mistakes.</param>
    public static KernelBlock Read(JsonValue? value, ProblemList problems)
    {
        if (value is null)
        {
            return new KernelBlock(Defaults, RunTime: false, IsSure: true);
        }

        var reading = new Reading(problems);
        return reading.Open(value)
            ? new KernelBlock(Configuration(reading, out var runTime), runTime, reading.IsRight)
            : new KernelBlock(Defaults, RunTime: false, IsSure: false);
    }

    // In the order in which mistakes are reported. Later fields depend on earlier ones: only if those are valid can they be checked.
    private static DeviceConfiguration Configuration(Reading reading, out bool runTime)
    {
        runTime = reading.Field("runTime", false, v => v.ReadFlag());
        var kernel = reading.Field<KernelRow?>("flavor", null, v => KernelTable.All[v.ReadChoice("flavor", KernelTable.Names, Synonyms.OfFlavor)])
            ?? (reading.Has("flavor") ? null : KernelTable.Default);
        var priorities = reading.Field("maxPriorities", Defaults.MaxPriorities, v => (int)v.ReadWhole(ConfigurationRanges.MaxPriorities));
        var mostPriorities = reading.IsRight ? priorities : KernelBlock.MostPriorities;
        var clocked = Defaults with
        {
            CyclesPerTick = reading.Field("cyclesPerTick", Defaults.CyclesPerTick, v => new Cycles(new TimeReader(Defaults).ReadTickLength(v, ConfigurationRanges.CyclesPerTick.Most))),
        };
        var isClockSure = reading.IsRight;
        return clocked with
        {
            Kernel = (kernel ?? KernelTable.Default).Kind,
            Cores = reading.Field("cores", kernel?.MostCores ?? 2, v => Cores(v, kernel)),
            Preemption = reading.Field("preemption", true, v => Switch(v, "preemption", kernel, k => k.Preemption)),
            TimeSlicing = reading.Field("timeSlicing", true, v => Switch(v, "timeSlicing", kernel, k => k.TimeSlicing)),
            IdleShouldYield = reading.Field("idleShouldYield", kernel?.IdleShouldYield ?? true, v => Switch(v, "idleShouldYield", kernel, k => k.IdleShouldYield)),
            RunMultiplePriorities = reading.Field("runMultiplePriorities", true, v => Switch(v, "runMultiplePriorities", kernel, k => k.RunMultiplePriorities)),
            MaxPriorities = priorities,
            TimerTaskPriority = reading.Field("timerTaskPriority", Defaults.TimerTaskPriority, v => (int)v.ReadWhole(ConfigurationRanges.TimerTaskPriority(mostPriorities))),
            TimerQueueLength = reading.Field("timerQueueLength", Defaults.TimerQueueLength, v => (int)v.ReadWhole(1, 1_000_000)),
            TickCore = reading.Field("tickCore", CoreId.Core0, v => TickCore(v, kernel)),
            CallCosts = reading.Field("callCosts", CallCosts.None, ReadCosts),
            InitialTick = reading.Field("initialTick", default, v => new TickCount(new TimeReader(clocked, isClockSure).ReadTicks(v, 0))),
            AsTheKernel = reading.Field("asTheKernel", KernelLeniency.None, Leniency),
        };
    }

    private static int Cores(JsonValue value, KernelRow? kernel)
    {
        var cores = (int)value.ReadWhole(1, 2);
        return kernel?.HasCores(cores) != false
            ? cores
            : throw value.Error(string.Create(
                CultureInfo.InvariantCulture,
                $"flavor \"{kernel.Name}\" has {ShownText.Count(kernel.MostCores, "core")}, found {cores}; "
                + $"flavors with {ShownText.Count(cores, "core")}: {string.Join(", ", KernelTable.All.Where(k => k.HasCores(cores)).Select(k => k.Name))}"));
    }

    // The name of a table, or an object with the cycles of some kinds of calls.
    private static CallCosts ReadCosts(JsonValue value)
    {
        try
        {
            return value.Kind switch
            {
                JsonKind.Text => CallCosts.Parse(value.Text),
                JsonKind.Map => value.Items.Aggregate(CallCosts.None, ReadCost),
                _ => throw value.Expected("\"none\", \"measured\", or an object with kinds of calls and their cycles"),
            };
        }
        catch (FormatException e)
        {
            throw value.Error(e.Message);
        }
    }

    private static CallCosts ReadCost(CallCosts costs, JsonValue item)
    {
        try
        {
            return costs.With(item.Property!.Name, item.ReadWhole(0, CallCosts.Most));
        }
        catch (FormatException e)
        {
            throw item.Error(e.Message);
        }
    }

    private static CoreId TickCore(JsonValue value, KernelRow? kernel)
    {
        var core = (CoreId)value.ReadWhole(0, 1);
        return core == CoreId.Core0 || kernel is null or { Kind: KernelKind.Smp }
            ? core
            : throw value.Error($"with flavor \"{kernel.Name}\" \"tickCore\" is always 0, found 1; leave it out or choose flavor \"{KernelTable.Of(KernelKind.Smp).Name}\"");
    }

    private static KernelLeniency Leniency(JsonValue value) => value.ReadList("a list of mistakes that are let pass").Aggregate(
        KernelLeniency.None, (all, item) => all | LeniencyRow.All[item.ReadChoice("mistake", LeniencyRow.Names)].Place);

    /// <summary>A switch that the kernel may fix: then its file may only repeat the fixed value.</summary>
    private static bool Switch(JsonValue value, string name, KernelRow? kernel, Func<KernelRow, bool?> fixedBy)
    {
        var flag = value.ReadFlag();
        if (kernel is null || (fixedBy(kernel) ?? flag) == flag)
        {
            return flag;
        }

        var others = KernelTable.All.Where(k => fixedBy(k) is null).Select(k => $"\"{k.Name}\"");
        throw value.Error(
            $"with flavor \"{kernel.Name}\" \"{name}\" is always {Word(!flag)}, found {Word(flag)}; "
            + $"leave it out or choose flavor {string.Join(" or ", others)}");
    }

    private static string Word(bool flag) => flag ? "true" : "false";

    /// <summary>The fields of the block, and whether all that were read so far are valid.</summary>
    private sealed class Reading(ProblemList problems)
    {
        private readonly int _before = problems.Count;
        private JsonFields _fields;

        internal bool IsRight => problems.Count == _before;

        /// <summary>Whether the block is an object at all; if not, that is reported.</summary>
        internal bool Open(JsonValue value)
        {
            try
            {
                _fields = new JsonFields(value, "an object (the kernel's settings)", Known, problems);
                return true;
            }
            catch (ScenarioException e) when (problems.Add(e))
            {
                return false;
            }
        }

        internal bool Has(string name) => _fields.Optional(name) is not null;

        internal T Field<T>(string name, T otherwise, Func<JsonValue, T> read) =>
            _fields.Optional(name) is { } field ? problems.Try(otherwise, () => read(field)) : otherwise;
    }
}
