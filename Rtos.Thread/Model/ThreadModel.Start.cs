using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Thread;

/// <content>How threads begin.</content>
public sealed partial class ThreadModel
{
    /// <summary>Creates the main thread: it runs the main script, then idles at the prompt.</summary>
    /// <param name="script">The script.</param>
    /// <returns>The thread.</returns>
    /// <exception cref="InvalidOperationException">It already exists.</exception>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    public PyThread StartMain(PyCallable script)
    {
        ArgumentNullException.ThrowIfNull(script);
        if (Main is not null)
        {
            throw new InvalidOperationException("the main thread has been started already");
        }

        var needed = MemoryOf(Options.Limits.MainStackBytes);
        if (Device.Heap.Free < needed)
        {
            throw new DeviceMemoryException($"the main thread needs {needed} bytes of heap, {Device.Heap.Free} are free");
        }

        var thread = new PyThread(this, NewId(), "MainThread", ThreadType.Main);
        thread.Start = new PyStart(thread, script, PyArguments.None);
        var parts = Allocate(thread, thread.Name);
        var task = Device.CreateTaskFromHost(Define(thread, thread.Name, Options.Limits.MainStackBytes, HomeCore));
        Attach(thread, task, parts);
        return thread;
    }

    /// <summary>Creates the main thread from an async method.</summary>
    /// <param name="script">The main script.</param>
    /// <returns>The thread.</returns>
    /// <exception cref="InvalidOperationException">It already exists.</exception>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    public PyThread StartMain(Func<PyThread, Routine> script) => StartMain(new PyFunction("<module>", script));

    /// <summary>Starts a thread; the caller continues, and the new thread is ready after it.</summary>
    internal PyThread StartThread(scoped ref ModuleCall call, string name, PyValue function, PyArguments arguments, int stackBytes, bool onHomeCore)
    {
        CheckMemory(stackBytes);
        var thread = new PyThread(this, NewId(), name, ThreadType.Python);
        thread.Start = new PyStart(thread, function, arguments);
        var taskName = TaskName(thread);
        var parts = Allocate(thread, taskName);
        var core = onHomeCore || Options.Limits.UseBothCores ? HomeCore : CoreAffinity.Core0;
        var task = call.Scheduler.CreateTask(Define(thread, taskName, stackBytes, core))!;
        Attach(thread, task, parts);
        return thread;
    }

    /// <summary>Loboris: whether as many threads are alive as the options allow.</summary>
    internal bool IsThreadLimitReached => Threads.Count(t => t.Type == ThreadType.Python) >= Options.Limits.MaxThreads;

    private CoreAffinity HomeCore =>
        Device.Configuration.Cores == 1 ? CoreAffinity.Core0
        : Options.Limits.UseBothCores ? CoreAffinity.Any
        : CoreAffinity.Core1;

    private TaskDefinition Define(PyThread thread, string taskName, int stackBytes, CoreAffinity core) =>
        new(taskName, Options.Limits.TaskPriority, stackBytes, core, MakeBody(thread.Start));

    // Pycom lets anything be started; an object that cannot be called fails in the new thread.
    private TaskBody MakeBody(PyStart start) => start.Function.Kind == PyKind.Callable
        ? start.Function.AsCallable.CreateBody(start)
        : new TaskStart(Device, _ => RunBody(start, static s => throw PyError.Type($"'{s.Function.TypeName}' object isn't callable")));

    // The firmware allocates in this order, and reports the piece that did not fit. Nothing is taken unless everything fits.
    private void CheckMemory(int stackBytes)
    {
        var stack = Heap.Cost(stackBytes);
        var block = stack + Heap.Cost(ObjectSizes.TaskControlBlock(Device.Configuration));
        var all = MemoryOf(stackBytes);
        var free = Device.Heap.Free;
        if (free >= all)
        {
            return;
        }

        Device.Hooks.MallocFailed?.Invoke();
        var missing = free < stack ? "stack" : free < block ? "tcb" : "th";
        Diagnostics.OutOfMemory(missing, all);
        throw Options switch
        {
            { IsLoboris: true } => PyError.OS($"can't create thread ({missing})"),
            { IsFirmware: true } => PyError.Memory("can't create thread"),
            _ => PyError.OS("can't create thread"),
        };
    }

    private long MemoryOf(int stackBytes) =>
        Heap.Cost(stackBytes)
        + Heap.Cost(ObjectSizes.TaskControlBlock(Device.Configuration))
        + Heap.Cost(ObjectSizes.Queue + (PyMessage.MailboxLength * PyMessage.SizeBytes))
        + Heap.Cost(ThreadBlock.Bytes);

    private (RtosQueue<PyMessage> Mailbox, ThreadBlock Block) Allocate(PyThread thread, string taskName)
    {
        var mailbox = Device.CreateQueue<PyMessage>($"mailbox of {taskName}", PyMessage.MailboxLength, PyMessage.SizeBytes);
        var block = new ThreadBlock(Device, $"thread {taskName}");
        Device.Scheduler.Objects.Register(block);
        return (mailbox, block);
    }

    private void Attach(PyThread thread, Tcb task, (RtosQueue<PyMessage> Mailbox, ThreadBlock Block) parts)
    {
        thread.Attach(RtosTask.Of(Device, task), parts.Mailbox, parts.Block);
        _byTask.Add(task, thread);
        _threads.Insert(0, thread);
    }

    // A script's name may contain anything; a task's name is part of trace lines.
    private string TaskName(PyThread thread)
    {
        if (!Options.IsLoboris)
        {
            return FormattableString.Invariant($"MPThread{++_taskNumber}");
        }

        var name = new string([.. thread.Name.Select(c => char.IsControl(c) ? '?' : c)]);
        return string.IsNullOrWhiteSpace(name) ? "?" : name;
    }
}
