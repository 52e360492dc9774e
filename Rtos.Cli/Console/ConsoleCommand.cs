namespace Rtos.Cli;

/// <summary>One command of the line console.</summary>
/// <param name="Name">Its first word.</param>
/// <param name="Arguments">What may follow, as the help shows it.</param>
/// <param name="Help">What it does, in a line.</param>
/// <param name="Most">How many words may follow at most; what is left over belongs to the last of them.</param>
/// <param name="Least">How many must follow.</param>
/// <param name="Run">Does it; the result is the text before the closing <c>ok</c>, without a last line feed.</param>
internal sealed record ConsoleCommand(
    string Name, string Arguments, string Help, int Least, int Most, Func<ConsoleCall, Task<string>> Run)
{
    /// <summary>Whether the last argument takes the rest of the line, blanks and all.</summary>
    internal bool TakesRest { get; init; }

    /// <summary>Whether its text is what a device has printed, which a client may want with its escapes.</summary>
    internal bool ShowsDevice { get; init; }
}
