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
