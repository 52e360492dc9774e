namespace Rtos.Core;

/// <summary>The cores that a task may run on.</summary>
/// <remarks>The default value is <see cref="Any"/>. In FreeRTOS V11 this is the affinity mask. ESP-IDF: <c>xCoreID</c>.</remarks>
[EspIdf("xCoreID")]
public readonly record struct CoreAffinity
{
    // Kept inverted, so that the default value means "any".
    private readonly uint _forbidden;

    private CoreAffinity(uint mask) => _forbidden = ~mask;

    /// <summary>Either core. FreeRTOS: <c>tskNO_AFFINITY</c>.</summary>
    [FreeRtos("tskNO_AFFINITY")]
    public static CoreAffinity Any => default;

    /// <summary>Core 0 only (PRO CPU).</summary>
    public static CoreAffinity Core0 => new(1);

    /// <summary>Core 1 only (APP CPU).</summary>
    public static CoreAffinity Core1 => new(2);

    /// <summary>One bit per core; 0xFFFFFFFF for any. FreeRTOS: <c>uxCoreAffinityMask</c>.</summary>
    [FreeRtos("uxCoreAffinityMask")]
    public uint Mask => ~_forbidden;

    /// <summary>Whether every core is allowed.</summary>
    public bool IsAny => _forbidden == 0;

    /// <summary>One core only.</summary>
    /// <param name="core">The core.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such core.</exception>
    public static CoreAffinity Pinned(CoreId core) => core is CoreId.Core0 or CoreId.Core1
        ? new(1u << (int)core)
        : throw new ArgumentOutOfRangeException(nameof(core), core, "the cores are Core0 and Core1");

    /// <summary>The cores whose bits are set.</summary>
    /// <param name="mask">One bit per core; at least one of the two lowest bits.</param>
    /// <exception cref="ArgumentOutOfRangeException">Neither bit 0 nor bit 1 is set.</exception>
    public static CoreAffinity FromMask(uint mask)
    {
        if ((mask & 3) == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(mask), mask, "an affinity mask needs bit 0 (core 0) or bit 1 (core 1)");
        }

        return new CoreAffinity(mask);
    }

    /// <summary>The cores whose bits are set, even if none of them exists: a mistake that the kernel smp does not check.</summary>
    /// <param name="mask">One bit per core.</param>
    /// <seealso cref="KernelLeniency.AffinityWithoutCore"/>
    public static CoreAffinity FromAnyMask(uint mask) => new(mask);

    /// <summary>Whether a task may run on a core.</summary>
    /// <param name="core">The core.</param>
    public bool Allows(CoreId core) => Allows((int)core);

    /// <summary><c>any</c>, the number of the core, or <c>none</c>.</summary>
    public override string ToString() => (Mask & 3) switch { 0 => "none", 1 => "0", 2 => "1", _ => "any" };

    /// <summary>Whether it allows a core that exists.</summary>
    internal bool HasCore => (Mask & 3) != 0;

    /// <summary>One bit for each core that is not allowed, as kept in a task's control block.</summary>
    internal uint Forbidden => _forbidden;

    /// <summary>The cores that are not forbidden.</summary>
    internal static CoreAffinity Without(uint forbidden) => new(~forbidden);

    internal bool Allows(int core) => (_forbidden & (1u << core)) == 0;
}
