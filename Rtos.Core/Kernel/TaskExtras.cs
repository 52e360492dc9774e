namespace Rtos.Core;

/// <summary>Data that few tasks have.</summary>
internal sealed class TaskExtras
{
    /// <summary>The notification slots after the first one.</summary>
    internal NotificationSlot[] MoreNotifications { get; init; } = [];

    /// <summary>The name of a task whose name is empty or has only blanks.</summary>
    internal string? BlankName { get; set; }

    /// <summary>In whose name the calls of the timer service task are traced.</summary>
    internal CallbackVoice? Voice { get; set; }

    /// <summary>Data that the application keeps for the task.</summary>
    internal TaskLocalStorage? LocalStorage { get; set; }
}
