using Rtos.Core;

namespace Rtos.Thread;

/// <summary>The options of a <see cref="ThreadModel"/>.</summary>
public sealed record ThreadOptions
{
    /// <summary>The firmware whose <c>_thread</c> module the board runs: decides how sleeping works, the main thread's name, and the names of tasks.</summary>
    /// <value>The default is <see cref="ThreadDialect.Loboris"/>.</value>
    public ThreadDialect Dialect { get; init; }

    /// <summary>Whether to follow the manual or the board where they differ.</summary>
    /// <value>The default is <see cref="ThreadProfile.Document"/>.</value>
    public ThreadProfile Profile { get; init; }

    /// <summary>The limits of threads.</summary>
    /// <value>The default is that of the options of <c>menuconfig.json</c>.</value>
    public ThreadLimits Limits { get; init; } = new();

    /// <summary>Whether the GIL goes to the thread that has waited longest.</summary>
    /// <value>The default is <see langword="true"/>; firmware before MicroPython 1.24 is unfair.</value>
    public bool IsGilFair { get; init; } = true;

    /// <summary>Whether a stack size below the manual's minimum is a <c>ValueError</c> instead of being raised to the minimum (Pycom).</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IsStrict { get; init; }

    /// <summary>After how long a thread that could run and does not is reported.</summary>
    /// <value>Virtual time; the default is one second.</value>
    public TimeSpan StarvationLimit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Takes the options from the settings.</summary>
    /// <param name="config">The settings; an option that is not given has the default of the dialect.</param>
    /// <param name="dialect">The dialect.</param>
    /// <returns>The options, with the default profile.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="config"/> is null.</exception>
    public static ThreadOptions FromMenuConfig(MenuConfig config, ThreadDialect dialect = ThreadDialect.Loboris) =>
        new() { Dialect = dialect, Limits = ThreadLimits.FromMenuConfig(config, dialect) };

    internal bool IsFirmware => Profile == ThreadProfile.Firmware;

    internal bool IsLoboris => Dialect == ThreadDialect.Loboris;
}
