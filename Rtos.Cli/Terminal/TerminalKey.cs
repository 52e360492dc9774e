namespace Rtos.Cli;

/// <summary>A key of a terminal.</summary>
/// <param name="Code">Its meaning.</param>
/// <param name="Text">The characters of <see cref="KeyCode.Text"/>; a tab is text when it is pasted.</param>
/// <param name="Origin">How it was entered.</param>
internal readonly record struct TerminalKey(KeyCode Code, string Text = "", KeyOrigin Origin = KeyOrigin.Typed)
{
    /// <summary>Whether it inserts a blank or a tab.</summary>
    internal bool IsBlank => Code == KeyCode.Tab || (Code == KeyCode.Text && Text is [' ' or '\t', ..]);
}
