using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>The options for running a script.</summary>
public sealed record ScriptOptions
{
    /// <summary>The size of the Python heap. <c>MICROPY_HEAP_SIZE</c>.</summary>
    /// <value>Bytes; the default is 98304.</value>
    public int HeapBytes { get; init; } = 96 * 1024;

    /// <summary>The functions in <c>_thread</c>.</summary>
    /// <value>The default is <see cref="ScriptDialect.Both"/>.</value>
    public ScriptDialect Dialect { get; init; }

    /// <summary>Whether to follow the manual or the board where they differ.</summary>
    /// <value>The default is <see cref="ThreadProfile.Document"/>.</value>
    public ThreadProfile Profile { get; init; }

    /// <summary>Whether the GIL goes to the thread that has waited longest.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool IsGilFair { get; init; } = true;

    /// <summary>The costs of instructions in virtual time.</summary>
    public ScriptCosts Costs { get; init; } = new();

    /// <summary>The seed of <c>random</c>.</summary>
    /// <value>Any number; the default is 1.</value>
    public uint Seed { get; init; } = 1;

    /// <summary>The value of <c>time.time()</c> at the start.</summary>
    /// <value>Seconds since 2000-01-01; the default is 0.</value>
    public long StartTime { get; init; }

    /// <summary>The elements of <c>sys.argv</c> after the script's name.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Takes the options from the settings.</summary>
    /// <param name="config">The settings.</param>
    /// <returns>The options; those that the settings do not have are the defaults.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="config"/> is null.</exception>
    public static ScriptOptions FromMenuConfig(MenuConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new ScriptOptions
        {
            HeapBytes = (int)config.GetNumber("MICROPY_HEAP_SIZE") * 1024,
            Costs = ScriptCosts.FromMenuConfig(config),
        };
    }
}
