using System.Runtime.CompilerServices;

namespace Rtos.MicroPython;

/// <summary>The loop over the instructions of a thread.</summary>
/// <remarks>
/// Python calls do not use the host's stack: frames are objects, so that a thread can be left at any instruction, and killed by dropping
/// them.
/// </remarks>
internal sealed class Interpreter
{
    private readonly ThreadState _state;
    private readonly ValueStack _values;
    private readonly FrameStack _frames;
    private readonly KernelGate _gate;
    private readonly Unwinder _unwinder;
    private readonly Instructions _instructions;
    private readonly int[] _costs;

    internal Interpreter(Machine machine, ThreadState state, KernelGate gate)
    {
        _state = state;
        _values = state.Values;
        _frames = state.Frames;
        _gate = gate;
        _costs = machine.Costs.ByInstruction;
        _unwinder = new Unwinder(state, machine.Costs.Exception);
        var generators = new Generators(state, _unwinder);
        Calls = new Calls(machine, state, gate, generators);
        _instructions = new Instructions(machine, state, gate, Calls, generators, _unwinder);
    }

    /// <summary>The calls of the thread.</summary>
    internal Calls Calls { get; }

    /// <summary>Executes instructions until the gate closes: the thread has to make a kernel call, or has ended.</summary>
    internal void Run()
    {
        while (_gate.IsOpen)
        {
            try
            {
                Execute();
            }
            catch (ScriptError e)
            {
                _gate.TakeHostWork();
                Raise(e.Exception);
            }
        }
    }

    /// <summary>Raises an exception in the innermost frame.</summary>
    internal void Raise(ExceptionObject error) => _unwinder.Raise(error);

    // The most frequent instructions are here, on locals; everything else is a call. The switch is longer than a
    // method should be: one case per instruction, and moving them out would cost a call each.
    private void Execute()
    {
        var frame = _frames.Current;
        var stack = _values.Items;
        var instructions = frame.Code.Instructions;
        var costs = _costs;
        var locals = frame.Base;
        var ip = frame.Ip;
        var sp = _values.Count;
        var cycles = _state.Owed;
        var cache = frame.Code.Cache;
        var globals = frame.Names == frame.Globals ? frame.Globals : null;
        while (true)
        {
            var instruction = instructions[ip++];
            var arg = instruction.Argument;
            cycles += costs[(int)instruction.Op];
            switch (instruction.Op)
            {
                case Op.LoadFast:
                    var local = stack[locals + arg];
                    if (local.Ref is null)
                    {
                        goto default;
                    }

                    stack[sp++] = local;
                    continue;
                case Op.StoreFast:
                    stack[locals + arg] = stack[--sp];
                    continue;
                case Op.LoadConst:
                    stack[sp++] = frame.Code.Constants[arg];
                    continue;
                case Op.LoadSmallInt:
                    stack[sp++] = Value.Of((long)arg);
                    continue;
                case Op.LoadNone:
                    stack[sp++] = Value.None;
                    continue;
                case Op.Pop:
                    sp--;
                    continue;
                case Op.LoadName:
                case Op.LoadGlobal:
                    if (globals is null || !globals.IsAt(cache[ip - 1], frame.Code.Names[arg]))
                    {
                        goto default;
                    }

                    stack[sp++] = globals.EntryAt(cache[ip - 1]).Value;
                    continue;
                case Op.StoreName:
                case Op.StoreGlobal:
                    if (globals is null || !globals.IsAt(cache[ip - 1], frame.Code.Names[arg]))
                    {
                        goto default;
                    }

                    globals.EntryAt(cache[ip - 1]).Value = stack[--sp];
                    continue;
                case Op.Binary:
                case Op.InPlace:
                    if (!AddsSmall(ref stack[sp - 2], in stack[sp - 1], (BinaryOp)arg))
                    {
                        goto default;
                    }

                    sp--;
                    continue;
                case Op.Compare:
                    if (!ComparesSmall(stack, sp, (CompareOp)arg, out var truth))
                    {
                        goto default;
                    }

                    stack[--sp - 1] = Value.Of(truth);
                    continue;
                case Op.PopJumpIfFalse:
                case Op.PopJumpIfTrue:
                    if (!stack[sp - 1].IsBool || frame.JumpsLeft <= 1)
                    {
                        goto default;
                    }

                    frame.JumpsLeft--;
                    ip = (stack[--sp].Bits == 0) == (instruction.Op == Op.PopJumpIfFalse) ? arg : ip;
                    continue;
                case Op.Jump:
                    if (frame.JumpsLeft <= 1)
                    {
                        goto default;
                    }

                    frame.JumpsLeft--;
                    ip = arg;
                    continue;
                case Op.ForIter:
                    if (frame.JumpsLeft <= 1 || stack[sp - 1].Ref is not RangeIterator range || !range.TryNext(out var next))
                    {
                        goto default;
                    }

                    frame.JumpsLeft--;
                    stack[sp++] = Value.Of(next);
                    continue;
                default:
                    frame.Ip = ip;
                    _values.Count = sp;
                    _state.Owed = cycles;
                    _instructions.Execute(instruction.Op, arg);
                    _gate.TakeHostWork();
                    if (!_gate.IsOpen)
                    {
                        return;
                    }

                    frame = _frames.Current;
                    stack = _values.Items;
                    instructions = frame.Code.Instructions;
                    locals = frame.Base;
                    ip = frame.Ip;
                    sp = _values.Count;
                    cycles = _state.Owed;
                    cache = frame.Code.Cache;
                    globals = frame.Names == frame.Globals ? frame.Globals : null;
                    continue;
            }
        }
    }

    // The sum replaces the first operand: its type does not change, so only the number is written.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AddsSmall(ref Value a, in Value b, BinaryOp op)
    {
        if (!a.IsInt || !b.IsInt || op > BinaryOp.Subtract)
        {
            return false;
        }

        var isAddition = op == BinaryOp.Add;
        var number = unchecked(isAddition ? a.Bits + b.Bits : a.Bits - b.Bits);
        var other = isAddition ? b.Bits : ~b.Bits;
        if (((a.Bits ^ number) & (other ^ number)) < 0)
        {
            return false;
        }

        Value.SetNumber(ref a, number);
        return true;
    }

    private static bool ComparesSmall(Value[] stack, int sp, CompareOp op, out bool result)
    {
        ref readonly var a = ref stack[sp - 2];
        ref readonly var b = ref stack[sp - 1];
        if (!a.IsInt || !b.IsInt || op > CompareOp.GreaterEqual)
        {
            result = false;
            return false;
        }

        result = op switch
        {
            CompareOp.Less => a.Bits < b.Bits,
            CompareOp.LessEqual => a.Bits <= b.Bits,
            CompareOp.Equal => a.Bits == b.Bits,
            CompareOp.NotEqual => a.Bits != b.Bits,
            CompareOp.Greater => a.Bits > b.Bits,
            _ => a.Bits >= b.Bits,
        };
        return true;
    }
}
