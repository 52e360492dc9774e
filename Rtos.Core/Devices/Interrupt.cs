namespace Rtos.Core;

/// <summary>An interrupt that has been raised.</summary>
/// <param name="Number">Its number, from 0, in the order of registration.</param>
/// <param name="Core">Its core.</param>
/// <param name="Level">Its priority: while it is in progress, only those of a higher level come at once.</param>
/// <param name="Body">What it does.</param>
/// <param name="Window">By how many cycles it may come later; 0 once its time is known.</param>
internal sealed record Interrupt(int Number, CoreId Core, int Level, InterruptBody Body, long Window)
{
    /// <summary>The level of the tick, and of interrupts that name none.</summary>
    internal const int TickLevel = 1;

    /// <summary>The highest level at which kernel calls are allowed. ESP-IDF: <c>XCHAL_EXCM_LEVEL</c>.</summary>
    internal const int HighestLevel = 3;
}

/// <summary>An interrupt in progress.</summary>
/// <param name="interrupt">The interrupt; null for a tick.</param>
/// <param name="context">What its service routine gets.</param>
internal sealed class ActiveInterrupt(Interrupt? interrupt, InterruptContext context)
{
    internal Interrupt? Interrupt => interrupt;

    internal InterruptContext Context => context;

    internal int Level => interrupt?.Level ?? Core.Interrupt.TickLevel;

    /// <summary>The rest of its work, while it is interrupted itself.</summary>
    internal long WorkLeft { get; set; }
}
