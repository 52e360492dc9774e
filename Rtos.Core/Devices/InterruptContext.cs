namespace Rtos.Core;

/// <summary>The calls of an interrupt service routine; only valid while it runs. They are the calls whose FreeRTOS names end in <c>FromISR</c>.</summary>
/// <remarks>
/// A switch is requested at the end of the interrupt if any of its calls woke a task of higher priority: the routine
/// need not ask for it. FreeRTOS: <c>pxHigherPriorityTaskWoken</c>, <c>portYIELD_FROM_ISR</c>.
/// </remarks>
[FreeRtos("pxHigherPriorityTaskWoken", "portYIELD_FROM_ISR")]
public sealed class InterruptContext
{
    private readonly Device _device;
    private int _index;

    // The task that makes the calls, in a critical section; null for an interrupt. The trace lines are then the task's own.
    private Tcb? _task;
    private bool _isActive;

    internal InterruptContext(Device device) => _device = device;

    /// <summary>The core on which the interrupt runs.</summary>
    public CoreId Core => _device.Scheduler.Active.Id;

    /// <summary>The number of the interrupt, from 0, in the order of registration; -1 in a tick hook, and -2 in a task.</summary>
    public int Number { get; private set; }

    /// <summary>When the interrupt runs.</summary>
    public Instant Now => _device.Now;

    /// <summary>Whether the other core owns the lock that calls of interrupts need: the routine has to wait before it makes one.</summary>
    internal bool IsLockedOut => Scheduler.Locks.Isr.IsTakenFrom(Scheduler.Active);

    /// <summary>Set by a call that woke a task of higher priority. FreeRTOS: <c>pxHigherPriorityTaskWoken</c>.</summary>
    internal bool HigherPriorityTaskWoken;

    /// <summary>The number of open critical sections of the routine.</summary>
    internal int CriticalNesting { get; set; }

    internal Device Device => _device;

    internal Scheduler Scheduler => _device.Scheduler;

    internal void Enter(int number, Tcb? task = null)
    {
        Number = number;
        _task = task;
        _index = 0;
        HigherPriorityTaskWoken = false;
        _isActive = true;
    }

    /// <summary>The routine has returned or thrown: no further calls are possible.</summary>
    internal void Close() => _isActive = false;

    internal void Leave()
    {
        Close();
        if (CriticalNesting != 0)
        {
            CriticalNesting = 0;
            _device.Misuse(PanicKind.Unbalanced, $"{RunningCode.NameOf(Number)} ended inside a critical section");
        }
    }

    /// <summary>Checks that the routine runs and that it uses objects of its own device.</summary>
    internal void Check(string call, Device owner, string name = "the object")
    {
        if (!_isActive)
        {
            throw new InvalidOperationException(
                $"{call} was called on an interrupt context that is over; use it only inside the interrupt service routine");
        }

        if (owner != _device)
        {
            throw new ArgumentException($"{call}: {name} belongs to another device");
        }

        _device.Calls.CountOperation();
    }

    /// <summary>The same for a call that is not about an object.</summary>
    internal void Check(string call) => Check(call, _device);

    /// <summary>Writes the trace line of a call.</summary>
    internal void Returned(CallRow call, in TraceValue result) => Returned(call.Name, result);

    /// <summary>Writes the trace line of something that is not a kernel call but is traced like one.</summary>
    internal void Returned(string operation, in TraceValue result)
    {
        if (_task is not null)
        {
            _device.Calls.WriteLine(_task, operation, result);
            _task.Call.Index = unchecked(_task.Call.Index + 1);
            return;
        }

        _index++;
        if (_device.Output.IsRead)
        {
            _device.Output.Write(TraceEventKind.InterruptCall, Now, Core, "", Number, operation, result);
        }
    }
}
