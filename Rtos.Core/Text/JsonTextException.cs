namespace Rtos.Core;

/// <summary>A file cannot be read as JSON: why, and where. Readers of files word it for their users.</summary>
/// <param name="fault">Why.</param>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The column in characters, from 1.</param>
/// <param name="innerException">What the library's reader said.</param>
internal sealed class JsonTextException(JsonFault fault, int line, int column, Exception? innerException = null)
    : Exception(fault.ToString(), innerException)
{
    /// <summary>Why.</summary>
    internal JsonFault Fault { get; } = fault;

    /// <summary>The line, from 1.</summary>
    internal int Line { get; } = line;

    /// <summary>The column in characters, from 1.</summary>
    internal int Column { get; } = column;

    /// <summary>The value that is wrong, or else the list or object in which something is; null at the top.</summary>
    internal JsonValue? Value { get; init; }

    /// <summary>The property whose value is wrong, if it is one.</summary>
    internal JsonProperty? Property { get; init; }

    /// <summary>Of a mistake in the syntax: what would be right; null if nobody knows.</summary>
    internal string? Mistake { get; init; }

    /// <summary>Whether the file ends there, but for blanks and commas.</summary>
    internal bool IsNearEnd { get; init; }

    /// <summary>Whether the file ends there.</summary>
    internal bool IsAtEnd { get; init; }

    /// <summary>The byte that is not UTF-8.</summary>
    internal byte WrongByte { get; init; }
}
