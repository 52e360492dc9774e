using Rtos.Testing;

namespace Rtos.Cli;

/// <summary>The host of a run of <c>esp32emu run</c>.</summary>
/// <param name="Input">Opens standard input.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Signals">Begins to listen for Ctrl-C and SIGTERM; null if nothing does.</param>
internal sealed record RunConsole(Func<Stream> Input, TextWriter Output, TextWriter Error, Func<StopSignal>? Signals)
{
    /// <summary>Whether a person types at standard input.</summary>
    internal bool IsInputTyped => Input == CommandLine.StandardInput && !StandardStream.IsClosed(StandardStream.Input) && !Console.IsInputRedirected;

    /// <summary>The most characters of a line of a drawing: the terminal's width, but at least what a drawing needs.</summary>
    internal int Width => Output is StandardOutput ? Math.Max(TerminalWidth.Columns, TextTimeline.LeastWidth) : TextTimeline.DefaultWidth;

    /// <summary>Whether standard error is a terminal, where a line can be written over.</summary>
    internal bool IsErrorATerminal => Error is StandardError && !StandardStream.IsClosed(StandardStream.Error) && !Console.IsErrorRedirected;

    /// <summary>Prints a message about the run or the host.</summary>
    internal void Say(string message) => Error.WriteLine($"esp32emu: {message}");
}
