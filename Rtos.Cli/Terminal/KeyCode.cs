namespace Rtos.Cli;

/// <summary>The meaning of a key.</summary>
internal enum KeyCode
{
    /// <summary>Characters to insert.</summary>
    Text,
    Enter,
    Tab,
    Backspace,
    Delete,
    Left,
    Right,
    WordLeft,
    WordRight,
    Home,
    End,
    Up,
    Down,

    /// <summary>Ctrl-K: deletes to the end of the line.</summary>
    DeleteToEnd,

    /// <summary>Ctrl-U: deletes to the beginning of the line.</summary>
    DeleteToStart,

    /// <summary>Ctrl-W, Alt-Backspace: deletes the word on the left.</summary>
    DeleteWordLeft,

    /// <summary>Alt-D: deletes the word on the right.</summary>
    DeleteWordRight,

    /// <summary>Ctrl-Y: inserts what was deleted last.</summary>
    Yank,

    /// <summary>Ctrl-L: clears the screen.</summary>
    Clear,

    /// <summary>Ctrl-C.</summary>
    Interrupt,

    /// <summary>Ctrl-D: a soft reset on an empty line, otherwise <see cref="Delete"/>.</summary>
    Reset,

    /// <summary>Ctrl-E: paste mode on an empty line, otherwise <see cref="End"/>.</summary>
    Paste,

    /// <summary>Ctrl-X.</summary>
    Leave,
}
