using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>Makes the value of a native function from what a kernel call has given.</summary>
internal delegate Value KernelResult(Machine machine, PyResult result);

/// <content>What native code can return beside a value.</content>
internal sealed partial class Machine
{
    private static readonly NativeAnswer FallbackAnswer = new();
    private static readonly NativeAnswer CallAnswer = new();
    private static readonly NativeAnswer KernelAnswer = new();

    /// <summary>The arguments need Python code: the function's counterpart in the prelude shall do it.</summary>
    internal static Value Fallback => new(FallbackAnswer);

    /// <summary>The native function's result is that of a call of something else, which may be Python code.</summary>
    internal Value TailCall(Value callable, params ReadOnlySpan<Value> arguments)
    {
        PendingCallable = callable;
        PendingArguments = arguments.ToArray();
        return new Value(CallAnswer);
    }

    /// <summary>The native function's result is that of a kernel call of the thread, which may wait; exceptions pass through when there is no conversion.</summary>
    internal Value Kernel(ModuleFunction function, PyArguments arguments, KernelResult? convert = null)
    {
        PendingKernel = (function, arguments, convert);
        return new Value(KernelAnswer);
    }

    private Value PendingCallable { get; set; }

    private Value[] PendingArguments { get; set; } = [];

    private (ModuleFunction Function, PyArguments Arguments, KernelResult? Convert) PendingKernel { get; set; }

    private sealed class NativeAnswer;
}
