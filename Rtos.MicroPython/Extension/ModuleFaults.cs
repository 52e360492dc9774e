using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>Handles exceptions of C# functions of modules: an exception for the script, or a fault that stops the device.</summary>
internal static class ModuleFaults
{
    /// <summary>Stops the device, unless a function threw a Python exception.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="thread">The thread that calls.</param>
    /// <param name="function">The function, with its module.</param>
    /// <param name="thrown">The exception that was thrown.</param>
    /// <exception cref="DevicePanicException">It is not a Python exception.</exception>
    internal static void Check(Machine machine, PyThread thread, string function, Exception thrown)
    {
        switch (thrown)
        {
            case ScriptError or TaskExitException:
                break;
            case PyException { Error: var error } when Types.Exceptions.Any(t => t.Name == error.TypeName):
                break;
            case PyException { Error: var error }:
                Stop(machine, thread, function, $"raised {error.TypeName}, which is not an exception type of Python ({error})", thrown);
                break;
            default:
                Stop(machine, thread, function, $"failed: {thrown.GetType().Name}: {thrown.Message}; to raise an exception in the script, throw a PyException", thrown);
                break;
        }
    }

    /// <summary>The exception that the script gets for a Python exception thrown by a function.</summary>
    internal static ScriptError ToError(Machine machine, Exception thrown) => thrown switch
    {
        ScriptError error => error,
        PyException { Error: var error } => machine.Values.FromError(error),
        _ => ScriptError.Of(Types.SystemExit),
    };

    /// <summary>A function has returned: converts its result for the script.</summary>
    /// <exception cref="DevicePanicException">A script cannot hold it, or the function has begun a kernel call.</exception>
    internal static void CheckReturn(Machine machine, PyThread thread, string function, PyValue value)
    {
        var call = thread.Tcb.Call;
        if (call.IsToBeAwaited)
        {
            Stop(
                machine,
                thread,
                function,
                $"made the kernel call {call.Row.Name} ({call.Row.FreeRtosName}) and did not await it; "
                + "declare the function as async Routine<PyValue> and write await before every kernel call",
                null,
                PanicKind.NotAwaited);
        }

        if (!ThreadValues.CanTake(value))
        {
            Stop(machine, thread, function, $"returned {value.Repr}, which no script can hold; objects of C# have a type made with ScriptModule.Type", null);
        }
    }

    private static void Stop(Machine machine, PyThread thread, string function, string what, Exception? cause, PanicKind kind = PanicKind.Exception)
    {
        var at = thread.Location is { } place ? $" (called at {place})" : "";
        machine.Device.Misuse(kind, $"{function}, a function in C#{at}, {what}", cause);
    }
}
