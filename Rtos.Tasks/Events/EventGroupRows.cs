using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The rows of the calls about event groups.</summary>
internal static class EventGroupRows
{
    /// <summary>The bits to set, to clear or to wait for.</summary>
    internal const CallField Bits = CallField.Argument;

    /// <summary>The bits that a synchronization sets.</summary>
    internal const CallField BitsToSet = CallField.Argument2;

    /// <summary>Whether the bits waited for are cleared.</summary>
    internal const CallField ClearOnExit = CallField.Flag;

    /// <summary>Whether all bits are waited for: 1, or 0 for any.</summary>
    internal const CallField All = CallField.Slot;

    internal static readonly CallRow SetBits = new("setBits", ["xEventGroupSetBits"], CallField.Owner, Bits);

    internal static readonly CallRow ClearBits = new("clearBits", ["xEventGroupClearBits"], CallField.Owner, Bits);

    internal static readonly CallRow GetBits = new("getBits", ["xEventGroupGetBits"], CallField.Owner);

    internal static readonly CallRow WaitBits = new("waitBits", ["xEventGroupWaitBits"], CallField.Owner, Bits, ClearOnExit, All, CallField.TicksToWait);

    internal static readonly CallRow Sync = new("sync", ["xEventGroupSync"], CallField.Owner, BitsToSet, Bits, CallField.TicksToWait);

    internal static readonly CallRow Delete = new("deleteObject", ["vEventGroupDelete"], CallField.Owner);

    internal static readonly CallRow SetBitsFromISR = new("setBitsFromISR", ["xEventGroupSetBitsFromISR"], CallField.Owner, CallField.Kept) { Contexts = CallContexts.Interrupt };

    internal static readonly CallRow ClearBitsFromISR = new("clearBitsFromISR", ["xEventGroupClearBitsFromISR"], CallField.Owner, CallField.Kept) { Contexts = CallContexts.Interrupt };

    internal static readonly CallRow GetBitsFromISR = new("getBitsFromISR", ["xEventGroupGetBitsFromISR"], CallField.Owner) { Contexts = CallContexts.Interrupt };
}
