using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Thread;

/// <summary>The Python threads of a device: the table, the GIL, the console and the diagnostics. The dialects are façades over it.</summary>
/// <remarks>
/// Every function of a dialect is one kernel call of the thread that makes it, so a thread can be suspended or killed at
/// any point, and every wait has a name in reports.
/// </remarks>
public sealed partial class ThreadModel
{
    // Invariant: newest first, the main thread last; living threads only.
    private readonly List<PyThread> _threads = [];
    private readonly Dictionary<Tcb, PyThread> _byTask = [];
    private readonly ThreadAddresses _addresses = new();
    private readonly List<PyLock> _locks = [];
    private int _lockNumber;
    private int _taskNumber;

    /// <summary>Makes the threads of a device that has not started yet; initially there are none.</summary>
    /// <param name="device">The device.</param>
    /// <param name="options">Dialect, profile and limits; by default, those of Loboris according to the manual.</param>
    /// <exception cref="ArgumentException">A limit is out of range, or the device does not have the threads' priority.</exception>
    public ThreadModel(Device device, ThreadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(device);
        Device = device;
        Options = options ?? new ThreadOptions();
        ThreadOptionsCheck.ThrowIfInvalid(Options, nameof(options));
        if (Options.Limits.TaskPriority >= device.Configuration.MaxPriorities)
        {
            throw new ArgumentException(
                $"threads have priority {Options.Limits.TaskPriority} (MICROPY_TASK_PRIORITY), the device has priorities 0 to {device.Configuration.MaxPriorities - 1}",
                nameof(options));
        }

        Gil = new Gil(this, Options.Limits.GilDivisor, Options.IsGilFair);
        Diagnostics = new ThreadDiagnostics(this);
        Runtime = new ThreadRuntime(this);
        LockFunctions = new LockFunctions(this);
        Report = new ThreadReport(this);
        device.Scheduler.TaskDeleting += TaskDeleted;
    }

    /// <summary>The device.</summary>
    public Device Device { get; }

    /// <summary>The options of the threads.</summary>
    public ThreadOptions Options { get; }

    /// <summary>The lock that lets one thread at a time run Python code.</summary>
    public Gil Gil { get; }

    /// <summary>The console.</summary>
    public ThreadConsole Console { get; } = new();

    /// <summary>The diagnostics: problems that the board would not report.</summary>
    public ThreadDiagnostics Diagnostics { get; }

    /// <summary>The present threads, and what is notable about them.</summary>
    public ThreadReport Report { get; }

    /// <summary>The calls that an interpreter needs besides those of <c>_thread</c>.</summary>
    public ThreadRuntime Runtime { get; }

    /// <summary>The methods of locks.</summary>
    public LockFunctions LockFunctions { get; }

    /// <summary>The threads that are alive, newest first, the main thread last.</summary>
    public IReadOnlyList<PyThread> Threads => _threads;

    /// <summary>The main thread, or null before <see cref="StartMain(PyCallable)"/> and after it was killed.</summary>
    public PyThread? Main => _threads.Count > 0 && _threads[^1].IsMain ? _threads[^1] : null;

    /// <summary>The locks that were made and not collected.</summary>
    public IReadOnlyList<PyLock> Locks => _locks;

    /// <summary>Whether the prompt prints notifications and messages for the main thread. Loboris: <c>replAcceptMsg()</c>.</summary>
    public bool ReplAcceptsMessages { get; internal set; } = true;

    /// <summary>Whether the prompt has been reached: the main script has ended.</summary>
    public bool HasReplStarted { get; internal set; }

    /// <summary>Finds a thread by its id; null for one that is not alive.</summary>
    /// <param name="id">The id.</param>
    public PyThread? Find(long id)
    {
        foreach (var thread in _threads)
        {
            if (thread.Id == id)
            {
                return thread;
            }
        }

        return null;
    }

    internal static PyValue[] Given(PyValue first, params ReadOnlySpan<PyValue?> others)
    {
        var given = new List<PyValue> { first };
        foreach (var other in others)
        {
            if (other is { } value)
            {
                given.Add(value);
            }
        }

        return [.. given];
    }

    internal PyThread? ThreadOf(Tcb task) => _byTask.GetValueOrDefault(task);

    /// <summary>The <c>repr()</c> of a value on this device.</summary>
    internal string ReprOf(PyValue value)
    {
        if (value.Kind != PyKind.Callable)
        {
            return value.Repr;
        }

        var callable = value.AsCallable;
        return callable.ReprAt(_addresses.Of(callable));
    }

    /// <summary>The <c>str()</c> of a value on this device.</summary>
    internal string TextOf(PyValue value) => value.Kind == PyKind.Str ? value.AsText : ReprOf(value);

    /// <summary>Makes a lock; null if the heap has no room.</summary>
    internal PyLock? CreateLock(string? madeAt)
    {
        if (Device.Heap.Free < Heap.Cost(ObjectSizes.Queue))
        {
            Device.Hooks.MallocFailed?.Invoke();
            return null;
        }

        var made = new PyLock(this, ++_lockNumber, madeAt);
        Device.Scheduler.Objects.Register(made);
        _locks.Add(made);
        return made;
    }

    /// <summary>
    /// Frees the memory of a lock, as the garbage collector does with one that nothing refers to any more. Otherwise
    /// a lock keeps its memory.
    /// </summary>
    /// <param name="unused">The lock; no thread waits for it.</param>
    /// <exception cref="InvalidOperationException">A thread waits for it, so something refers to it.</exception>
    public void Collect(PyLock unused)
    {
        ArgumentNullException.ThrowIfNull(unused);
        if (!unused.Waiting.IsEmpty)
        {
            throw new InvalidOperationException($"{unused.Name} cannot be collected: thread {unused.Waiters[0].Name} waits for it");
        }

        if (_locks.Remove(unused))
        {
            unused.Holder?.Lost(unused);
            Device.Scheduler.Objects.Unregister(unused);
        }
    }

    // Tasks can be deleted by C# code that is not aware of threads: neither the table nor the GIL may keep them.
    private void TaskDeleted(Tcb task)
    {
        if (ThreadOf(task) is { } thread)
        {
            Remove(thread, "was deleted");
        }
    }

    private long NewId() => _addresses.NewId(id => _threads.Exists(t => t.Id == id));
}
