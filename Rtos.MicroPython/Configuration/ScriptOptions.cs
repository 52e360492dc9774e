using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>How scripts are run.</summary>
public sealed record ScriptOptions
{
    /// <summary>The size of the Python heap. <c>MICROPY_HEAP_SIZE</c>.</summary>
    /// <value>Bytes; the default is 98304.</value>
    public int HeapBytes { get; init; } = 96 * 1024;

    /// <summary>Which functions <c>_thread</c> has.</summary>
    /// <value>The default is <see cref="ScriptDialect.Both"/>.</value>
    public ScriptDialect Dialect { get; init; }

    /// <summary>What is followed where manual and board differ.</summary>
    /// <value>The default is <see cref="ThreadProfile.Document"/>.</value>
    public ThreadProfile Profile { get; init; }

    /// <summary>Whether the GIL goes to the thread that has waited longest.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool IsGilFair { get; init; } = true;

    /// <summary>What instructions cost in virtual time.</summary>
    public ScriptCosts Costs { get; init; } = new();

    /// <summary>What <c>random</c> starts from.</summary>
    /// <value>Any number; the default is 1.</value>
    public uint Seed { get; init; } = 1;

    /// <summary>What <c>time.time()</c> gives at the start.</summary>
    /// <value>Seconds since 2000-01-01; the default is 0.</value>
    public long StartTime { get; init; }

    /// <summary>What <c>sys.argv</c> holds behind the script's name.</summary>
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
