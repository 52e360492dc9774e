using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>A thread that executes bytecode: its frames, its stack of values, and the time that it owes the device.</summary>
/// <remarks>
/// No Python call uses the host's stack: frames are objects, so that a thread can be left at any instruction, and killed by
/// forgetting them. Code runs ahead of virtual time until the next thing that others could notice (a kernel call, a point
/// at which other threads may run); the cycles are worked off before it.
/// </remarks>
internal sealed partial class ScriptThread : IHeapRoot
{
    private readonly Machine _machine;
    private readonly int[] _costs;
    private Value[] _stack = new Value[64];
    private Frame _frame;
    private int _sp;

    // Cycles of instructions that were executed and not yet worked off.
    private long _cycles;

    // What the open frames take of the task's stack, in bytes.
    private int _frameBytes;

    internal ScriptThread(Machine machine, PyThread thread)
    {
        _machine = machine;
        _costs = machine.Costs.ByInstruction;
        _jumpsOfATurn = Math.Max(1, machine.Model.Options.Limits.GilDivisor);
        Thread = thread;
        thread.Locate = Where;
        _frame = new Frame(null) { Code = BottomCode, Globals = machine.Builtins, Names = machine.Builtins, Mode = ReturnMode.Bottom };
    }

    /// <summary>The thread as <c>_thread</c> sees it.</summary>
    internal PyThread Thread { get; }

    /// <summary>The cycles that its code has used and not yet worked off.</summary>
    internal long PendingCycles => _cycles;

    /// <summary>How often the thread has locked the heap: while it is, nothing may be given out to it.</summary>
    internal int HeapLocks { get; set; }

    /// <summary>The innermost frame.</summary>
    internal Frame Frame => _frame;

    /// <summary>The innermost frame of the script itself.</summary>
    internal Frame UserFrame
    {
        get
        {
            var frame = _frame;
            while (frame.Code.IsHidden && frame.Caller is { } caller)
            {
                frame = caller;
            }

            return frame;
        }
    }

    // A frame that is never executed: what the lowest real one returns to.
    private static CodeObject BottomCode { get; } = new()
    {
        Name = "<thread>", File = string.Empty, Instructions = [0], Lines = [0], Constants = [], Names = [], LocalNames = [], StackSize = 4, IsHidden = true,
    };

    /// <summary>Shows what the thread refers to.</summary>
    public void Visit(Marker marker)
    {
        marker.Visit(_stack.AsSpan(0, _sp));
        marker.Visit(_kernelResultHolder);
        marker.Visit(_suspendedCall?.Holder ?? default);
        marker.Visit(_function);
        marker.Visit(_arguments);
        for (var frame = _frame; frame is not null; frame = frame.Caller)
        {
            marker.Visit(frame.Code);
            marker.Visit(frame.Globals);
            marker.Visit(frame.Names);
            marker.Visit(frame.Aux);
            if (frame.Generator is { } generator)
            {
                marker.Visit(generator);
            }
        }
    }

    /// <summary>The line of the script that is executed, as diagnostics tell it.</summary>
    private string? Where()
    {
        var frame = UserFrame;
        if (frame.Caller is null)
        {
            return null;
        }

        // Between two instructions the next one is where it is: the one before may stand elsewhere, where it has jumped from.
        var line = frame == _between || (_phase is Phase.Turn or Phase.GiveTurn or Phase.Pay && frame == _frame) ? frame.Code.Lines[frame.Ip] : frame.Line;
        return FormattableString.Invariant($"{frame.Code.File}, line {line}");
    }
}
