using Rtos.MicroPython;

namespace Rtos.Cli;

/// <summary>The prompt on the terminal of the process.</summary>
internal static class ReplTerminal
{

    // The terminal marks pasted text.
    private const string MarkPastes = "\u001b[?2004h";
    private const string MarkNoPastes = "\u001b[?2004l";

    // .NET switches the keypad of a terminal to its other mode when it asks for the width, and never back.
    private const string UsualKeypad = "\u001b[?1l\u001b>";

    // How long to wait for a key before the board runs on.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan ShortLook = TimeSpan.FromMilliseconds(1);

    /// <summary>Runs a board until the user leaves or the terminal is gone.</summary>
    /// <param name="start">Starts the board, which prints to a writer.</param>
    /// <param name="terminal">Standard output.</param>
    internal static int Run(Func<TextWriter, ReplBoard> start, TextWriter terminal)
    {
        var editor = new LineEditor(terminal);
        using var output = new TerminalOutput(terminal, editor);

        // Before anything is written to the terminal: the script may be refused.
        var board = start(output);
        editor.Resize(TerminalWidth.Columns);
        editor.Complete = board.Complete;
        using var raw = OperatingSystem.IsWindows() ? null : new RawTerminal(Leave);
        terminal.Write(MarkPastes);
        output.Write(ReplSession.Banner);
        try
        {
            Loop(board, new TerminalRepl(board, editor, output), editor, output, terminal);
        }
        finally
        {
            editor.Close();
            Leave();
        }

        return ExitCode.Ok;

        void Leave()
        {
            terminal.Write(MarkNoPastes + UsualKeypad);
            terminal.Flush();
        }
    }

    private static void Loop(ReplBoard board, TerminalRepl repl, LineEditor editor, TerminalOutput output, TextWriter terminal)
    {
        var keys = new KeyReader();
        keys.Start();
        var clock = new BoardClock(board);
        while (!repl.IsOver && !keys.IsOver)
        {
            clock.Run();
            editor.Resize(TerminalWidth.Columns);
            repl.Step();
            if (board.TakeDeadlock() is { } deadlock)
            {
                output.WriteLine($"deadlock: {deadlock} (Ctrl-X leaves)");
            }

            terminal.Flush();
            var patience = clock.IsBehind ? TimeSpan.Zero : repl.HasKeys ? ShortLook : Look;
            while (keys.TryTake(patience, out var key))
            {
                repl.Take(key);
                patience = TimeSpan.Zero;
            }
        }
    }
}
