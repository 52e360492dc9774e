using System.Globalization;
using Rtos.Core;

namespace Rtos.MicroPython;

/// <summary>The MicroPython prompt of a device: takes lines, and reports when it is ready for the next.</summary>
/// <remarks>Lines come as if from a UART: in an interrupt, which queues them for the main thread.</remarks>
internal sealed class ReplSession(ScriptProgram program)
{
    /// <summary>The prompt of a statement.</summary>
    internal const string FirstPrompt = ">>> ";

    /// <summary>The prompt of a statement's further lines.</summary>
    internal const string NextPrompt = "... ";

    /// <summary>The most statements that wait while the main script is busy; further ones are refused.</summary>
    internal const int MostWaiting = 64;

    private readonly PromptBlock _block = new();

    /// <summary>The board's message at startup.</summary>
    internal static string Banner => "MicroPython on an emulated ESP32; threads keep running while you type.\nCtrl-C interrupts, Ctrl-D resets, Ctrl-X leaves; help() says more.\n";

    /// <summary>The prompt to show, when <see cref="IsReady"/>.</summary>
    internal string Prompt => _block.IsEmpty ? FirstPrompt : NextPrompt;

    /// <summary>Whether all input so far has been executed.</summary>
    internal bool IsReady => program.Threads.Main is { IsAtPrompt: true } && program.Machine.Prompt.Count == 0;

    /// <summary>Whether the main thread is running the script, or typed input.</summary>
    internal bool IsExecuting => program.Threads.Main is not { IsAtPrompt: true };

    /// <summary>Takes a line. When the statement is complete, the main thread executes it.</summary>
    internal void Enter(string line, InterruptContext isr)
    {
        // A line may come with line feeds of its own, from a host.
        foreach (var part in line.Split('\n'))
        {
            EnterPart(part, isr);
        }
    }

    /// <summary>Takes a whole text, like paste mode: values of expressions are not printed.</summary>
    internal void Paste(string text, InterruptContext isr)
    {
        _block.Clear();
        if (text.Length > PromptBlock.MostCharacters)
        {
            Refuse(string.Create(
                CultureInfo.InvariantCulture, $"a text that is pasted has at most {PromptBlock.MostCharacters} characters; it was not executed"));
        }
        else
        {
            Execute(text, CompileMode.File, isr);
        }
    }

    /// <summary>Completes the name to the left of the cursor. Between two runs of the device.</summary>
    internal PromptCompletion Complete(string before) => NameCompletion.Of(program.Machine, before);

    private void EnterPart(string line, InterruptContext isr)
    {
        if (_block.IsEmpty && string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        var source = _block.Add(line, out var isTooLong);
        if (isTooLong)
        {
            Refuse(string.Create(
                CultureInfo.InvariantCulture,
                $"a statement at the prompt has at most {PromptBlock.MostLines} lines and {PromptBlock.MostCharacters} characters; "
                + $"it was not executed, and its lines up to the next empty one are skipped"));
        }
        else if (source is not null && program.Machine.Prompt.Count >= MostWaiting)
        {
            Refuse(string.Create(
                CultureInfo.InvariantCulture, $"{MostWaiting} statements wait for the main script already; this one was not executed"));
        }
        else if (source is not null)
        {
            Execute(source, CompileMode.Prompt, isr);
        }
    }

    // The board's way of reporting that it has no room.
    private void Refuse(string reason) => program.Threads.Console.Write($"MemoryError: {reason}\n");

    private void Execute(string source, CompileMode mode, InterruptContext isr)
    {
        try
        {
            program.Machine.Prompt.Add(Compiler.Compile(source, "<stdin>", mode), isr);
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

    /// <summary>Ctrl-C: forgets the lines of an unfinished statement, or interrupts the main thread.</summary>
    internal void Cancel(InterruptContext isr)
    {
        _block.Clear();
        if (!IsReady)
        {
            program.Machine.Callbacks.Interrupt(isr);
        }
    }
}
