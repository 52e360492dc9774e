namespace Rtos.Cli;

/// <summary>One command of the line console.</summary>
/// <param name="Name">Its first word.</param>
/// <param name="Arguments">Its arguments, as shown in the help.</param>
/// <param name="Help">What it does, in a line.</param>
/// <param name="Most">The most words that may follow; the rest belongs to the last of them.</param>
/// <param name="Least">The least number of words that must follow.</param>
/// <param name="Run">Executes it; the result is the text before the closing <c>ok</c>, without a final line feed.</param>
internal sealed record ConsoleCommand(
    string Name, string Arguments, string Help, int Least, int Most, Func<ConsoleCall, Task<string>> Run)
{
    /// <summary>Whether the last argument takes the rest of the line, including blanks.</summary>
    internal bool TakesRest { get; init; }

    /// <summary>Whether its text is a device's output, which a client may want with its escapes.</summary>
    internal bool ShowsDevice { get; init; }
}
