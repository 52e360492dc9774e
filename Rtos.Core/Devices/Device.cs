using System.Diagnostics;
using System.Globalization;

namespace Rtos.Core;

/// <summary>One emulated chip: cores, scheduler, virtual time, heap, trace.</summary>
/// <remarks>
/// A device is used by one host thread at a time and has no locks; many devices may run in parallel on many threads.
/// The same configuration, program and inputs give the same run, to the byte.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class Device
{
    private readonly HostFaults _hostFaults;
    private readonly CoreSettler _settler;
    private TraceRecorder? _recorder;
    private HostLink? _host;

    /// <summary>Makes a device that has not started yet.</summary>
    /// <param name="configuration">The configuration of the device.</param>
    /// <exception cref="ArgumentException">The configuration contradicts itself.</exception>
    /// <remarks>Each device has a kernel and a heap of its own. FreeRTOS: <c>vTaskResetState</c>, <c>vTimerResetState</c>, <c>vPortHeapResetState</c>.</remarks>
    [FreeRtos("vTaskResetState", "vTimerResetState", "vPortHeapResetState")]
    public Device(DeviceConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ConfigurationCheck.ThrowIfInvalid(configuration);
        Configuration = configuration;
        Clock = configuration.Clock;
        var code = new RunningCode();
        Use = new DeviceUse(code);
        _hostFaults = new HostFaults(code);
        Output = new TraceOutput(code, Use, _hostFaults);
        Scheduler = new Scheduler(
            configuration,
            KernelFlavor.TraitsOf(configuration.Kernel),
            KernelFlavor.CreatePolicy,
            new VirtualTime(configuration.CyclesPerTick),
            code,
            Use);
        Calls = new CallGate(Scheduler, Use, Output);
        Coroutines = new CoroutineCalls(Calls);
        Scheduler.Stacks.OpenMethods = Coroutines.Chain;
        Scheduler.Hooks.MakeContext = () => new InterruptContext(this);
        Interrupts = new Interrupts(Calls, Use, () => new InterruptContext(this));
        _settler = new CoreSettler(Calls, Output, Interrupts);
        Loop = new RunLoop(Calls, _settler, Coroutines, Use, Output, _hostFaults, Interrupts);
        Report = new DeviceReport(this);
    }

    /// <summary>Makes a device from a <c>menuconfig.json</c>.</summary>
    /// <param name="options">The options.</param>
    public Device(MenuConfig options)
        : this((options ?? throw new ArgumentNullException(nameof(options))).ToDeviceConfiguration())
    {
    }

    /// <summary>The configuration that the device was built from.</summary>
    public DeviceConfiguration Configuration { get; }

    /// <summary>Converts seconds to cycles and ticks.</summary>
    public DeviceClock Clock { get; }

    /// <summary>The memory for control blocks, stacks and kernel objects.</summary>
    public Heap Heap => Scheduler.Heap.Heap;

    /// <summary>Tasks, CPU shares, stacks and memory, as they are now.</summary>
    public DeviceReport Report { get; }

    /// <summary>The present virtual time.</summary>
    public Instant Now => Scheduler.Time.Instant;

    /// <summary>The kernel's tick counter, without a call of a task. FreeRTOS: <c>xTaskGetTickCount</c>.</summary>
    [FreeRtos("xTaskGetTickCount")]
    public TickCount TickCount => Scheduler.TickCount;

    /// <summary>The number of tasks, the kernel's own and the deleted ones that are not freed yet included. FreeRTOS: <c>uxTaskGetNumberOfTasks</c>.</summary>
    [FreeRtos("uxTaskGetNumberOfTasks")]
    public int NumberOfTasks => Scheduler.NumberOfTasks;

    /// <summary>Whether the scheduler has started.</summary>
    public bool IsStarted => Loop.IsStarted;

    /// <summary>Whether a task has ended the scheduler; the device cannot run any further. FreeRTOS: <c>vTaskEndScheduler</c>.</summary>
    [FreeRtos("vTaskEndScheduler")]
    public bool HasEnded => Scheduler.HasEnded;

    /// <summary>Why the device has stopped for good, or null.</summary>
    public DevicePanic? Panic => Scheduler.Panics.Panic;

    /// <summary>The mistakes that were let pass: see <see cref="DeviceConfiguration.AsTheKernel"/>.</summary>
    public DeviceDiagnostics Diagnostics => Scheduler.Panics.Diagnostics;

    /// <summary>Functions of the application that the kernel calls.</summary>
    public DeviceHooks Hooks => Scheduler.Hooks;

    /// <summary>
    /// Handles a stack overflow instead of the panic; the run continues. Null, the default: the device panics.
    /// Called once for each task. FreeRTOS: <c>vApplicationStackOverflowHook</c>.
    /// </summary>
    [FreeRtos("vApplicationStackOverflowHook")]
    public Action<StackOverflow>? StackOverflowHook
    {
        get => Scheduler.Stacks.Hook;
        set => Scheduler.Stacks.Hook = Use.MayHook(value);
    }

    /// <summary>Whether an interrupt service routine runs now. ESP-IDF: <c>xPortInIsrContext</c>, <c>portCHECK_IF_IN_ISR</c>.</summary>
    [EspIdf("xPortInIsrContext", "portCHECK_IF_IN_ISR")]
    public bool IsInInterrupt => Context == CodeContext.Interrupt;

    /// <summary>The core whose code runs now; core 0 while none does. ESP-IDF: <c>xPortGetCoreID</c>, <c>portGET_CORE_ID</c>.</summary>
    [EspIdf("xPortGetCoreID", "portGET_CORE_ID")]
    public CoreId CurrentCore => Context == CodeContext.Host ? CoreId.Core0 : Scheduler.Active.Id;

    /// <summary>The trace so far, if it is recorded: see <see cref="RecordTrace"/>.</summary>
    /// <exception cref="InvalidOperationException">The trace is not recorded.</exception>
    public TraceRecorder Trace =>
        _recorder ?? throw new InvalidOperationException("the trace is not recorded; call RecordTrace before the device runs");

    /// <summary>The boundary with the host: console, messages, interrupts that the host can raise.</summary>
    public HostLink Host => _host ?? MakeHostLink();

    // ---- the parts, for the layers above ----

    internal Scheduler Scheduler { get; }

    /// <summary>The way of a task's kernel call.</summary>
    internal CallGate Calls { get; }

    /// <summary>The async methods that the running task is in.</summary>
    internal CoroutineCalls Coroutines { get; }

    /// <summary>The readers of the trace.</summary>
    internal TraceOutput Output { get; }

    internal RunLoop Loop { get; }

    internal Interrupts Interrupts { get; }

    /// <summary>The thread that uses the device, and its owner.</summary>
    internal DeviceUse Use { get; }

    /// <summary>Whose code runs.</summary>
    internal CodeContext Context => Scheduler.Code.Context;

    /// <summary>The kernel objects other than tasks.</summary>
    internal IReadOnlyCollection<KernelObject> Objects => Scheduler.Objects.All;

    /// <summary>The boundary with the host, if anybody has used it.</summary>
    internal HostLink? HostOrNull => _host;

    /// <summary>Called when the boundary with the host is first used: most devices of a fleet never use it and pay nothing for it.</summary>
    internal Action<HostLink>? HostLinkMade { get; set; }

    /// <summary>The first instant at which an input can still enter: nothing has happened in it yet.</summary>
    /// <remarks>At the very start only the scheduler starts.</remarks>
    internal Instant FirstOpenInstant => new(Math.Max(1, Math.Max(Scheduler.Time.Now, Scheduler.Time.OpenFrom)));

    /// <inheritdoc cref="CoreSettler.Switches"/>
    internal long Switches => _settler.Switches;

    /// <inheritdoc cref="RunLoop.NextEvent"/>
    internal Instant NextEvent => Loop.NextEvent;

    /// <inheritdoc cref="CoreSettler.Settled"/>
    internal Action? Settled
    {
        get => _settler.Settled;
        set => _settler.Settled = value;
    }

    /// <summary>Closes the short path of calls and switches, and raises every tick: tests show that this only changes the time it takes.</summary>
    internal bool TakesLongWay
    {
        get => Scheduler.Cores[0].Has(Attention.LongWay);
        set => Scheduler.Attend(Attention.LongWay, value);
    }

    /// <summary>Whether <see cref="Trace"/> can be read.</summary>
    internal bool IsTraceRecorded => _recorder is not null;

    /// <summary>Whether the device has a core. FreeRTOS: <c>taskVALID_CORE_ID</c>.</summary>
    /// <param name="core">The core.</param>
    [FreeRtos("taskVALID_CORE_ID")]
    public bool HasCore(CoreId core) => (int)core >= 0 && (int)core < Scheduler.Cores.Length;

    /// <summary>Records the trace in memory, to be read from <see cref="Trace"/>.</summary>
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

    /// <summary>Subscribes a reader of the trace: it gets everything that happens from now on.</summary>
    /// <param name="sink">The reader.</param>
    /// <exception cref="InvalidOperationException">A host runs the device, and this is not code that it calls.</exception>
    public void AddTraceSink(TraceSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        Use.CheckRead();
        Output.Add(sink);
        Scheduler.Attend(Attention.Watched, true);
    }

    /// <summary>Unsubscribes a reader of the trace.</summary>
    /// <param name="sink">The reader; one that was never added is ignored.</param>
    /// <exception cref="InvalidOperationException">A host runs the device, and this is not code that it calls.</exception>
    public void RemoveTraceSink(TraceSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        Use.CheckRead();
        Output.Remove(sink);
        Scheduler.Attend(Attention.Watched, Output.IsRead);
    }

    /// <summary>Loads a program: it creates its objects and tasks.</summary>
    /// <param name="program">The program.</param>
    /// <exception cref="InvalidOperationException">The device has started already.</exception>
    public void Load(IDeviceProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        Use.CheckMayChange("a program was to be loaded");
        if (IsStarted)
        {
            throw new InvalidOperationException("the device has started; load programs before it runs");
        }

        program.Load(this);
    }

    /// <summary>Runs up to a point of virtual time; events at that point itself are left for the next run.</summary>
    /// <param name="until">The end of the run; not before <see cref="Now"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="until"/> is in the past, or beyond a quarter of 2^63 cycles.</exception>
    /// <exception cref="DevicePanicException">The device has panicked, now or before.</exception>
    /// <remarks>The first run starts the scheduler. FreeRTOS: <c>vTaskStartScheduler</c>.</remarks>
    [FreeRtos("vTaskStartScheduler")]
    public void RunUntil(Instant until)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, Now);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(until.Value, VirtualTime.LastInstant, nameof(until));
        Loop.Run(until.Value, null);
    }

    /// <summary>Runs for a length of virtual time.</summary>
    /// <param name="time">The length.</param>
    /// <exception cref="ArgumentOutOfRangeException">The end would be beyond a quarter of 2^63 cycles.</exception>
    /// <exception cref="DevicePanicException">The device has panicked, now or before.</exception>
    public void RunFor(Cycles time) => Loop.Run(EndOf(time, nameof(time)), null);

    /// <summary>Runs for a length of virtual time.</summary>
    /// <param name="time">The length, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative, or the end would be beyond a quarter of 2^63 cycles.</exception>
    /// <exception cref="DevicePanicException">The device has panicked, now or before.</exception>
    /// <remarks>The first run starts the scheduler. FreeRTOS: <c>vTaskStartScheduler</c>.</remarks>
    [FreeRtos("vTaskStartScheduler")]
    public void RunFor(TimeSpan time) => RunFor(Clock.FromTimeSpan(time));

    /// <summary>Runs until a condition holds; it is checked whenever the cores have settled.</summary>
    /// <param name="condition">The condition; it may read the device but not change it.</param>
    /// <param name="limit">The longest virtual time to run.</param>
    /// <returns>Whether the condition became true; false if the limit came first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative, or its end would be beyond a quarter of 2^63 cycles.</exception>
    /// <exception cref="DevicePanicException">The device has panicked, now or before.</exception>
    public bool RunUntil(Func<bool> condition, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Loop.Run(EndOf(Clock.FromTimeSpan(limit), nameof(limit)), condition);
    }

    /// <summary>The same up to a point of virtual time, which need not be a whole number of <see cref="TimeSpan"/>'s ticks away.</summary>
    internal bool RunUntil(Func<bool> condition, Instant until) => Loop.Run(until.Value, condition);

    /// <summary>Runs up to a point of virtual time, or until it is told to stop between two instants.</summary>
    /// <param name="until">
    /// The end; not before <see cref="Now"/>. Events at that point itself are left. <see cref="Instant.Never"/> means as
    /// long as anything happens: time then stops at the last event.
    /// </param>
    /// <param name="stop">Asked before each instant; it must not change the device.</param>
    /// <returns>Whether the end was reached; if not, it was told to stop, or the program has ended the scheduler.</returns>
    internal bool RunSlice(Instant until, Func<bool> stop) => !Loop.Run(Math.Min(until.Value, VirtualTime.NoEnd), stop) && !HasEnded;

    /// <summary>How long a core's task can run before anything else happens: a tick that changes more than the count, an interrupt, the other core's next step.</summary>
    /// <param name="core">The core.</param>
    /// <returns>Cycles from now; <see cref="Cycles.Zero"/> if something happens now, the greatest value if nothing ever does.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The device has no such core.</exception>
    public Cycles CyclesToNextEvent(CoreId core)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(HasCore(core), false, nameof(core));
        return Loop.CyclesToNextEvent((int)core);
    }

    /// <summary>Lets code read the device; changes to its run are refused meanwhile.</summary>
    /// <param name="read">The code that reads; its exceptions reach the caller.</param>
    /// <returns>What was read.</returns>
    internal T Inspect<T>(Func<Device, T> read)
    {
        using var turn = Use.Begin(onlyReads: true);
        return read(this);
    }

    /// <summary>The scheduler is ended: the device cannot run any further.</summary>
    internal void End() => Scheduler.End();

    /// <inheritdoc cref="Panics.Misuse"/>
    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    internal void Misuse(PanicKind kind, string message, Exception? cause = null) => Scheduler.Panics.Misuse(kind, message, cause);

    /// <inheritdoc cref="Panics.Refuse"/>
    internal void Refuse(PanicKind kind, string message) => Scheduler.Panics.Refuse(kind, message);

    /// <summary>Refuses new work from the host for a device that has panicked.</summary>
    /// <exception cref="DevicePanicException">It has panicked.</exception>
    internal void CheckHasNotPanicked()
    {
        if (Context == CodeContext.Host)
        {
            Scheduler.Panics.ThrowIfAny();
        }
    }

    /// <summary>The kernel, the cores, the virtual time, and the panic, if any.</summary>
    public override string ToString()
    {
        var time = string.Create(
            CultureInfo.InvariantCulture,
            $"{KernelTable.Of(Configuration.Kernel).Name}, {ShownText.Count(Scheduler.Cores.Length, "core")}, {this.Milliseconds()} (cycle {Now}, tick {TickCount})");
        return Panic is { } panic ? $"{time}, panic: {panic.Message}" : time;
    }

    private long EndOf(Cycles time, string parameter)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time.Value, VirtualTime.LastInstant - Scheduler.Time.Now, parameter);
        return Scheduler.Time.Now + time.Value;
    }

    private HostLink MakeHostLink()
    {
        _host = new HostLink(this, _hostFaults);
        HostLinkMade?.Invoke(_host);
        return _host;
    }
}
