using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The rows of the calls about notifications.</summary>
internal static class NotifyRows
{
    /// <summary>The bits to set, or the new value.</summary>
    internal const CallField Value = CallField.Argument;

    /// <summary>A <see cref="NotifyAction"/>.</summary>
    internal const CallField Action = CallField.Argument2;

    /// <summary>The bits to clear.</summary>
    internal const CallField Bits = CallField.Argument;

    /// <summary>The bits to clear before waiting.</summary>
    internal const CallField ClearOnEntry = CallField.Argument;

    /// <summary>The bits to clear after a notification has been received.</summary>
    internal const CallField ClearOnExit = CallField.Argument2;

    /// <summary>Whether the value becomes 0 instead of being decremented.</summary>
    internal const CallField Clear = CallField.Flag;

    internal static readonly CallRow Give = new("notifyGive", ["xTaskNotifyGiveIndexed", "xTaskNotifyGive"], CallField.Target, CallField.Slot) { Cost = CallCost.Notify };

    internal static readonly CallRow Notify = new("notify", ["xTaskNotifyIndexed", "xTaskNotify"], CallField.Target, Action, Value, CallField.Slot) { Cost = CallCost.Notify };

    internal static readonly CallRow Take = new("notifyTake", ["ulTaskNotifyTakeIndexed", "ulTaskNotifyTake"], Clear, CallField.TicksToWait, CallField.Slot) { Contexts = CallContexts.Task, Cost = CallCost.Take };

    internal static readonly CallRow Wait = new("notifyWait", ["xTaskNotifyWaitIndexed", "xTaskNotifyWait"], ClearOnEntry, ClearOnExit, CallField.TicksToWait, CallField.Slot) { Contexts = CallContexts.Task, Cost = CallCost.Take };

    internal static readonly CallRow StateClear = new("notifyStateClear", ["xTaskNotifyStateClearIndexed", "xTaskNotifyStateClear"], CallField.Target, CallField.Slot);

    internal static readonly CallRow ValueClear = new("notifyValueClear", ["ulTaskNotifyValueClearIndexed", "ulTaskNotifyValueClear"], CallField.Target, Bits, CallField.Slot);

    internal static readonly CallRow Query = new("notifyQuery", ["xTaskNotifyAndQueryIndexed", "xTaskNotifyAndQuery"], CallField.Target, Action, Value, CallField.Slot) { Cost = CallCost.Notify };

    internal static readonly CallRow GiveFromISR = new("notifyGiveFromISR", ["vTaskNotifyGiveIndexedFromISR", "vTaskNotifyGiveFromISR"], CallField.Target, CallField.Slot) { Contexts = CallContexts.Interrupt, Cost = CallCost.Notify };

    internal static readonly CallRow NotifyFromISR = new("notifyFromISR", ["xTaskNotifyIndexedFromISR", "xTaskNotifyFromISR"], CallField.Target, Action, Value, CallField.Slot) { Contexts = CallContexts.Interrupt, Cost = CallCost.Notify };

    internal static readonly CallRow QueryFromISR = new("notifyQueryFromISR", ["xTaskNotifyAndQueryIndexedFromISR", "xTaskNotifyAndQueryFromISR"], CallField.Target, Action, Value, CallField.Slot) { Contexts = CallContexts.Interrupt, Cost = CallCost.Notify };
}
