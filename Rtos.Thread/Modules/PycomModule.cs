using Rtos.Core;

namespace Rtos.Thread;

/// <summary>Pycom's <c>_thread</c>, a façade over the threads of a device.</summary>
/// <remarks>
/// C# calls the methods, in the running thread; a front end looks functions up in <see cref="Functions"/> and the
/// methods of locks in <see cref="ThreadModel.LockFunctions"/>. A wrong argument raises a Python exception.
/// </remarks>
public sealed class PycomModule
{
    /// <summary>The smallest stack that the manual allows.</summary>
    /// <value>4096 bytes.</value>
    public const int LeastStackBytes = 4096;

    private const int LeastStackBytesOfBoard = 5120;

    private readonly ThreadModel _model;
    private readonly ModuleFunction _startNewThread;
    private readonly ModuleFunction _exit;
    private readonly ModuleFunction _allocateLock;
    private readonly ModuleFunction _getIdent;
    private readonly ModuleFunction _stackSize;

    // The last argument of stack_size(); 0 for the default.
    private long _askedStackBytes;

    /// <summary>Makes the module.</summary>
    /// <param name="model">The threads.</param>
    public PycomModule(ThreadModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _startNewThread = ModuleFunction.Simple(model, "start_new_thread", "function, args, [kwargs]", DoStart);
        _exit = ModuleFunction.Simple(model, "exit", "", static (scoped ref ModuleCall _) => throw new PyException(new PyError("SystemExit")));
        _allocateLock = ModuleFunction.Simple(model, "allocate_lock", "", static (scoped ref ModuleCall call) =>
            call.Model.CreateLock(call.Thread.Location)?.Value ?? throw PyError.Memory("can't create lock"));
        _getIdent = ModuleFunction.Simple(model, "get_ident", "", static (scoped ref ModuleCall call) => call.Thread.Id);
        _stackSize = ModuleFunction.Simple(model, "stack_size", "[size]", DoStackSize);
        MakeLock = new ModuleFunction(
            model, "LockType", new Signature("arguments") { IsOpen = true }, static (scoped ref ModuleCall _) => throw PyError.Type("can't create 'lock' instances"));
        LockType = PyValue.Object(MakeLock, "type", "<class 'lock'>");
        Functions = [_startNewThread, _exit, _allocateLock, _getIdent, _stackSize];
        Constants = new Dictionary<string, PyValue>(StringComparer.Ordinal) { ["LockType"] = LockType };
    }

    /// <summary>The functions of the module.</summary>
    public IReadOnlyList<ModuleFunction> Functions { get; }

    /// <summary>The other names of the module: <c>LockType</c>.</summary>
    public IReadOnlyDictionary<string, PyValue> Constants { get; }

    /// <summary>The type of lock objects.</summary>
    public PyValue LockType { get; }

    /// <summary>The call of <see cref="LockType"/>: a <c>TypeError</c>.</summary>
    public ModuleFunction MakeLock { get; }

    /// <summary>Starts a thread.</summary>
    /// <param name="function">The function that it runs.</param>
    /// <param name="args">A <c>tuple</c> of arguments.</param>
    /// <param name="kwargs">A <c>dict</c> of keyword arguments.</param>
    /// <returns>Its id, an <c>int</c>; <c>None</c> with the profile <see cref="ThreadProfile.Firmware"/>.</returns>
    /// <remarks>Pycom: <c>start_new_thread(function, args[, kwargs])</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> StartNewThread(PyValue function, PyValue args, PyValue? kwargs = null) =>
        _startNewThread.Call(ThreadModel.Given(function, args, kwargs));

    /// <summary>Raises <c>SystemExit</c>, which ends the thread silently unless it is caught.</summary>
    /// <returns>Nothing.</returns>
    /// <remarks>Pycom: <c>exit()</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> Exit() => _exit.Call();

    /// <summary>Makes a free lock.</summary>
    /// <returns>The lock, of type <see cref="LockType"/>; C# finds its <see cref="PyLock"/> with <see cref="LockOf"/>.</returns>
    /// <remarks>Pycom: <c>allocate_lock()</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> AllocateLock() => _allocateLock.Call();

    /// <summary>Gets the id of the running thread.</summary>
    /// <returns>An <c>int</c>, not 0.</returns>
    /// <remarks>Pycom: <c>get_ident()</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> GetIdent() => _getIdent.Call();

    /// <summary>Sets the stack size of threads started from now on; without an argument, resets it to the default.</summary>
    /// <param name="size">An <c>int</c>, in bytes; 0 for the default, otherwise at least 4096.</param>
    /// <returns>The previous size, 0 for the default.</returns>
    /// <remarks>Pycom: <c>stack_size([size])</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> StackSize(PyValue? size = null) => _stackSize.Call(size is { } given ? [given] : []);

    /// <summary>Gets the lock of a Python object of type <c>lock</c>.</summary>
    /// <param name="value">The object.</param>
    /// <exception cref="ArgumentException">It is not a lock.</exception>
    public static PyLock LockOf(PyValue value) =>
        value.Payload as PyLock ?? throw new ArgumentException($"the Python object {value.Repr} is not a lock", nameof(value));

    private PyValue DoStart(scoped ref ModuleCall call)
    {
        var args = call.Argument(1);
        var arguments = ArgumentReader.Arguments(args, call.Optional(2));
        if (args.Kind == PyKind.List)
        {
            call.Model.Diagnostics.Add(
                ThreadDiagnosticKind.NotPortable, call.Thread, $"start_new_thread was given a list of arguments; the manual asks for a tuple");
        }

        var thread = call.Model.StartThread(ref call, "MPThread", call.Argument(0), arguments, StackBytes(), onHomeCore: true);
        return _model.Options.IsFirmware ? PyValue.None : thread.Id;
    }

    private int StackBytes()
    {
        var least = _model.Options.IsFirmware ? LeastStackBytesOfBoard : LeastStackBytes;
        return _askedStackBytes == 0 ? _model.Options.Limits.DefaultStackBytes : (int)Math.Clamp(_askedStackBytes, least, int.MaxValue);
    }

    private PyValue DoStackSize(scoped ref ModuleCall call)
    {
        var before = _askedStackBytes;
        if (!call.Has(0))
        {
            if (before != 0)
            {
                call.Model.Diagnostics.Add(
                    ThreadDiagnosticKind.StackSize, call.Thread, $"stack_size() without an argument returns {before} and throws it away: threads get the default again");
            }

            _askedStackBytes = 0;
            return before;
        }

        var size = ArgumentReader.Int(call.Argument(0));
        if (size is < LeastStackBytes and not 0)
        {
            if (_model.Options.IsStrict)
            {
                throw PyError.Value(FormattableString.Invariant($"size not valid: {size} bytes"));
            }

            call.Model.Diagnostics.Add(
                ThreadDiagnosticKind.StackSize, call.Thread, $"stack_size({size}): threads get the least there is; the manual asks for {LeastStackBytes} or more");
        }

        _askedStackBytes = size;
        return before;
    }
}
