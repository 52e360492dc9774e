namespace Rtos.Thread;

/// <summary>A message in a thread's mailbox.</summary>
/// <param name="Type">1 for an <c>int</c>, 2 for a <c>str</c>.</param>
/// <param name="Sender">The id of the thread that sent it.</param>
/// <param name="Value">The <c>int</c> or <c>str</c>.</param>
/// <param name="Milliseconds">When it was sent, in milliseconds since the start.</param>
public readonly record struct PyMessage(int Type, long Sender, PyValue Value, long Milliseconds)
{
    /// <summary>The heap that a message takes.</summary>
    /// <value>20 bytes.</value>
    public const int SizeBytes = 20;

    /// <summary>The number of messages that a mailbox holds.</summary>
    /// <value>8.</value>
    public const int MailboxLength = 8;
}
