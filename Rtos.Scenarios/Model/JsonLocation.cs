using System.Globalization;

namespace Rtos.Scenarios;

/// <summary>A place in a scenario file.</summary>
/// <param name="SourceName">The name of the file, as it was given to the reader.</param>
/// <param name="Line">The line, from 1; 0 when the file as a whole is meant.</param>
/// <param name="Column">The column in characters, from 1; 0 when the file as a whole is meant.</param>
/// <param name="Path">The JSON path, for instance <c>$.tasks[0].ops[2][1]</c>.</param>
public readonly record struct JsonLocation(string SourceName, int Line, int Column, string Path)
{
    /// <summary>The place as a prefix of messages, for instance <c>handover.json(12,34): $.tasks[0].ops[2]</c>.</summary>
    public override string ToString() => Line == 0
        ? SourceName
        : string.Create(CultureInfo.InvariantCulture, $"{SourceName}({Line},{Column}): {Path}");
}
