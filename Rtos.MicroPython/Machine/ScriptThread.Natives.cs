namespace Rtos.MicroPython;

/// <content>Calls of functions in C#.</content>
internal sealed partial class ScriptThread
{
    private void CallNative(NativeFunction native, int at, Value self, int count, string[]? names, int resultAt, ReturnMode mode, Value aux)
    {
        var given = self.IsUnset ? _stack.AsSpan(at + 1, count) : WithSelf(self, _stack.AsSpan(at + 1, count));
        var iterable = native.IterableArgument;
        if (iterable >= 0 && iterable < given.Length && IsIteratedInPython(given[iterable]))
        {
            MakeListAndCall(new OpenCall(native, given.ToArray(), names, resultAt, mode, aux, _auxIndex));
            return;
        }

        CallNative(native, given, names, resultAt, mode, aux);
    }

    private void CallNative(NativeFunction native, ReadOnlySpan<Value> given, string[]? names, int resultAt, ReturnMode mode, Value aux)
    {
        _cycles += _machine.Costs.NativeCall;
        _machine.Current = this;
        NativeResult result;
        if (names is null)
        {
            CheckCount(native, given.Length, 0);
            result = native.Code(_machine, new Arguments(given));
        }
        else
        {
            result = native.Code(_machine, native.TakesAnyKeyword ? new Arguments(given, names) : new Arguments(BindNative(native, given, names)));
        }

        if (!result.IsValue)
        {
            Answer(native, result, given, names, resultAt, mode, aux);
            return;
        }

        Deliver(result.Value, resultAt, mode, aux);
    }

    // A generator as the argument of a function that takes any iterable: first a list is made of it, then the call is made.
    private void MakeListAndCall(OpenCall call) => Call(
        _machine.Prelude["op_list"], [call.Arguments[call.Native.IterableArgument]], _sp, ReturnMode.NativeCall, new Value(call), 0);

    private void CallWithList(OpenCall call, Value list)
    {
        call.Arguments[call.Native.IterableArgument] = list;
        _auxIndex = call.AuxIndex;
        CallNative(call.Native, call.Arguments, call.Names, call.ResultAt, call.Mode, call.Aux);
        _auxIndex = 0;
    }

    /// <summary>Makes a list of the iterable at a place of the stack, puts it there, and has the instruction executed again.</summary>
    private void MakeListOf(int place) =>
        Call(_machine.Prelude["op_list"], [_stack[place]], _sp, ReturnMode.Retry, default, place);

    private static Value[] WithSelf(Value self, ReadOnlySpan<Value> others)
    {
        var all = new Value[others.Length + 1];
        all[0] = self;
        others.CopyTo(all.AsSpan(1));
        return all;
    }

    private void Answer(
        NativeFunction native, NativeResult answer, ReadOnlySpan<Value> given, string[]? names, int resultAt, ReturnMode mode, Value aux)
    {
        if (answer.IsFallback)
        {
            var prelude = _machine.Prelude[native.FallbackName ?? throw new InvalidOperationException($"{native.Name} needs a function of the prelude")];
            var arguments = given.ToArray();
            _sp = Math.Max(_sp, resultAt);
            CallWithNames(prelude, arguments, names, resultAt, mode, aux);
            return;
        }

        _sp = resultAt;
        if (answer.IsCall(out var callable, out var calledWith))
        {
            Call(callable, calledWith, resultAt, mode, aux, _auxIndex);
        }
        else if (answer.IsResume(out var generator, out var sent, out var error))
        {
            Resume(generator, sent, error, resultAt, mode, aux);
        }
        else if (answer.IsKernelCall(out var request))
        {
            BeginKernelCall(request, resultAt, mode, aux);
        }
    }

    private void CallWithNames(Value callable, Value[] arguments, string[]? names, int resultAt, ReturnMode mode, Value aux)
    {
        EnsureStack(_sp + arguments.Length + 2);
        var at = _sp;
        _stack[_sp++] = callable;
        arguments.CopyTo(_stack, _sp);
        _sp += arguments.Length;
        Call(at, arguments.Length, names, resultAt, mode, aux);
    }

    /// <summary>A call that waits for its argument to become a list.</summary>
    private sealed record OpenCall(
        NativeFunction Native, Value[] Arguments, string[]? Names, int ResultAt, ReturnMode Mode, Value Aux, int AuxIndex);
}
