namespace Rtos.Core;

/// <summary>Marks what a task may await: kernel calls and other routines. Everything else is refused by name.</summary>
internal interface IRtosAwaiter
{
    /// <summary>The method of the frame waits for this awaiter's operation.</summary>
    void Park(Frame frame);
}
