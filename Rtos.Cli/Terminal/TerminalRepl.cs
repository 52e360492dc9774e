using Rtos.MicroPython;

namespace Rtos.Cli;

/// <summary>
/// The prompt at a terminal: passes keys to the editor, and lines to the board. Keys that come while the board is busy wait
/// until there is a prompt.
/// </summary>
internal sealed class TerminalRepl(ReplBoard board, LineEditor editor, TerminalOutput output)
{
    private const string PastePrompt = "=== ";

    private static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(0.5);

    private readonly Queue<TerminalKey> _keys = new();
    private readonly List<string> _block = [];
    private List<string>? _pasted;
    private TerminalKey _entered;
    private TimeSpan? _leaveAt;
    private bool _isInput;

    /// <summary>Whether the user has left.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>Whether any keys are waiting.</summary>
    internal bool HasKeys => _keys.Count > 0;

    /// <summary>Handles a new key.</summary>
    internal void Take(TerminalKey key)
    {
        switch (key.Code)
        {
            // At once, as on the board. Keys that came before stay.
            case KeyCode.Interrupt when !editor.IsOpen && board.IsExecuting:
                board.Cancel();
                break;
            case KeyCode.Leave when !editor.IsOpen && _keys.Any(k => k.Code == KeyCode.Leave):
                Leave();
                break;
            default:
                _keys.Enqueue(key);
                break;
        }
    }

    /// <summary>Shows a prompt if the board is ready for one, and handles the keys as far as the board can.</summary>
    internal void Step()
    {
        Open();
        while (!IsOver && _keys.TryPeek(out var key) && (editor.IsOpen || CanDoWithoutLine(key)))
        {
            _keys.Dequeue();
            Do(key);
            Open();
        }

        LeaveBusyBoard();
        editor.Show();
    }

    // Keys that came after a line which has begun to run.
    private bool CanDoWithoutLine(TerminalKey key) => key.Code == KeyCode.Interrupt && board.IsExecuting;

    // Leaving waits a moment for the end of a running line, whatever was typed before it.
    private void LeaveBusyBoard()
    {
        if (IsOver || editor.IsOpen || _keys.All(k => k.Code != KeyCode.Leave))
        {
            _leaveAt = null;
            return;
        }

        _leaveAt ??= board.Now + LeavePatience;
        if (board.Now >= _leaveAt)
        {
            Leave();
        }
    }

    private void Open()
    {
        if (IsOver)
        {
            return;
        }

        if (_pasted is not null)
        {
            OpenPaste();
        }
        else if (board.IsReady)
        {
            OpenStatement(board.Prompt);
        }
        else if (board.WantsInput && !editor.IsOpen)
        {
            OpenInput();
        }
    }

    private void OpenPaste()
    {
        if (!editor.IsOpen)
        {
            editor.OpenPlain(PastePrompt);
        }
    }

    private void OpenStatement(string prompt)
    {
        if (prompt == ReplSession.FirstPrompt)
        {
            _block.Clear();
        }

        if (!editor.IsOpen)
        {
            editor.Open(prompt, Indent());
        }
        else if (editor.Prompt != prompt)
        {
            // The script no longer waits for what is being typed, or the board has been reset.
            editor.Reopen(prompt);
        }

        _isInput = false;
    }

    // Pasted text brings its own indentation.
    private int Indent() => _entered.Origin == KeyOrigin.Pasted || IsFollowed ? 0 : AutoIndent.After(_block);

    private bool IsFollowed => _keys.TryPeek(out var next) && next.Origin == KeyOrigin.Quick;

    private void OpenInput()
    {
        _isInput = true;
        if (output.Unfinished is { } prompt)
        {
            editor.OpenAdopted(prompt);
        }
        else
        {
            editor.OpenPlain(string.Empty);
        }
    }

    private void Do(TerminalKey key)
    {
        switch (key.Code)
        {
            case KeyCode.Interrupt:
                Cancel();
                break;
            case KeyCode.Leave:
                Leave();
                break;
            case KeyCode.Reset when _pasted is not null:
                FinishPaste();
                break;
            case KeyCode.Reset when editor.IsEmpty:
                Reset();
                break;
            case KeyCode.Paste when editor.IsEmpty && !_isInput && _pasted is null && _block.Count == 0:
                editor.Close();
                output.WriteLine("paste mode; Ctrl-C to cancel, Ctrl-D to finish");
                _pasted = [];
                break;
            default:
                if (editor.Type(key, IsFollowed) is { } line)
                {
                    _entered = key;
                    Enter(line);
                }

                break;
        }
    }

    private void Enter(string line)
    {
        if (_pasted is not null)
        {
            _pasted.Add(line);
        }
        else if (_isInput)
        {
            board.Feed(line);
        }
        else
        {
            _block.Add(line);
            board.Enter(line);
        }
    }

    private void Cancel()
    {
        editor.Close();
        _block.Clear();
        if (_pasted is null)
        {
            board.Cancel();
        }

        _pasted = null;
    }

    private void FinishPaste()
    {
        _pasted!.Add(editor.Line);
        editor.Close();
        board.Paste(string.Join('\n', _pasted) + "\n");
        _pasted = null;
    }

    private void Reset()
    {
        editor.Close();
        if (_isInput)
        {
            board.EndInput();
            return;
        }

        _block.Clear();
        board.Reset();
    }

    private void Leave()
    {
        editor.Close();
        IsOver = true;
    }
}
