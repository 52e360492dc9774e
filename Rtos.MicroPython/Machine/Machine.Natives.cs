using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>Makes the value of a native function from what a kernel call has given; it may also be a further answer.</summary>
internal delegate Value KernelResult(Machine machine, PyResult result);

/// <content>What native code can return beside a value.</content>
internal sealed partial class Machine
{
    private static readonly NativeAnswer FallbackAnswer = new();
    private static readonly NativeAnswer CallAnswer = new();
    private static readonly NativeAnswer KernelAnswer = new();
    private static readonly NativeAnswer ResumeAnswer = new();

    private (Value Callable, Value[] Arguments) _pendingCall;
    private (ModuleFunction Function, PyArguments Arguments, KernelResult? Convert) _pendingKernel;
    private (GeneratorObject Generator, Value Sent, ExceptionObject? Error) _pendingResume;

    /// <summary>The arguments need Python code: the function's counterpart in the prelude shall do it.</summary>
    internal static Value Fallback => new(FallbackAnswer);

    /// <summary>The native function's result is that of a call of something else, which may be Python code.</summary>
    internal Value TailCall(Value callable, params ReadOnlySpan<Value> arguments)
    {
        _pendingCall = (callable, arguments.ToArray());
        return new Value(CallAnswer);
    }

    /// <summary>The native function's result is that of a kernel call of the thread, which may wait; exceptions pass through when there is no conversion.</summary>
    internal Value Kernel(ModuleFunction function, PyArguments arguments, KernelResult? convert = null)
    {
        _pendingKernel = (function, arguments, convert);
        return new Value(KernelAnswer);
    }

    /// <summary>The native function's result is the next value of a generator.</summary>
    internal Value Resume(GeneratorObject generator, Value sent, ExceptionObject? error = null)
    {
        _pendingResume = (generator, sent, error);
        return new Value(ResumeAnswer);
    }

    /// <summary>Whether a native function's result is no value.</summary>
    internal static bool IsAnswer(Value value) => value.Ref is NativeAnswer;

    internal static bool IsFallback(Value value) => ReferenceEquals(value.Ref, FallbackAnswer);

    internal (Value Callable, Value[] Arguments)? TakeCall(Value answer)
    {
        if (!ReferenceEquals(answer.Ref, CallAnswer))
        {
            return null;
        }

        var call = _pendingCall;
        _pendingCall = default;
        return call;
    }

    internal (GeneratorObject Generator, Value Sent, ExceptionObject? Error)? TakeResume(Value answer)
    {
        if (!ReferenceEquals(answer.Ref, ResumeAnswer))
        {
            return null;
        }

        var resume = _pendingResume;
        _pendingResume = default;
        return resume;
    }

    internal (ModuleFunction Function, PyArguments Arguments, KernelResult? Convert) TakeKernel()
    {
        var call = _pendingKernel;
        _pendingKernel = default;
        return call;
    }

    private sealed class NativeAnswer;
}
