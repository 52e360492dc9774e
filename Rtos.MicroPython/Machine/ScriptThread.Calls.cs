namespace Rtos.MicroPython;

/// <content>Calls of everything that can be called.</content>
internal sealed partial class ScriptThread
{
    // Jumps let time pass; code that calls itself without any must do so too.
    private const long MostOwed = 160_000;

    /// <summary>Calls what lies at a place of the stack with the arguments behind it.</summary>
    /// <param name="at">The place of the callable.</param>
    /// <param name="count">The number of arguments, those with names included.</param>
    /// <param name="names">The names of the last arguments; null for none.</param>
    /// <param name="resultAt">Where the result goes; left out, where the callable lies.</param>
    /// <param name="mode">What becomes of it.</param>
    /// <param name="aux">What the mode needs.</param>
    private void Call(int at, int count, string[]? names, int resultAt = -1, ReturnMode mode = ReturnMode.Push, Value aux = default)
    {
        resultAt = resultAt < 0 ? at : resultAt;
        switch (_stack[at].Ref)
        {
            case FunctionObject function:
                CallFunction(function, at, count, names, resultAt, mode, aux);
                break;
            case NativeFunction native:
                CallNative(native, at, default, count, names, resultAt, mode, aux);
                break;
            case BoundMethodObject { Function.Ref: NativeFunction native } method:
                CallNative(native, at, method.Self, count, names, resultAt, mode, aux);
                break;
            case BoundMethodObject method:
                InsertSelf(at, count, method.Function, method.Self);
                Call(at, count + 1, names, resultAt, mode, aux);
                break;
            case TypeObject type:
                CallType(type, at, count, names, resultAt, mode, aux);
                break;
            case MethodWrapperObject wrapper:
                CallWrapped(wrapper, at, count, names, resultAt, mode, aux);
                break;
            case CodeFunctionObject body:
                EnsureStack(_sp + body.Code.LocalNames.Length + body.Code.StackSize + 2);
                _stack.AsSpan(_sp, body.Code.LocalNames.Length).Clear();
                PushFrame(body.Code, body.Globals, body.Names, _sp, resultAt, mode, aux);
                break;
            case InstanceObject instance when instance.Type.Lookup("__call__") is { IsUnset: false } call:
                CheckCallOfCall(call, count);
                InsertSelf(at, count, call, Value.Of(instance));
                Call(at, count + 1, names, resultAt, mode, aux);
                break;
            case PinObject pin:
                InsertSelf(at, count, pin.Type.Lookup("__call__"), Value.Of(pin));
                Call(at, count + 1, names, resultAt, mode, aux);
                break;
            default:
                throw ScriptError.TypeError($"'{Types.NameOf(_stack[at])}' object isn't callable");
        }
    }

    // __call__ can be an object that has a __call__ in turn, without an end; each one is an argument more.
    private static void CheckCallOfCall(Value call, int count)
    {
        const int Most = 500;
        if (call.Ref is InstanceObject && count > Most)
        {
            throw ScriptError.RuntimeError("maximum recursion depth exceeded");
        }
    }

    // The object that a method was looked up for is the first argument: a static method does without, a class method has the class.
    private void CallWrapped(MethodWrapperObject wrapper, int at, int count, string[]? names, int resultAt, ReturnMode mode, Value aux)
    {
        _stack[at] = wrapper.Function;
        if (wrapper.IsClassMethod && count > 0)
        {
            _stack[at + 1] = ClassOf(_stack[at + 1]);
            Call(at, count, names, resultAt, mode, aux);
            return;
        }

        if (count > 0)
        {
            _stack[at + 1] = wrapper.Function;
            Call(at + 1, count - 1, names, resultAt, mode, aux);
            return;
        }

        Call(at, count, names, resultAt, mode, aux);
    }

    /// <summary>Calls something with arguments that are not on the stack; the result goes to the top.</summary>
    private void Call(Value callable, ReadOnlySpan<Value> arguments, ReturnMode mode = ReturnMode.Push, Value aux = default) =>
        Call(callable, arguments, _sp, mode, aux);

    private void Call(Value callable, ReadOnlySpan<Value> arguments, int resultAt, ReturnMode mode, Value aux, int auxIndex = 0)
    {
        EnsureStack(_sp + arguments.Length + 2);
        var at = _sp;
        _stack[_sp++] = callable;
        arguments.CopyTo(_stack.AsSpan(_sp));
        _sp += arguments.Length;
        _auxIndex = auxIndex;
        Call(at, arguments.Length, null, resultAt, mode, aux);
        _auxIndex = 0;
    }

    // Handed to the frame of the next call that makes one.
    private int _auxIndex;

    private void CallMethod(int count, string[]? names, int above)
    {
        var at = _sp - above - count - 2;
        if (_stack[at].IsUnset)
        {
            Call(at + 1, count, names, at);
            return;
        }

        Call(at, count + 1, names, at);
    }

    private void CallKeyword(int at, int count) => Call(at, count, Keywords(Top));

    private static string[] Keywords(Value names) => ((TupleObject)names.Ref!).KeywordNames;

    // f args [keywords] → as if the arguments had been written one by one.
    private void CallSpread(bool hasKeywords)
    {
        var keywords = hasKeywords ? (DictObject)Top.Ref! : null;
        var at = _sp - (hasKeywords ? 3 : 2);
        var items = ((TupleObject)_stack[at + 1].Ref!).Items;
        HostWork.ChargeLong((items.Length + (keywords?.Count ?? 0)) * 8L);
        var names = new List<string>();
        EnsureStack(at + items.Length + (keywords?.Count ?? 0) + 4);
        var top = at + 1;
        foreach (var item in items)
        {
            _stack[top++] = item;
        }

        for (var i = 0; keywords is not null && i < keywords.Places; i++)
        {
            ref var entry = ref keywords.EntryAt(i);
            if (!entry.Key.IsUnset)
            {
                names.Add(entry.Key.Ref as string ?? throw ScriptError.TypeError("keywords must be strings"));
                _stack[top++] = entry.Value;
            }
        }

        _sp = top;
        Call(at, top - at - 1, names.Count == 0 ? null : [.. names], at, ReturnMode.Push);
    }

    // at: callable x1 … → function self x1 …
    private void InsertSelf(int at, int count, Value function, Value self)
    {
        EnsureStack(at + count + 3);
        _stack.AsSpan(at + 1, count).CopyTo(_stack.AsSpan(at + 2));
        _stack[at] = function;
        _stack[at + 1] = self;
        _sp = Math.Max(_sp, at + count + 2);
    }

    private void CallFunction(FunctionObject function, int at, int count, string[]? names, int resultAt, ReturnMode mode, Value aux)
    {
        var code = function.Code;
        var locals = at + 1;
        EnsureStack(locals + code.LocalNames.Length + code.StackSize + 2);
        if (names is null && count == code.PositionalCount && code.ParameterCount == count)
        {
            _stack.AsSpan(locals + count, code.LocalNames.Length - count).Clear();
        }
        else
        {
            Bind(function, locals, count, names);
        }

        MakeCells(function, locals);
        if (code.IsGenerator)
        {
            var slots = new Value[code.LocalNames.Length + code.StackSize];
            _stack.AsSpan(locals, code.LocalNames.Length).CopyTo(slots);
            Deliver(_machine.New(new GeneratorObject(function, slots)), resultAt, mode, aux);
            return;
        }

        PushFrame(code, function.Globals, function.Globals, locals, resultAt, mode, aux);
    }

    private void MakeCells(FunctionObject function, int locals)
    {
        var code = function.Code;
        foreach (var local in code.CellLocals)
        {
            _stack[locals + local] = _machine.New(new CellObject { Content = _stack[locals + local] });
        }

        function.Cells.CopyTo(_stack, locals + code.FirstFreeLocal);
    }

    private void PushFrame(CodeObject code, DictObject globals, DictObject names, int locals, int resultAt, ReturnMode mode, Value aux)
    {
        TakeStack(code.FrameBytes);
        var frame = _frame.Next ??= new Frame(_frame);
        frame.Code = code;
        frame.Globals = globals;
        frame.Names = names;
        frame.Base = locals;
        frame.Ip = 0;
        frame.JumpsLeft = _jumpsOfATurn;
        frame.ResultAt = resultAt;
        frame.Mode = mode;
        frame.Aux = aux;
        frame.AuxIndex = _auxIndex;
        frame.Generator = null;
        _frame = frame;
        _sp = locals + code.LocalNames.Length;
    }

    private void PopFrame()
    {
        var frame = _frame;
        _frame = frame.Caller!;
        GiveStack(frame.Code.FrameBytes);
        frame.Aux = default;
        frame.Generator = null;
    }

    // A native call without a frame of its own has given a result.
    private void Deliver(Value result, int resultAt, ReturnMode mode, Value aux)
    {
        _sp = resultAt;
        Finish(result, mode, aux, _auxIndex);
    }

    private void EnsureStack(int size)
    {
        if (size > _stack.Length)
        {
            Array.Resize(ref _stack, Math.Max(size, _stack.Length * 2));
        }
    }
}
