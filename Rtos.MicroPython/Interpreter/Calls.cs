using System.Runtime.CompilerServices;

namespace Rtos.MicroPython;

/// <summary>Calls of callables. A call pushes a frame, requests a kernel call, or has its result at once.</summary>
internal sealed class Calls
{
    private readonly Machine _machine;
    private readonly ThreadState _state;
    private readonly ValueStack _values;
    private readonly FrameStack _frames;
    private readonly KernelGate _gate;
    private readonly Generators _generators;
    private readonly ResultReceiver _operand;
    private readonly ResultReceiver _made;

    internal Calls(Machine machine, ThreadState state, KernelGate gate, Generators generators)
    {
        _machine = machine;
        _state = state;
        _values = state.Values;
        _frames = state.Frames;
        _gate = gate;
        _generators = generators;
        _operand = new Operand(state);
        _made = new MadeObject(_values, null);
    }

    /// <summary>The result replaces a value on the stack, and the calling instruction is executed again.</summary>
    internal Continuation Again(int resultAt, int place) => new(resultAt, _operand, place: place);

    /// <summary>Calls something with arguments that are not on the stack; the result is pushed.</summary>
    /// <param name="callable">What is called.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="resultAt">Where the result goes.</param>
    internal void Call(Value callable, ReadOnlySpan<Value> arguments, int resultAt) =>
        Call(callable, arguments, null, new Continuation(resultAt));

    /// <summary>Like <see cref="Call(Value, ReadOnlySpan{Value}, int)"/>, for infrequent callers: the slots for the arguments are here.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Call(Value callable, Value a, Value b, int resultAt) => Call(callable, [a, b], resultAt);

    /// <summary>Like <see cref="Call(Value, Value, Value, int)"/>; the result is not needed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void CallAndDrop(Value callable, Value a, Value b, Value c, int resultAt) => CallAndDrop(callable, [a, b, c], resultAt);

    /// <summary>Like <see cref="Call(Value, ReadOnlySpan{Value}, int)"/>; the result is not needed.</summary>
    internal void CallAndDrop(Value callable, ReadOnlySpan<Value> arguments, int resultAt) =>
        Call(callable, arguments, null, Continuation.Drop(resultAt));

    /// <summary>Calls something with arguments that are not on the stack.</summary>
    internal void Call(Value callable, ReadOnlySpan<Value> arguments, in Continuation continuation) =>
        Call(callable, arguments, null, continuation);

    /// <summary>Calls something with arguments that are not on the stack, some of them with names.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Call(Value callable, ReadOnlySpan<Value> arguments, string[]? names, in Continuation continuation)
    {
        _values.Ensure(_values.Count + arguments.Length + 2);
        var at = _values.Count;
        _values.Push(callable);
        arguments.CopyTo(_values.Items.AsSpan(_values.Count));
        _values.Count += arguments.Length;
        CallAt(at, arguments.Length, names, continuation);
    }

    /// <summary>Makes a list of the iterable in a stack slot, puts it there, and makes the instruction be executed again.</summary>
    internal void MakeListOf(int place) => Call(_machine.Prelude["op_list"], [_values[place]], Again(_values.Count, place));

    /// <summary>Calls the callable in a stack slot with the arguments above it.</summary>
    /// <param name="at">The place of the callable.</param>
    /// <param name="count">The number of arguments, including keyword arguments.</param>
    /// <param name="names">The names of the last arguments; null for none.</param>
    /// <param name="continuation">What to do with the result.</param>
    internal void CallAt(int at, int count, string[]? names, in Continuation continuation)
    {
        switch (_values[at].Ref)
        {
            case FunctionObject function:
                CallFunction(function, at, count, names, continuation);
                break;
            case NativeFunction native:
                CallNative(native, _values.Span(at + 1, count), names, continuation);
                break;
            case BoundMethodObject { Function.Ref: NativeFunction native } method:
                CallNativeMethod(native, method.Self, _values.Span(at + 1, count), names, continuation);
                break;
            case BoundMethodObject method:
                InsertSelf(at, count, method.Function, method.Self);
                CallAt(at, count + 1, names, continuation);
                break;
            case TypeObject type:
                CallType(type, at, count, names, continuation);
                break;
            case MethodWrapperObject wrapper:
                CallWrapped(wrapper, at, count, names, continuation);
                break;
            case CodeFunctionObject body:
                CallBody(body.Code, body.Globals, body.Names, continuation);
                break;
            case InstanceObject instance when instance.Type.Lookup("__call__") is { IsUnset: false } call:
                CheckCallOfCall(call, count);
                InsertSelf(at, count, call, Value.Of(instance));
                CallAt(at, count + 1, names, continuation);
                break;
            case PinObject pin:
                InsertSelf(at, count, pin.Type.Lookup("__call__"), Value.Of(pin));
                CallAt(at, count + 1, names, continuation);
                break;
            default:
                throw ScriptError.TypeError($"'{Types.NameOf(_values[at])}' object isn't callable");
        }
    }

    /// <summary>Opens the frame of a module's, a class's or a text's body, which has no parameters.</summary>
    internal void CallBody(CodeObject code, DictObject globals, DictObject names, in Continuation continuation, FunctionObject? closure = null)
    {
        var locals = _values.Count;
        _values.Ensure(locals + code.LocalNames.Length + code.StackSize + 2);
        _values.Span(locals, code.LocalNames.Length).Clear();
        if (closure is not null)
        {
            MakeCells(closure, locals);
        }

        _frames.Push(code, globals, names, locals, continuation);
    }

    /// <summary>Handles the result of a native function: delivers its value, or carries out its request.</summary>
    internal void Perform(in NativeResult result, in Continuation continuation)
    {
        if (result.IsValue)
        {
            continuation.Deliver(_values, result.Value);
            return;
        }

        Ask(result, continuation);
    }

    // __call__ can be an object that has a __call__ in turn, endlessly; each one is one more argument.
    private static void CheckCallOfCall(Value call, int count)
    {
        const int Most = 500;
        if (call.Ref is InstanceObject && count > Most)
        {
            throw ScriptError.RuntimeError("maximum recursion depth exceeded");
        }
    }

    // The object for which a method was looked up is the first argument: a static method does without it, a class method has the class.
    private void CallWrapped(MethodWrapperObject wrapper, int at, int count, string[]? names, in Continuation continuation)
    {
        _values[at] = wrapper.Function;
        if (wrapper.IsClassMethod && count > 0)
        {
            _values[at + 1] = Attributes.ClassOf(_values[at + 1]);
        }
        else if (count > 0)
        {
            at++;
            count--;
            _values[at] = wrapper.Function;
        }

        CallAt(at, count, names, continuation);
    }

    // at: callable x1 … → function self x1 …
    private void InsertSelf(int at, int count, Value function, Value self)
    {
        _values.Ensure(at + count + 3);
        _values.Span(at + 1, count).CopyTo(_values.Items.AsSpan(at + 2));
        _values[at] = function;
        _values[at + 1] = self;
        _values.Count = Math.Max(_values.Count, at + count + 2);
    }

    private void CallFunction(FunctionObject function, int at, int count, string[]? names, in Continuation continuation)
    {
        var code = function.Code;
        var locals = at + 1;
        _values.Ensure(locals + code.LocalNames.Length + code.StackSize + 2);
        if (names is null && count == code.PositionalCount && code.ParameterCount == count)
        {
            _values.Span(locals + count, code.LocalNames.Length - count).Clear();
        }
        else
        {
            ParameterBinding.Bind(_machine, _values, function, locals, count, names);
        }

        MakeCells(function, locals);
        if (code.IsGenerator)
        {
            var slots = new Value[code.LocalNames.Length + code.StackSize];
            _values.Span(locals, code.LocalNames.Length).CopyTo(slots);
            continuation.Deliver(_values, _machine.New(new GeneratorObject(function, slots)));
            return;
        }

        _frames.Push(code, function.Globals, function.Globals, locals, continuation);
    }

    private void MakeCells(FunctionObject function, int locals)
    {
        var code = function.Code;
        foreach (var local in code.CellLocals)
        {
            _values[locals + local] = _machine.New(new CellObject { Content = _values[locals + local] });
        }

        function.Cells.CopyTo(_values.Items, locals + code.FirstFreeLocal);
    }

    private void CallType(TypeObject type, int at, int count, string[]? names, in Continuation continuation)
    {
        if (type.IsNative)
        {
            var constructor = type.Constructor ?? throw ScriptError.TypeError($"can't create '{type.Name}' instances");
            CallNative(constructor, _values.Span(at + 1, count), names, continuation);
            return;
        }

        var made = Classes.NewInstance(_machine, type, _values.Span(at + 1, count), names);
        var init = type.Lookup("__init__");
        if (init.IsUnset || init.Ref is NativeFunction)
        {
            Classes.CheckNoArguments(type, count);
            continuation.Deliver(_values, Value.Of(made));
            return;
        }

        InsertSelf(at, count, init, Value.Of(made));
        var receiver = continuation.Receiver is null ? _made : new MadeObject(_values, continuation);
        CallAt(at, count + 1, names, new Continuation(continuation.ResultAt, receiver, made));
    }

    private void CallNative(NativeFunction native, ReadOnlySpan<Value> given, string[]? names, in Continuation continuation)
    {
        var iterable = native.IterableArgument;
        if (iterable >= 0 && iterable < given.Length && Iteration.IsInPython(given[iterable]))
        {
            MakeListAndCall(native, given, names, continuation);
            return;
        }

        Invoke(native, given, names, continuation);
    }

    // A generator as the argument of a function that takes any iterable: first a list is made from it, then the call is made.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MakeListAndCall(NativeFunction native, ReadOnlySpan<Value> given, string[]? names, in Continuation continuation)
    {
        var waiting = new CallWithList(this, native, given.ToArray(), names, continuation);
        Call(_machine.Prelude["op_list"], [given[native.IterableArgument]], new Continuation(_values.Count, waiting));
    }

    private void Invoke(NativeFunction native, ReadOnlySpan<Value> given, string[]? names, in Continuation continuation)
    {
        _state.Owed += _machine.Costs.NativeCall;
        _machine.Current = _state;
        NativeResult result;
        if (names is null)
        {
            NativeArguments.CheckCount(native, given.Length, 0);
            result = native.Code(_machine, new Arguments(given));
        }
        else
        {
            result = native.Code(_machine, NativeArguments.Named(native, given, names));
        }

        if (result.IsValue)
        {
            continuation.Deliver(_values, result.Value);
        }
        else if (result.IsFallback)
        {
            CallPrelude(native, given, names, continuation);
        }
        else
        {
            Ask(result, continuation);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CallPrelude(NativeFunction native, ReadOnlySpan<Value> given, string[]? names, in Continuation continuation)
    {
        var prelude = _machine.Prelude[native.FallbackName ?? throw new InvalidOperationException($"{native.Name} needs a function of the prelude")];
        var arguments = given.ToArray();
        _values.Count = Math.Max(_values.Count, continuation.ResultAt);
        Call(prelude, arguments, names, continuation);
    }

    // Work that few natives need is in a separate method: its locals would have to be cleared at every call.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Ask(in NativeResult result, in Continuation continuation)
    {
        _values.Count = continuation.ResultAt;
        if (result.IsCall(out var callable, out var arguments))
        {
            Call(callable, arguments, continuation);
        }
        else if (result.IsKernelCall(out var request))
        {
            _gate.Ask(request, continuation);
        }
        else if (result.IsResume(out var generator, out var sent, out var error))
        {
            _generators.Resume(generator, sent, error, continuation);
        }
        else if (result.IsRoutine(out var routine))
        {
            _gate.Ask(routine, continuation);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CallNativeMethod(NativeFunction native, Value self, ReadOnlySpan<Value> given, string[]? names, in Continuation continuation) =>
        CallNative(native, [self, .. given], names, continuation);

    /// <summary>The result replaces an operand, and the instruction is executed again.</summary>
    private sealed class Operand(ThreadState state) : ResultReceiver
    {
        internal override void Receive(Value value, in Continuation continuation)
        {
            state.Values[continuation.Place] = value;
            state.Frames.Current.Ip--;
        }
    }

    /// <summary>The result is the list for which a native call waits.</summary>
    private sealed class CallWithList(Calls calls, NativeFunction native, Value[] arguments, string[]? names, Continuation then) : ResultReceiver
    {
        internal override void Receive(Value value, in Continuation continuation)
        {
            arguments[native.IterableArgument] = value;
            calls.Invoke(native, arguments, names, then);
        }
    }
}
