namespace Rtos.Cli;

/// <summary>The answer to a line of the console.</summary>
/// <param name="Text">
/// The lines of the answer. The last one is <c>ok</c> or begins with <c>error: </c>; all lines before it begin with a blank, so
/// that none of them can be mistaken for the last one.
/// </param>
/// <param name="IsMistake">Whether the line was not understood.</param>
/// <param name="IsQuit">Whether the client wants to leave.</param>
internal sealed record ConsoleReply(string Text, bool IsMistake = false, bool IsQuit = false)
{
    internal static ConsoleReply Error(string message, bool isMistake) =>
        new($"error: {ConsoleText.Visible(message.ReplaceLineEndings(" "))}\n", isMistake);

    /// <summary>An answer with lines, or without any.</summary>
    internal static ConsoleReply Ok(string text, bool isRaw = false, bool isQuit = false) =>
        new((text.Length == 0 ? "" : ConsoleText.Lines(ConsoleText.AnswerMark, text, isRaw)) + "ok\n", IsQuit: isQuit);
}
