namespace Rtos.Core;

/// <summary>Thrown inside a task to end it: <c>finally</c> blocks run, then the task deletes itself.</summary>
/// <remarks>Deleting a task, in contrast, drops it where it is, as on the chip.</remarks>
public sealed class TaskExitException : Exception
{
    /// <summary>Makes the exception.</summary>
    public TaskExitException()
        : base("the task ends itself")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">Why the task ends.</param>
    public TaskExitException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">Why the task ends.</param>
    /// <param name="innerException">The cause.</param>
    public TaskExitException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
