namespace Rtos.Hosting;

/// <summary>What an input does.</summary>
internal enum InputKind
{
    /// <summary>Notifies a task.</summary>
    Notify,

    /// <summary>Sends an item to a queue.</summary>
    Send,

    /// <summary>Raises an interrupt.</summary>
    Interrupt,

    /// <summary>Gives the console a line.</summary>
    Console,
}
