using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>Reads the block <c>kernel</c>. It stands alone: nothing is taken from a device's own settings.</summary>
internal static class KernelReader
{
    private const long MostCyclesPerTick = 1L << 40;

    private static readonly string[] Known =
    [
        "flavor", "cores", "cyclesPerTick", "preemption", "timeSlicing", "idleShouldYield", "maxPriorities",
        "timerTaskPriority", "timerQueueLength", "initialTick", "runTime",
    ];

    // In the order of KernelKind.
    private static readonly string[] Flavors = ["freertos", "idf", "smp"];

    /// <summary>The configuration of a scenario whose file does not say more.</summary>
    private static DeviceConfiguration Defaults => new()
    {
        CyclesPerTick = new Cycles(1000),
        NotificationEntries = 3,

        // Names of the longest kind that a file may have are not cut: traces name tasks in full.
        MaxTaskNameLength = 201,
    };

    /// <summary>How files write a kernel.</summary>
    public static string Name(KernelKind kind) => Flavors[(int)kind];

    /// <summary>Reads the block.</summary>
    /// <param name="value">The block; <see langword="null"/> when the file has none.</param>
    /// <param name="problems">Takes its mistakes.</param>
    public static KernelBlock Read(JsonValue? value, ProblemList problems)
    {
        if (value is null)
        {
            return new KernelBlock(Defaults, RunTime: false, IsSure: true);
        }

        var before = problems.Count;
        JsonFields fields;
        try
        {
            fields = new JsonFields(value, "an object (the kernel's settings)", Known, problems);
        }
        catch (ScenarioException e) when (problems.Add(e))
        {
            return new KernelBlock(Defaults, RunTime: false, IsSure: false);
        }

        T Field<T>(string name, T otherwise, Func<JsonValue, T> read) =>
            fields.Optional(name) is { } field ? problems.Try(otherwise, () => read(field)) : otherwise;

        var runTime = Field("runTime", false, v => v.ReadFlag());
        var kernel = Field<KernelKind?>("flavor", null, v => (KernelKind)v.ReadChoice("flavor", Flavors, Synonyms.OfFlavor))
            ?? (fields.Optional("flavor") is null ? KernelKind.Idf : null);
        var priorities = Field("maxPriorities", 25, v => (int)v.ReadWhole(2, KernelBlock.MostPriorities));
        var mostPriorities = problems.Count == before ? priorities : KernelBlock.MostPriorities;
        var clocked = Defaults with
        {
            CyclesPerTick = Field("cyclesPerTick", Defaults.CyclesPerTick, v => new Cycles(new TimeReader(Defaults).ReadTickLength(v, MostCyclesPerTick))),
        };
        var isClockSure = problems.Count == before;
        var read = clocked with
        {
            Kernel = kernel ?? KernelKind.Idf,
            Cores = Field("cores", kernel == KernelKind.FreeRtos ? 1 : 2, v => Cores(v, kernel)),
            Preemption = Field("preemption", true, v => Fixed(v, "preemption", kernel, idf: true)),
            TimeSlicing = Field("timeSlicing", true, v => Fixed(v, "timeSlicing", kernel, idf: true)),
            IdleShouldYield = Field("idleShouldYield", kernel != KernelKind.Idf, v => Fixed(v, "idleShouldYield", kernel, idf: false)),
            MaxPriorities = priorities,
            TimerTaskPriority = Field("timerTaskPriority", 1, v => (int)v.ReadWhole(0, mostPriorities - 1)),
            TimerQueueLength = Field("timerQueueLength", 10, v => (int)v.ReadWhole(1, 1_000_000)),
            InitialTick = Field("initialTick", default, v => new TickCount(new TimeReader(clocked, isClockSure).ReadTicks(v, 0))),
        };
        return new KernelBlock(read, runTime, problems.Count == before);
    }

    private static int Cores(JsonValue value, KernelKind? kernel)
    {
        var cores = (int)value.ReadWhole(1, 2);
        return (kernel, cores) switch
        {
            (KernelKind.FreeRtos, 2) => throw value.Error("flavor \"freertos\" has 1 core, found 2; flavors with 2 cores: idf, smp"),
            (KernelKind.Smp, 1) => throw value.Error("flavor \"smp\" has 2 cores, found 1; flavors with 1 core: freertos, idf"),
            _ => cores,
        };
    }

    /// <summary>A switch that ESP-IDF fixes: its file may only repeat the fixed value.</summary>
    private static bool Fixed(JsonValue value, string name, KernelKind? kernel, bool idf)
    {
        var flag = value.ReadFlag();
        return kernel != KernelKind.Idf || flag == idf
            ? flag
            : throw value.Error(
                $"with flavor \"idf\" \"{name}\" is always {Word(idf)}, found {Word(flag)}; leave it out or choose flavor \"freertos\" or \"smp\"");
    }

    private static string Word(bool flag) => flag ? "true" : "false";
}
