namespace Rtos.Core;

/// <summary>What few tasks have.</summary>
internal sealed class TaskExtras
{
    /// <summary>The notification slots behind the first one.</summary>
    internal NotificationSlot[] MoreNotifications { get; init; } = [];

    /// <summary>In whose name the calls of the timer service task are traced.</summary>
    internal CallbackVoice? Voice { get; set; }

    /// <summary>What the application keeps for the task.</summary>
    internal TaskLocalStorage? LocalStorage { get; set; }
}
