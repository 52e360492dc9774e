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

    /// <summary>Sends a line to the console.</summary>
    Console,
}
