using System.Runtime.CompilerServices;
using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>A variable that tasks and interrupts share without a lock, or with one: a global variable in C.</summary>
/// <remarks>
/// Reads and writes by tasks take no time and have no line in the trace. In a search for schedules, interrupts and other tasks may
/// run before each of them: this is how races between kernel calls are found. A plain C# variable is never interrupted there.
/// <code>
/// var count = device.CreateShared("count", 0);
/// await count.Write(await count.Read() + 1);     // an interrupt may come between the read and the write
/// </code>
/// </remarks>
/// <typeparam name="T">The type of the variable.</typeparam>
public sealed class Shared<T>
{
    private readonly CallGate _calls;
    private readonly ReadOperation _read;
    private readonly WriteOperation _write;

    internal Shared(Device device, string name, T value)
    {
        _calls = device.Calls;
        _read = new ReadOperation(this);
        _write = new WriteOperation(this);
        Name = name;
        Value = value;
        if (KernelOperation<T>.IsReadFromRecord)
        {
            // Refuses the types of the kernel's own results.
            SharedRows.Number(value);
        }
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The value, at once: for interrupts, for the host, and for conditions of a test.</summary>
    public T Value { get; set; }

    /// <summary>Reads the variable.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: none. Blocks: no. From: task.</remarks>
    [FreeRtos, CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<T> Read()
    {
        var caller = _calls.EnterWhole(_read);
        caller.Call.Target = null;
        return new RtosCall<T>(_calls, caller, _read);
    }

    /// <summary>Writes the variable.</summary>
    /// <param name="value">The new value.</param>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: none. Blocks: no. From: task.</remarks>
    [FreeRtos, CallFrom(Caller.Task, Blocks.No)]
    public RtosCall Write(T value)
    {
        var caller = _calls.EnterWhole(_write);
        caller.Call.Target = new StrongBox<T>(value);
        return new RtosCall(_calls, caller, _write);
    }

    private sealed class ReadOperation(Shared<T> variable) : KernelOperation<T>(SharedRows.Read)
    {
        internal override bool EndsInCriticalSection => false;

        internal override bool NeedsLocks(Scheduler scheduler, Tcb caller, ref KernelCall call) => false;

        internal override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call)
        {
            if (IsReadFromRecord)
            {
                call.Result = SharedRows.Number(variable.Value);
            }
            else
            {
                call.Target = new StrongBox<T>(variable.Value);
            }

            return true;
        }

        internal override T Read(ref KernelCall call) => ((StrongBox<T>)call.Target!).Value!;
    }

    private sealed class WriteOperation(Shared<T> variable) : KernelOperation(SharedRows.Write)
    {
        internal override bool EndsInCriticalSection => false;

        internal override bool NeedsLocks(Scheduler scheduler, Tcb caller, ref KernelCall call) => false;

        internal override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call)
        {
            variable.Value = ((StrongBox<T>)call.Target!).Value!;
            return true;
        }
    }
}
