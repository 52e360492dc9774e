using System.Globalization;
using System.Text;
using Rtos.Core;

namespace Rtos.MicroPython;

/// <summary>The MicroPython prompt of a device: takes lines, and tells when it is ready for the next.</summary>
/// <remarks>The host calls it between two runs of the device. What is typed reaches the main thread as an interrupt does.</remarks>
internal sealed class ReplSession
{
    /// <summary>What stands before a statement.</summary>
    internal const string FirstPrompt = ">>> ";

    /// <summary>What stands before the further lines of a statement.</summary>
    internal const string NextPrompt = "... ";

    private readonly StringBuilder _source = new();
    private readonly ScriptProgram _program;
    private readonly Device _device;

    internal ReplSession(Device device, ScriptProgram program)
    {
        _device = device;
        _program = program;
    }

    /// <summary>What the board says when it starts.</summary>
    internal static string Banner => "MicroPython on an emulated ESP32; threads run on while you type.\nCtrl-D resets, Ctrl-C interrupts.\n";

    /// <summary>The prompt to show, when <see cref="IsReady"/>.</summary>
    internal string Prompt => _source.Length > 0 ? NextPrompt : FirstPrompt;

    /// <summary>Whether everything typed so far has been executed.</summary>
    internal bool IsReady => _program.Threads.Main is { IsAtPrompt: true } && !_program.Machine.HasStatements && !_isTyped;

    private bool _isTyped;

    /// <summary>Takes a line. When the statement is whole, the main thread executes it as the device runs on.</summary>
    internal void Enter(string line)
    {
        if (_source.Length == 0 && string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        _source.Append(line).Append('\n');
        var source = _source.ToString();
        if (Compiler.NeedsMore(source) && !(line.Length == 0 && _source.Length > 1))
        {
            return;
        }

        _source.Clear();
        try
        {
            var code = Compiler.Compile(source, "<stdin>", CompileMode.Prompt);
            _isTyped = true;
            Interrupt(isr =>
            {
                _isTyped = false;
                _program.Machine.Type(code, isr);
            });
        }
        catch (ScriptSyntaxException e)
        {
            _program.Threads.Console.Write(string.Create(
                CultureInfo.InvariantCulture, $"Traceback (most recent call last):\n  File \"<stdin>\", line {e.Line}\nSyntaxError: {e.Reason}\n"));
        }
    }

    /// <summary>Ctrl-C: forgets the lines of an unfinished statement, or interrupts the main thread.</summary>
    internal void Cancel()
    {
        _source.Clear();
        if (!IsReady)
        {
            Interrupt(_program.Machine.Interrupt);
        }
    }

    private void Interrupt(Action<InterruptContext> routine) =>
        _device.RaiseInterruptAt(_device.Now == Instant.Start ? _device.Now + new Cycles(1) : _device.Now, CoreId.Pro, routine);
}
