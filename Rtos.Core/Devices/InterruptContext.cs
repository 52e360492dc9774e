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
    private long _work;
    private bool _worked;
    private InterruptFrame? _waiting;

    internal InterruptContext(Device device) => _device = device;

    /// <summary>The core on which the interrupt runs.</summary>
    public CoreId Core => _device.Scheduler.Active.Id;

    /// <summary>The number of the interrupt, from 0, in the order of registration; -1 in a tick hook, and -2 in a task.</summary>
    public int Number { get; private set; }

    /// <summary>When the interrupt runs.</summary>
    public Instant Now => _device.Now;

    /// <summary>Occupies the core for a time: the code of the service routine. Interrupts of the same or a lower level are held back meanwhile.</summary>
    /// <param name="time">CPU cycles; 0 takes no time.</param>
    /// <returns>To be awaited by an async routine (<see cref="InterruptRoutine"/>). For any other routine the time passes at its end.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>In C this is the code between two calls. FreeRTOS: none. Blocks: no. From: interrupt.</remarks>
    [FreeRtos, CallFrom(Caller.Interrupt, Blocks.No)]
    public InterruptWork Work(Cycles time)
    {
        Check("work");
        if (_task is not null)
        {
            throw new InvalidOperationException("work is not a call of an interrupt that a task can make; use the task's own Work");
        }

        if (time == Cycles.Zero)
        {
            Returned("work", TraceValue.None);
        }

        _work += Math.Min(time.Value, VirtualTime.LongestWork);
        return new InterruptWork(this);
    }

    /// <summary>Whether the routine's code takes time that has not passed.</summary>
    internal bool HasWork => _work != 0;

    /// <summary>The time that the routine's code takes now.</summary>
    internal long TakeWork()
    {
        var work = _work;
        _work = 0;
        _worked = true;
        return work;
    }

    /// <summary>A method of the routine waits for its work.</summary>
    internal void Park(InterruptFrame frame) => _waiting = frame;

    /// <summary>The method that waits goes on.</summary>
    internal void GoOn()
    {
        var waiting = _waiting;
        _waiting = null;
        waiting?.GoOn();
    }

    /// <summary>The routine runs, or goes on after it has stopped.</summary>
    internal void Run()
    {
        _isActive = true;
        if (_worked)
        {
            _worked = false;
            Returned("work", TraceValue.None);
        }
    }

    /// <summary>The routine stops in the middle, or has returned or thrown: no calls are possible.</summary>
    internal void Stop() => _isActive = false;

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
        _work = 0;
        _worked = false;
        _waiting = null;
    }

    internal void Leave()
    {
        Stop();
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
    internal void Returned(CallRow call, in TraceValue result)
    {
        Scheduler.Active.Owe(_device.Configuration.CallCosts.Of(call));
        Returned(call.Name, result);
    }

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
