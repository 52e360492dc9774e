using Rtos.Explore;

namespace Rtos.Cli;

/// <summary>A program to search, from a file.</summary>
/// <param name="File">The file, as given.</param>
/// <param name="Make">Makes the subject of the search; given what cuts runs short.</param>
/// <param name="Until">The value of <c>--until</c> that repeats a run; null if it needs none.</param>
/// <param name="Options">How it is searched.</param>
internal sealed record SearchedFile(string File, Func<SearchStop?, SearchSubject> Make, string? Until, SearchOptions Options);
