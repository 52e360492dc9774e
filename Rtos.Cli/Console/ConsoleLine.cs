namespace Rtos.Cli;

/// <summary>What was read from a client.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The line without its line end; empty for the other kinds.</param>
internal readonly record struct ConsoleLine(ConsoleLineKind Kind, string Text = "");
