namespace Rtos.Core;

/// <summary>Which of the <see cref="CallCosts"/> a kernel call has.</summary>
internal enum CallCost : byte
{
    /// <summary>A kind without costs of its own.</summary>
    Other,

    /// <summary>None: it is no call of the kernel.</summary>
    None,

    /// <summary><see cref="CallCosts.Send"/>.</summary>
    Send,

    /// <summary><see cref="CallCosts.Receive"/>.</summary>
    Receive,

    /// <summary><see cref="CallCosts.Take"/>.</summary>
    Take,

    /// <summary><see cref="CallCosts.Give"/>.</summary>
    Give,

    /// <summary><see cref="CallCosts.Notify"/>.</summary>
    Notify,

    /// <summary><see cref="CallCosts.Yield"/>.</summary>
    Yield,
}

/// <summary>Finds what a call costs.</summary>
internal static class CallCostTable
{
    /// <summary>The costs of a call.</summary>
    internal static Cycles Of(this CallCosts costs, CallRow row) => row.Cost switch
    {
        CallCost.None => Cycles.Zero,
        CallCost.Send => costs.Send,
        CallCost.Receive => costs.Receive,
        CallCost.Take => costs.Take,
        CallCost.Give => costs.Give,
        CallCost.Notify => costs.Notify,
        CallCost.Yield => costs.Yield,
        _ => costs.Other,
    };
}
