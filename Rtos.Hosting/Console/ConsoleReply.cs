namespace Rtos.Hosting;

/// <summary>What a line of the console gave.</summary>
/// <param name="Text">Lines for whoever asked; the last one is <c>ok</c> or begins with <c>error:</c>.</param>
/// <param name="IsMistake">Whether the line was not understood.</param>
/// <param name="IsQuit">Whether the client wants to leave.</param>
internal sealed record ConsoleReply(string Text, bool IsMistake = false, bool IsQuit = false);
