namespace Rtos.Testing;

/// <summary>A trace is not what the test expects. Its message shows the schedule around the place.</summary>
/// <remarks>Every test framework reports an exception as a failed test; this one belongs to none of them.</remarks>
public sealed class TraceAssertException : Exception
{
    /// <summary>Makes the exception.</summary>
    public TraceAssertException()
        : base("the trace is not as expected")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, and the schedule around it.</param>
    public TraceAssertException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, and the schedule around it.</param>
    /// <param name="innerException">The cause.</param>
    public TraceAssertException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
