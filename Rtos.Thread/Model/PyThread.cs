using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Thread;

/// <summary>A Python thread: a task, a name, a mailbox for 8 messages, one notification, and whether it may be suspended.</summary>
public sealed partial class PyThread
{
    /// <summary>The longest name; longer ones are cut.</summary>
    /// <value>15 characters.</value>
    public const int LongestName = 15;

    private readonly List<PyLock> _heldLocks = [];
    private string? _location;

    internal PyThread(ThreadModel model, long id, string name, ThreadType type)
    {
        Model = model;
        Id = id;
        Name = ShownText.Beginning(name, LongestName);
        Type = type;
        Notification = new ThreadNotification(this);
        StartedAt = model.Device.Now;
        Starvation = Starvation.From(StartedAt.Value);
    }

    /// <summary>The threads to which it belongs.</summary>
    public ThreadModel Model { get; }

    /// <summary>Its id: never 0, below 2^30, and different from that of every other living thread. Pycom: <c>get_ident()</c>.</summary>
    public long Id { get; }

    /// <summary>Its name, cut. Loboris: <c>getThreadName()</c>.</summary>
    public string Name { get; }

    /// <summary>The kind of thread.</summary>
    public ThreadType Type { get; }

    /// <summary>Whether it is the main thread.</summary>
    public bool IsMain => Type == ThreadType.Main;

    /// <summary>The time when it was started.</summary>
    public Instant StartedAt { get; }

    /// <summary>Its task. C# code of the thread may make kernel calls with it, but does not release the GIL meanwhile.</summary>
    public RtosTask Task { get; private set; } = null!;

    /// <summary>What it is doing.</summary>
    public ThreadStatus Status => IsGone ? ThreadStatus.Terminated
        : IsSuspended ? ThreadStatus.Suspended
        : IsInWait ? ThreadStatus.Waiting
        : ThreadStatus.Running;

    /// <summary>Whether it has ended, or was killed.</summary>
    public bool IsGone => HasEnded;

    /// <summary>The size of its stack, in bytes.</summary>
    public int StackBytes => Task.StackBytes;

    /// <summary>The most stack that it has used, in bytes; at most its size.</summary>
    public int MaxStackUsed => StackBytes - Task.StackHighWaterMark;

    /// <summary>The stack that Python code may use before a call should raise the <c>RuntimeError</c> for too deep a recursion.</summary>
    /// <value>Bytes: 1024 less than the stack; with the profile <see cref="ThreadProfile.Firmware"/> of Loboris all of it, so that the stack overflows.</value>
    public int RecursionLimitBytes => Model.Options is { IsFirmware: true, IsLoboris: true } ? StackBytes : StackBytes - 1024;

    /// <summary>Whether it has allowed others to suspend it. Loboris: <c>allowsuspend()</c>.</summary>
    public bool AllowsSuspend { get; internal set; }

    /// <summary>The number of messages in its mailbox, 0 to 8.</summary>
    public int MailboxCount => IsGone ? 0 : Mailbox.Count;

    /// <summary>Whether it has an unread notification.</summary>
    public bool HasNotification => Notification.IsThere;

    /// <summary>The number of times it has checked for a notification, as <c>stop()</c> requires.</summary>
    public int NotificationLooks { get; internal set; }

    /// <summary>The locks that it has taken and that have not been released.</summary>
    public IReadOnlyList<PyLock> HeldLocks => _heldLocks;

    /// <summary>The longest time that it could have run and did not, for want of the GIL or of a core, including the present wait.</summary>
    public Cycles LongestReadyTime
    {
        get
        {
            var now = IsGone || IsSuspended ? 0 : Starvation.Current(Model.Device.Now.Value);
            return new Cycles(Math.Max(Starvation.Longest, now));
        }
    }

    /// <summary>The place of its code, for diagnostics: a front end keeps it up to date, such as <c>main.py, line 3</c>. Null if not known.</summary>
    public string? Location
    {
        get => _location ?? Locate?.Invoke();
        set => _location = value;
    }

    /// <summary>Finds the place of its code, for a front end that does not update it at every call.</summary>
    internal Func<string?>? Locate { get; set; }

    internal Starvation Starvation;

    internal Tcb Tcb => Task.Tcb;

    internal PendingCall Pending { get; } = new();

    internal ThreadNotification Notification { get; }

    internal RtosQueue<PyMessage> Mailbox { get; private set; } = null!;

    internal ThreadBlock Block { get; private set; } = null!;

    /// <summary>The thread that held the GIL when this one last had to wait for it.</summary>
    internal PyThread? BlockedBy { get; set; }

    /// <summary>Whether it has been reported that its stack is nearly full.</summary>
    internal bool IsStackReported { get; set; }

    /// <summary>The longest time without running that has been reported, in cycles.</summary>
    internal long ReportedStarvation { get; set; }

    /// <summary>Whether it has been reported that boards may ignore the timeout of a lock.</summary>
    internal bool IsTimeoutReported { get; set; }

    internal bool HasEnded { get; set; }

    internal bool IsSuspended { get; set; }

    /// <summary>Whether it is in <c>wait()</c>.</summary>
    internal bool IsInWait { get; set; }

    /// <summary>Whether the main thread's script has ended: it idles at the prompt.</summary>
    internal bool IsAtPrompt { get; set; }

    /// <summary>The exception with which its function has ended.</summary>
    internal PyError? EndError { get; set; }

    internal IReadOnlyList<PyFrame> EndTraceback { get; set; } = [];

    /// <summary>The C# function in which it runs without the GIL, such as <c>radio.receive</c>; null for none.</summary>
    internal string? Outside { get; set; }

    /// <summary>Called when it has ended or was killed.</summary>
    internal Action? Gone { get; set; }

    /// <summary>The function and arguments with which it was started.</summary>
    internal PyStart Start { get; set; } = null!;

    /// <summary>Its distinguishing name: its own, or that of its task if all threads have the same name.</summary>
    public override string ToString() => IsMain || Model.Options.IsLoboris ? Name : Task.Name;

    internal void Attach(RtosTask task, RtosQueue<PyMessage> mailbox, ThreadBlock block) => (Task, Mailbox, Block) = (task, mailbox, block);

    internal void Took(PyLock taken) => _heldLocks.Add(taken);

    internal void Lost(PyLock released) => _heldLocks.Remove(released);
}
