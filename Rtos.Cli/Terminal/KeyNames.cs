namespace Rtos.Cli;

/// <summary>The meaning of a terminal's control characters and escape sequences; null for none.</summary>
internal static class KeyNames
{
    /// <summary>A control character.</summary>
    internal static KeyCode? OfControl(char c) => c switch
    {
        '\u0001' => KeyCode.Home,
        '\u0002' => KeyCode.Left,
        '\u0003' => KeyCode.Interrupt,
        '\u0004' => KeyCode.Reset,
        '\u0005' => KeyCode.Paste,
        '\u0006' => KeyCode.Right,
        '\b' or '\u007f' => KeyCode.Backspace,
        '\t' => KeyCode.Tab,
        '\r' or '\n' => KeyCode.Enter,
        '\u000b' => KeyCode.DeleteToEnd,
        '\u000c' => KeyCode.Clear,
        '\u000e' => KeyCode.Down,
        '\u0010' => KeyCode.Up,
        '\u0015' => KeyCode.DeleteToStart,
        '\u0017' => KeyCode.DeleteWordLeft,
        '\u0018' => KeyCode.Leave,
        '\u0019' => KeyCode.Yank,
        _ => null,
    };

    /// <summary>A character with Alt, or after Escape.</summary>
    internal static KeyCode? OfAlt(char c) => c switch
    {
        'b' => KeyCode.WordLeft,
        'f' => KeyCode.WordRight,
        'd' => KeyCode.DeleteWordRight,
        '\b' or '\u007f' => KeyCode.DeleteWordLeft,
        _ => null,
    };

    /// <summary>The rest of an escape sequence, such as <c>[A</c>, <c>OH</c>, <c>[3~</c> or <c>[1;5C</c>.</summary>
    internal static KeyCode? OfSequence(string sequence)
    {
        var parameters = sequence[1..^1].Split(';');
        var isWord = parameters.Length > 1 && parameters[1] is "3" or "5" or "7";
        return sequence[^1] switch
        {
            'A' => KeyCode.Up,
            'B' => KeyCode.Down,
            'C' => isWord ? KeyCode.WordRight : KeyCode.Right,
            'D' => isWord ? KeyCode.WordLeft : KeyCode.Left,
            'H' => KeyCode.Home,
            'F' => KeyCode.End,
            '~' => OfNumber(parameters[0], isWord),
            _ => null,
        };
    }

    /// <summary>A key of a console that names its keys; the others are control characters or text.</summary>
    internal static KeyCode? OfConsole(ConsoleKey key, bool isWord) => key switch
    {
        ConsoleKey.Enter => KeyCode.Enter,
        ConsoleKey.Tab => KeyCode.Tab,
        ConsoleKey.Backspace => isWord ? KeyCode.DeleteWordLeft : KeyCode.Backspace,
        ConsoleKey.Delete => isWord ? KeyCode.DeleteWordRight : KeyCode.Delete,
        ConsoleKey.LeftArrow => isWord ? KeyCode.WordLeft : KeyCode.Left,
        ConsoleKey.RightArrow => isWord ? KeyCode.WordRight : KeyCode.Right,
        ConsoleKey.Home => KeyCode.Home,
        ConsoleKey.End => KeyCode.End,
        ConsoleKey.UpArrow => KeyCode.Up,
        ConsoleKey.DownArrow => KeyCode.Down,
        _ => null,
    };

    private static KeyCode? OfNumber(string number, bool isWord) => number switch
    {
        "1" or "7" => KeyCode.Home,
        "4" or "8" => KeyCode.End,
        "3" => isWord ? KeyCode.DeleteWordRight : KeyCode.Delete,
        _ => null,
    };
}
