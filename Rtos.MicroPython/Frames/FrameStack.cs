using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>The open frames of a thread, and their usage of its task's stack.</summary>
internal sealed class FrameStack
{
    /// <summary>The innermost frame.</summary>
    internal Frame Current;

    private readonly PyThread _thread;
    private readonly ValueStack _values;

    // The stack usage of the open frames, in bytes.
    private int _bytes;

    // The thread's, once it has a task: read at every call.
    private Tcb? _task;
    private int _mostBytes;

    /// <param name="thread">The thread.</param>
    /// <param name="values">Its values.</param>
    /// <param name="builtins">The built-in names: those of the lowest frame, which is never executed.</param>
    internal FrameStack(PyThread thread, ValueStack values, DictObject builtins)
    {
        _thread = thread;
        _values = values;
        JumpsOfATurn = Math.Max(1, thread.Model.Options.Limits.GilDivisor);
        Current = new Frame(null) { Code = BottomCode, Globals = builtins, Names = builtins };
    }

    /// <summary>The number of jumps a frame makes until it lets other threads run.</summary>
    internal int JumpsOfATurn { get; }

    /// <summary>
    /// The frame that is between two instructions while a callback runs: it has jumped, so the instruction before the next one
    /// need not be the one that it executed.
    /// </summary>
    internal Frame? Between { get; set; }

    /// <summary>The same for the frame in which Ctrl-C raises its exception.</summary>
    internal Frame? Turning { get; set; }

    /// <summary>The innermost frame of the script itself.</summary>
    internal Frame OfScript
    {
        get
        {
            var frame = Current;
            while (frame.Code.IsHidden && frame.Caller is { } caller)
            {
                frame = caller;
            }

            return frame;
        }
    }

    // A frame that is never executed: the lowest real frame returns to it.
    private static CodeObject BottomCode { get; } = new()
    {
        Name = "<thread>", File = string.Empty, Instructions = [new Instruction(Op.Nop, 0)], Lines = [0], Constants = [], Names = [],
        LocalNames = [], StackSize = 4, IsHidden = true,
    };

    /// <summary>Opens a frame; its locals are already on the stack.</summary>
    /// <exception cref="ScriptError">The recursion is too deep: a RuntimeError.</exception>
    internal Frame Push(CodeObject code, DictObject globals, DictObject names, int locals, in Continuation continuation)
    {
        Take(code.FrameBytes);
        var frame = Current.Next ??= new Frame(Current);
        frame.Code = code;
        frame.Globals = globals;
        frame.Names = names;
        frame.Base = locals;
        frame.Ip = 0;
        frame.JumpsLeft = JumpsOfATurn;
        frame.Continuation = continuation;
        Current = frame;
        _values.Count = locals + code.LocalNames.Length;
        return frame;
    }

    /// <summary>Leaves the innermost frame; the top of the stack is then where its result goes.</summary>
    internal void Pop()
    {
        var frame = Current;
        var bytes = frame.Code.FrameBytes;
        Current = frame.Caller!;
        _bytes -= bytes;
        _task!.Stack.Depth -= bytes;
        _values.Count = frame.ResultAt;
        frame.Leave();
    }

    /// <summary>Leaves the innermost frame with a result.</summary>
    internal void Return(Value result)
    {
        if (Current.Receiver is null)
        {
            Pop();
            _values.Push(result);
            return;
        }

        var continuation = Current.Continuation;
        Pop();
        continuation.Receiver!.Receive(result, continuation);
    }

    /// <summary>The place of a frame: the instruction that it executes, or the next one.</summary>
    internal int At(Frame frame) => frame == Between || frame == Turning ? frame.Ip : Math.Max(0, frame.Ip - 1);

    /// <summary>The executing line of the script, for diagnostics; null if there is none.</summary>
    /// <param name="isBetween">Whether the innermost frame is between two instructions.</param>
    internal string? Where(bool isBetween)
    {
        var frame = OfScript;
        if (frame.Caller is null)
        {
            return null;
        }

        // Between two instructions the next one gives the place: the previous one may be elsewhere, if it has jumped.
        var line = frame == Between || (isBetween && frame == Current) ? frame.Code.Lines[frame.Ip] : frame.Line;
        return FormattableString.Invariant($"{frame.Code.File}, line {line}");
    }

    /// <summary>Visits the objects that the frames refer to.</summary>
    internal void Visit(Marker marker)
    {
        for (var frame = Current; frame is not null; frame = frame.Caller)
        {
            marker.Visit(frame.Code);
            marker.Visit(frame.Globals);
            marker.Visit(frame.Names);
            frame.Continuation.Visit(marker);
            if (frame.Generator is { } generator)
            {
                marker.Visit(generator);
            }
        }
    }

    // The stack usage of open frames; too deep a recursion is an error, or on the board a stack overflow.
    private void Take(int bytes)
    {
        if (_task is null)
        {
            _task = _thread.Tcb;
            _mostBytes = _thread.RecursionLimitBytes;
        }

        var model = _thread.Model;
        if (_bytes + bytes > _mostBytes)
        {
            if (!model.Options.IsFirmware || !model.Options.IsLoboris)
            {
                throw ScriptError.RuntimeError("maximum recursion depth exceeded");
            }

            if (model.Device.Scheduler.Stacks.IsFarBeyond(_task, bytes))
            {
                model.Device.Scheduler.Stacks.RunawayRecursion(_task, Current.Code.Name);
            }
        }

        _bytes += bytes;
        _task.OpenFrame(bytes);
        model.Device.Scheduler.Stacks.Touch(_task, 0, null);
    }
}
