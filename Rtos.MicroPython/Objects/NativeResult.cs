using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>Makes a native function's result from that of its kernel call; it may also request another call.</summary>
internal delegate NativeResult KernelResult(Machine machine, PyResult result);

/// <summary>The result of a native function: a value, or a request to the interpreter for getting one.</summary>
/// <remarks>
/// A native function never runs Python code and never waits. If either is needed, it is requested: a call, a kernel call, the next value
/// of a generator, or the function's counterpart in the prelude (<see cref="Value.Fallback"/>).
/// </remarks>
internal readonly struct NativeResult
{
    // The value; or the callable, the arguments of a kernel call, the value sent or thrown into a generator.
    private readonly Value _value;

    // Null: it is a value. Otherwise the kind of request: an array of arguments, a function of the thread library, a generator.
    private readonly object? _request;

    // The conversion of a kernel call's result; the exception that is thrown into a generator.
    private readonly object? _detail;

    private NativeResult(Value value, object? request = null, object? detail = null) => (_value, _request, _detail) = (value, request, detail);

    /// <summary>Whether it is a value.</summary>
    internal bool IsValue => _request is null && !_value.IsFallback;

    /// <summary>Whether the arguments need Python code: the function's counterpart in the prelude is called.</summary>
    internal bool IsFallback => _value.IsFallback;

    /// <summary>The value, if it is one.</summary>
    internal Value Value => _value;

    public static implicit operator NativeResult(Value value) => new(value);

    /// <summary>The result is that of another call, which may be Python code.</summary>
    internal static NativeResult Call(Value callable, params ReadOnlySpan<Value> arguments) => new(callable, arguments.ToArray());

    /// <summary>The result is that of a kernel call of the thread, which may wait.</summary>
    /// <param name="function">The function of the thread library.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="convert">Converts the call's result; by default, its value is converted and its exception raised.</param>
    internal static NativeResult Kernel(ModuleFunction function, PyArguments arguments, KernelResult? convert = null) =>
        new(new Value(arguments), function, convert);

    /// <summary>The result is that of a C# function which may wait.</summary>
    internal static NativeResult Routine(RoutineRequest request) => new(default, request);

    /// <summary>The result is the next value of a generator.</summary>
    internal static NativeResult Resume(GeneratorObject generator, Value sent) => new(sent, generator);

    /// <summary>The result is the next value of a generator into which an exception is thrown.</summary>
    internal static NativeResult Throw(GeneratorObject generator, ExceptionObject error) => new(Value.None, generator, error);

    /// <summary>Whether a call is requested.</summary>
    internal bool IsCall(out Value callable, out Value[] arguments)
    {
        callable = _value;
        arguments = _request as Value[] ?? [];
        return _request is Value[];
    }

    /// <summary>Whether a kernel call is requested.</summary>
    internal bool IsKernelCall(out KernelRequest request)
    {
        var function = _request as ModuleFunction;
        request = function is null ? default : new KernelRequest(function, (PyArguments)_value.Ref!, (KernelResult?)_detail);
        return function is not null;
    }

    /// <summary>Whether a C# function that may wait is requested.</summary>
    internal bool IsRoutine(out RoutineRequest request)
    {
        request = (_request as RoutineRequest)!;
        return request is not null;
    }

    /// <summary>Whether a generator is to be resumed.</summary>
    internal bool IsResume(out GeneratorObject generator, out Value sent, out ExceptionObject? error)
    {
        generator = (_request as GeneratorObject)!;
        (sent, error) = (_value, _detail as ExceptionObject);
        return generator is not null;
    }
}

/// <summary>A kernel call requested by a native function.</summary>
/// <param name="Function">The function of the thread library.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Convert">Converts the call's result; null for the default conversion.</param>
internal readonly record struct KernelRequest(ModuleFunction Function, PyArguments Arguments, KernelResult? Convert);
