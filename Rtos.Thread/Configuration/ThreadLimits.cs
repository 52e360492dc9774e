using Rtos.Core;

namespace Rtos.Thread;

/// <summary>The limits of MicroPython threads: their number, size, priority and cores.</summary>
/// <remarks>The defaults are those of the <c>MICROPY_</c> options of <c>menuconfig.json</c>.</remarks>
public sealed record ThreadLimits
{
    private const int Kilobyte = 1024;

    /// <summary>How many threads with a name (Loboris) may exist at a time, not counting the main one. <c>MICROPY_THREAD_MAX_THREADS</c>.</summary>
    /// <value>1 to 16; the default is 4.</value>
    public int MaxThreads { get; init; } = 4;

    /// <summary>The stack of a thread for which the program does not specify a size. <c>MICROPY_THREAD_STACK_SIZE</c>.</summary>
    /// <value>Bytes, 2048 to 32768 in steps of 1024; the default is 4096.</value>
    public int DefaultStackBytes { get; init; } = 4 * Kilobyte;

    /// <summary>The FreeRTOS priority of the main thread's task and of every thread's. <c>MICROPY_TASK_PRIORITY</c>.</summary>
    /// <value>1 to 20 and below <see cref="DeviceConfiguration.MaxPriorities"/>; the default is 5.</value>
    public int TaskPriority { get; init; } = 5;

    /// <summary>The stack of the main thread. <c>MICROPY_STACK_SIZE</c>.</summary>
    /// <value>Bytes, 6144 to 65536 in steps of 1024; the default is 20480.</value>
    public int MainStackBytes { get; init; } = 20 * Kilobyte;

    /// <summary>Whether threads run on either core instead of being pinned to one. <c>MICROPY_USE_BOTH_CORES</c>.</summary>
    /// <value>The default is <see langword="false"/>; on one core it is never true.</value>
    public bool UseBothCores { get; init; }

    /// <summary>
    /// How many jumps a thread makes in a function before it gives others a turn. <c>MICROPY_PY_THREAD_GIL_VM_DIVISOR</c>.
    /// </summary>
    /// <value>0 to 64, 0 for a turn at every jump; the default is 32.</value>
    public int GilDivisor { get; init; } = 32;

    /// <summary>The limits of Pycom's firmware where the settings do not specify any: stacks of 5120 and 8192 bytes, a turn every 8 jumps.</summary>
    /// <remarks>Its threads are limited by memory only: <see cref="MaxThreads"/> has no effect.</remarks>
    public static ThreadLimits Pycom { get; } = new() { DefaultStackBytes = 5 * Kilobyte, MainStackBytes = 8 * Kilobyte, GilDivisor = 8 };

    /// <summary>Takes the limits of a dialect from the settings.</summary>
    /// <param name="config">The settings; an option that is not given has the default of the dialect.</param>
    /// <param name="dialect">The dialect.</param>
    /// <returns>The limits, sizes turned from kilobytes into bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="config"/> is null.</exception>
    public static ThreadLimits FromMenuConfig(MenuConfig config, ThreadDialect dialect)
    {
        var limits = FromMenuConfig(config);
        return dialect == ThreadDialect.Loboris ? limits : limits with
        {
            DefaultStackBytes = config.IsSet("MICROPY_THREAD_STACK_SIZE") ? limits.DefaultStackBytes : Pycom.DefaultStackBytes,
            MainStackBytes = config.IsSet("MICROPY_STACK_SIZE") ? limits.MainStackBytes : Pycom.MainStackBytes,
            GilDivisor = config.IsSet("MICROPY_PY_THREAD_GIL_VM_DIVISOR") ? limits.GilDivisor : Pycom.GilDivisor,
        };
    }

    /// <summary>Takes the limits from the settings.</summary>
    /// <param name="config">The settings; they have been checked.</param>
    /// <returns>The limits, sizes turned from kilobytes into bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="config"/> is null.</exception>
    public static ThreadLimits FromMenuConfig(MenuConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new ThreadLimits
        {
            MaxThreads = Number(config, "MICROPY_THREAD_MAX_THREADS"),
            DefaultStackBytes = Number(config, "MICROPY_THREAD_STACK_SIZE") * Kilobyte,
            TaskPriority = Number(config, "MICROPY_TASK_PRIORITY"),
            MainStackBytes = Number(config, "MICROPY_STACK_SIZE") * Kilobyte,
            UseBothCores = config.GetFlag("MICROPY_USE_BOTH_CORES"),
            GilDivisor = Number(config, "MICROPY_PY_THREAD_GIL_VM_DIVISOR"),
        };
    }

    private static int Number(MenuConfig config, string name) => checked((int)config.GetNumber(name));
}
