using System.Globalization;
using System.Text;
using Rtos.Core;

namespace Rtos.MicroPython;

/// <summary>The MicroPython prompt of a device: takes lines, and tells when it is ready for the next.</summary>
/// <remarks>Lines come as from a UART: in an interrupt, which leaves them for the main thread.</remarks>
internal sealed class ReplSession(ScriptProgram program)
{
    /// <summary>What stands before a statement.</summary>
    internal const string FirstPrompt = ">>> ";

    /// <summary>What stands before the further lines of a statement.</summary>
    internal const string NextPrompt = "... ";

    /// <summary>The most characters of one statement.</summary>
    internal const int LongestBlock = 64 * 1024;

    private readonly StringBuilder _source = new();
    private PromptInput _input = new();

    /// <summary>What the board says when it starts.</summary>
    internal static string Banner => "MicroPython on an emulated ESP32; threads run on while you type.\nCtrl-C interrupts, Ctrl-D resets, Ctrl-X leaves.\n";

    /// <summary>The prompt to show, when <see cref="IsReady"/>.</summary>
    internal string Prompt => _source.Length > 0 ? NextPrompt : FirstPrompt;

    /// <summary>Whether everything that came so far has been executed.</summary>
    internal bool IsReady => program.Threads.Main is { IsAtPrompt: true } && !program.Machine.HasStatements;

    /// <summary>Takes a line. When the statement is whole, the main thread executes it.</summary>
    internal void Enter(string line, InterruptContext isr)
    {
        if (_source.Length == 0 && string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        if (_source.Length + line.Length > LongestBlock)
        {
            _source.Clear();
            _input = new PromptInput();
            Print("MemoryError", string.Create(CultureInfo.InvariantCulture, $"a statement at the prompt has at most {LongestBlock} characters; load it as a file"));
            return;
        }

        if (_source.Length > 0)
        {
            _source.Append('\n');
        }

        _source.Append(line);
        if (_input.NeedsMore(line))
        {
            return;
        }

        var source = _source.ToString();
        _source.Clear();
        _input = new PromptInput();
        Take(source, isr);
    }

    private void Take(string source, InterruptContext isr)
    {
        try
        {
            program.Machine.Type(Compiler.Compile(source, "<stdin>", CompileMode.Prompt), isr);
        }
        catch (ScriptSyntaxException e)
        {
            program.Threads.Console.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"Traceback (most recent call last):\n  File \"<stdin>\", line {e.Line}\n{(e.IsIndentation ? "IndentationError" : "SyntaxError")}: {e.Reason}\n"));
        }
        catch (ScriptError e)
        {
            // The heap has no room for the code.
            program.Threads.Console.Write(Tracebacks.Of(e));
        }
    }

    private void Print(string type, string message) =>
        program.Threads.Console.Write($"Traceback (most recent call last):\n  File \"<stdin>\", line 1\n{type}: {message}\n");

    /// <summary>Ctrl-C: forgets the lines of an unfinished statement, or interrupts the main thread.</summary>
    internal void Cancel(InterruptContext isr)
    {
        _source.Clear();
        _input = new PromptInput();
        if (!IsReady)
        {
            program.Machine.Interrupt(isr);
        }
    }
}
