namespace Rtos.Core;

/// <summary>One emulated chip: cores, scheduler, virtual time, heap, trace.</summary>
/// <remarks>
/// A device is used by one host thread at a time and has no locks; many devices may run side by side on many threads.
/// The same configuration, program and inputs give the same run, to the byte.
/// </remarks>
public sealed partial class Device
{
    [ThreadStatic]
    private static Device? _running;

    // In order of creation; an object knows its place, so that any number of them can be deleted.
    private readonly LinkedList<KernelObject> _objects = new();
    private readonly ForeignCode _foreignCode;
    private TraceRecorder? _recorder;

    /// <summary>Makes a device that has not started yet.</summary>
    /// <param name="configuration">What to build it from.</param>
    /// <exception cref="ArgumentException">The configuration contradicts itself.</exception>
    /// <remarks>Each device has a kernel and a heap of its own. FreeRTOS: <c>vTaskResetState</c>, <c>vTimerResetState</c>, <c>vPortHeapResetState</c>.</remarks>
    public Device(DeviceConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ConfigurationCheck.ThrowIfInvalid(configuration);
        Configuration = configuration;
        Clock = configuration.Clock;
        Heap = new Heap(configuration.HeapBytes);
        Hooks = new DeviceHooks(this);
        Output = new TraceOutput(this);
        _foreignCode = new ForeignCode(this);
        HostFaults = new HostFaults(this);
        Coroutines = new CoroutineCalls(this);
        Scheduler = new Scheduler(this, configuration);
        Timers = new TimerService(this);
        _interrupt = new InterruptContext(this);
        _cyclesPerTick = configuration.CyclesPerTick.Value;
        _nextTick = _cyclesPerTick;
        _operationsLeft = configuration.OperationsPerInstant;
        _stackCallBytes = configuration.StackCallBytes;
        Report = new DeviceReport(this);
    }

    /// <summary>Makes a device from a <c>menuconfig.json</c>.</summary>
    /// <param name="options">The options.</param>
    public Device(MenuConfig options)
        : this((options ?? throw new ArgumentNullException(nameof(options))).ToDeviceConfiguration())
    {
    }

    /// <summary>What the device was built from.</summary>
    public DeviceConfiguration Configuration { get; }

    /// <summary>Turns seconds into cycles and ticks.</summary>
    public DeviceClock Clock { get; }

    /// <summary>The memory for control blocks, stacks and kernel objects.</summary>
    public Heap Heap { get; }

    /// <summary>Tasks, CPU shares, stacks and memory, as they are now.</summary>
    public DeviceReport Report { get; }

    /// <summary>The present virtual time.</summary>
    public Instant Now => new(_now);

    /// <summary>The present virtual time in cycles.</summary>
    internal long NowCycles => _now;

    /// <summary>The kernel's tick counter. FreeRTOS: <c>xTaskGetTickCount</c>, without being a call of a task.</summary>
    public TickCount TickCount => Scheduler.TickCount;

    /// <summary>The number of tasks, the kernel's own and the deleted ones that are not freed yet included. FreeRTOS: <c>uxTaskGetNumberOfTasks</c>.</summary>
    public int NumberOfTasks => Scheduler.NumberOfTasks;

    /// <summary>Whether the scheduler has started.</summary>
    public bool IsStarted => _isStarted;

    /// <summary>Whether a task has ended the scheduler; the device runs no further. FreeRTOS: <c>vTaskEndScheduler</c>.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Why the device has stopped for good, or null.</summary>
    public DevicePanic? Panic { get; private set; }

    /// <summary>Functions of the application that the kernel calls.</summary>
    public DeviceHooks Hooks { get; }

    /// <summary>
    /// Takes a stack overflow instead of the panic; the run goes on. Null, the default: the device panics.
    /// Called once for each task. FreeRTOS: <c>vApplicationStackOverflowHook</c>.
    /// </summary>
    public Action<StackOverflow>? StackOverflowHook
    {
        get;
        set => field = MayHook(value);
    }

    /// <summary>Whether an interrupt service routine runs now. ESP-IDF: <c>xPortInIsrContext</c>, <c>portCHECK_IF_IN_ISR</c>.</summary>
    public bool IsInInterrupt => _context == CodeContext.Interrupt;

    /// <summary>The core whose code runs now; core 0 while none does. ESP-IDF: <c>xPortGetCoreID</c>, <c>portGET_CORE_ID</c>.</summary>
    public CoreId CurrentCore => _context == CodeContext.Host ? CoreId.Pro : Scheduler.Active.Id;

    /// <summary>Whether the device has such a core. FreeRTOS: <c>taskVALID_CORE_ID</c>.</summary>
    /// <param name="core">The core.</param>
    public bool HasCore(CoreId core) => (int)core >= 0 && (int)core < Scheduler.Cores.Length;

    /// <summary>The trace so far, if it is recorded: see <see cref="RecordTrace"/>.</summary>
    /// <exception cref="InvalidOperationException">The trace is not recorded.</exception>
    public TraceRecorder Trace =>
        _recorder ?? throw new InvalidOperationException("the trace is not recorded; call RecordTrace before the device runs");

    internal Scheduler Scheduler { get; }

    internal TimerService Timers { get; }

    /// <summary>What the running task's async methods are inside of.</summary>
    internal CoroutineCalls Coroutines { get; }

    /// <summary>The readers of the trace.</summary>
    internal TraceOutput Output { get; }

    /// <summary>What code of the host has thrown while the device called it.</summary>
    internal HostFaults HostFaults { get; }

    /// <summary>The device that this host thread runs now.</summary>
    internal static Device? Running => _running;

    internal IReadOnlyCollection<KernelObject> Objects => _objects;

    /// <summary>Told of each task that is about to be deleted, whoever does it: a layer above keeps its own tables right.</summary>
    internal Action<Tcb>? TaskDeleting { get; set; }

    /// <summary>Keeps the trace in memory, to be read from <see cref="Trace"/>.</summary>
    /// <returns>The recorder.</returns>
    public TraceRecorder RecordTrace()
    {
        if (_recorder is null)
        {
            _recorder = new TraceRecorder { Use = Use };
            AddTraceSink(_recorder);
        }

        return _recorder;
    }

    /// <summary>Adds a watcher. It is told of everything that happens from now on.</summary>
    /// <param name="sink">The watcher.</param>
    public void AddTraceSink(TraceSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        Use.CheckRead();
        Output.Add(sink);
        Attend(Attention.Watched, true);
    }

    /// <summary>Takes a watcher away; it is told nothing more.</summary>
    internal void RemoveTraceSink(TraceSink sink)
    {
        Output.Remove(sink);
        Attend(Attention.Watched, Output.IsRead);
    }

    /// <summary>Loads a program: it creates its objects and tasks.</summary>
    /// <param name="program">The program.</param>
    /// <exception cref="InvalidOperationException">The device has started already.</exception>
    public void Load(IDeviceProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        CheckMayChange("a program was to be loaded");
        if (_isStarted)
        {
            throw new InvalidOperationException("the device has started; load programs before it runs");
        }

        program.Load(this);
    }

    internal void End()
    {
        HasEnded = true;
        Attend(Attention.Ended, true);
    }

    // Something of the device that every core has to attend to.
    private void Attend(Attention what, bool holds)
    {
        foreach (var core in Scheduler.Cores)
        {
            core.Set(what, holds);
        }
    }

    internal void Register(KernelObject kernelObject, ObjectMemory memory = ObjectMemory.Heap)
    {
        kernelObject.Memory = AllocateOrReport(kernelObject.SizeBytes, memory)
            ?? throw NoMemoryFor(kernelObject.Name, kernelObject.SizeBytes);
        kernelObject.Place = _objects.AddLast(kernelObject);
    }

    /// <summary>Before an object with much in it is made: whether its memory will be there. The host should not make what the device refuses.</summary>
    /// <exception cref="DeviceMemoryException">The heap has no room for it.</exception>
    internal void CheckMemoryFor(string name, int bytes, ObjectMemory memory)
    {
        if (memory == ObjectMemory.Heap && Heap.Cost(bytes) > Heap.Free)
        {
            Hooks.CallMallocFailed();
            throw NoMemoryFor(name, bytes);
        }
    }

    private DeviceMemoryException NoMemoryFor(string name, int bytes) => new(
        $"errCOULD_NOT_ALLOCATE_REQUIRED_MEMORY: {name} needs {Heap.Cost(bytes)} bytes of heap, {Heap.Free} are free");

    /// <summary>Takes memory from the heap, or tells the application that there is none.</summary>
    internal HeapBlock? AllocateOrReport(int bytes, ObjectMemory memory)
    {
        var block = Heap.TryAllocate(bytes, memory);
        if (block is null)
        {
            Hooks.CallMallocFailed();
        }

        return block;
    }

    internal void Unregister(KernelObject kernelObject)
    {
        kernelObject.DeletedBy = _context == CodeContext.Host ? "the host" : $"task {Scheduler.Current.Name}";
        kernelObject.ReleaseLists(Scheduler.Table);
        Heap.Release(kernelObject.Memory);
        _objects.Remove(kernelObject.Place!);
        kernelObject.Place = null;
    }
}
