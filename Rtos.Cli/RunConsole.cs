using Rtos.Testing;

namespace Rtos.Cli;

/// <summary>What a run of <c>esp32emu run</c> has of its host.</summary>
/// <param name="Input">Opens standard input.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Signals">Begins to listen for Ctrl-C and SIGTERM; null when nobody does.</param>
internal sealed record RunConsole(Func<Stream> Input, TextWriter Output, TextWriter Error, Func<StopSignal>? Signals)
{
    /// <summary>Whether somebody types at standard input.</summary>
    internal bool IsInputTyped => Input == CommandLine.StandardInput && !StandardStream.IsClosed(StandardStream.Input) && !Console.IsInputRedirected;

    /// <summary>The most characters of a line of a drawing: the terminal's width, but not less than a drawing needs.</summary>
    internal int Width => Output is StandardOutput ? Math.Max(TerminalWidth.Columns, TextTimeline.LeastWidth) : TextTimeline.DefaultWidth;

    /// <summary>Says something of the run or of the host.</summary>
    internal void Say(string message) => Error.WriteLine($"esp32emu: {message}");
}
