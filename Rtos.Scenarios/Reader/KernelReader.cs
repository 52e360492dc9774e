using System.Globalization;
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
    /// <param name="runTime">Whether the trace ends with run times.</param>
    public static DeviceConfiguration Read(JsonValue? value, out bool runTime)
    {
        runTime = false;
        if (value is null)
        {
            return Defaults;
        }

        var fields = new JsonFields(value, "an object (the kernel's settings)", Known);
        runTime = fields.Optional("runTime")?.ReadFlag() ?? false;
        var kernel = (KernelKind)(fields.Optional("flavor")?.ReadChoice("flavor", Flavors) ?? (int)KernelKind.Idf);
        var priorities = Whole(fields, "maxPriorities", 2, 64, 25);
        var clocked = fields.Optional("cyclesPerTick") is { } tick
            ? Defaults with { CyclesPerTick = new Cycles(new TimeReader(Defaults).ReadTickLength(tick, MostCyclesPerTick)) }
            : Defaults;
        return clocked with
        {
            Kernel = kernel,
            Cores = Cores(fields.Optional("cores"), kernel),
            Preemption = Fixed(fields, "preemption", kernel, idf: true, others: true),
            TimeSlicing = Fixed(fields, "timeSlicing", kernel, idf: true, others: true),
            IdleShouldYield = Fixed(fields, "idleShouldYield", kernel, idf: false, others: true),
            MaxPriorities = priorities,
            TimerTaskPriority = Whole(fields, "timerTaskPriority", 0, priorities - 1, 1),
            TimerQueueLength = Whole(fields, "timerQueueLength", 1, 1_000_000, 10),
            InitialTick = new TickCount(fields.Optional("initialTick") is { } first ? new TimeReader(clocked).ReadTicks(first, 0) : 0),
        };
    }

    private static int Whole(JsonFields fields, string name, int min, int max, int other) =>
        (int)(fields.Optional(name)?.ReadWhole(min, max) ?? other);

    private static int Cores(JsonValue? value, KernelKind kernel)
    {
        if (value is null)
        {
            return kernel == KernelKind.FreeRtos ? 1 : 2;
        }

        var cores = (int)value.ReadWhole(1, 2);
        return (kernel, cores) switch
        {
            (KernelKind.FreeRtos, 2) => throw value.Error("flavor \"freertos\" has 1 core, found 2; flavors with 2 cores: idf, smp"),
            (KernelKind.Smp, 1) => throw value.Error("flavor \"smp\" has 2 cores, found 1; flavors with 1 core: freertos, idf"),
            _ => cores,
        };
    }

    /// <summary>A switch that ESP-IDF fixes: its file may only repeat the fixed value.</summary>
    private static bool Fixed(JsonFields fields, string name, KernelKind kernel, bool idf, bool others)
    {
        var isIdf = kernel == KernelKind.Idf;
        if (fields.Optional(name) is not { } value)
        {
            return isIdf ? idf : others;
        }

        var flag = value.ReadFlag();
        return !isIdf || flag == idf
            ? flag
            : throw value.Error(string.Create(
                CultureInfo.InvariantCulture,
                $"with flavor \"idf\" \"{name}\" is always {Word(idf)}, found {Word(flag)}; leave it out or choose flavor \"freertos\" or \"smp\""));
    }

    private static string Word(bool flag) => flag ? "true" : "false";
}
