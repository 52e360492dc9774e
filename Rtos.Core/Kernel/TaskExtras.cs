namespace Rtos.Core;

/// <summary>Data that few tasks have.</summary>
internal sealed class TaskExtras
{
    /// <summary>The notification slots after the first one.</summary>
    internal NotificationSlot[] MoreNotifications { get; init; } = [];

    /// <summary>In whose name the calls of the timer service task are traced.</summary>
    internal CallbackVoice? Voice { get; set; }

    /// <summary>Data that the application keeps for the task.</summary>
    internal TaskLocalStorage? LocalStorage { get; set; }
}
