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

    private readonly StringBuilder _source = new();

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

        if (_source.Length > 0)
        {
            _source.Append('\n');
        }

        _source.Append(line);
        var source = _source.ToString();
        if (Compiler.NeedsMore(source))
        {
            return;
        }

        _source.Clear();
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
    }

    /// <summary>Ctrl-C: forgets the lines of an unfinished statement, or interrupts the main thread.</summary>
    internal void Cancel(InterruptContext isr)
    {
        _source.Clear();
        if (!IsReady)
        {
            program.Machine.Interrupt(isr);
        }
    }
}
