using System.Globalization;
using Rtos.Core;

namespace Rtos.Thread;

/// <summary>The observations about the threads of a device, in order.</summary>
/// <remarks>Observing changes nothing: the run is the same without it.</remarks>
public sealed partial class ThreadDiagnostics
{
    /// <summary>How many diagnostics are kept: a program that fails in a loop must not fill the host's memory.</summary>
    /// <value>1000.</value>
    public const int MostKept = 1000;

    private const int StackPercent = 80;

    private readonly ThreadModel _model;
    private readonly List<ThreadDiagnostic> _all = [];

    internal ThreadDiagnostics(ThreadModel model) => _model = model;

    /// <summary>The first <see cref="MostKept"/> of them.</summary>
    public IReadOnlyList<ThreadDiagnostic> All => _all;

    /// <summary>The number of further diagnostics.</summary>
    public long Dropped { get; private set; }

    /// <summary>The first exception that a thread did not catch, not counting <c>SystemExit</c>; null for none.</summary>
    internal UnhandledError? FirstUnhandled { get; set; }

    /// <summary>Called with each diagnostic as it comes, including dropped ones; may be null.</summary>
    public Action<ThreadDiagnostic>? Noticed { get; set; }

    /// <summary>The diagnostics of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public IReadOnlyList<ThreadDiagnostic> Of(ThreadDiagnosticKind kind) => [.. _all.Where(d => d.Kind == kind)];

    /// <summary>Each diagnostic on a line, with its time in milliseconds, and the number of further ones.</summary>
    public override string ToString()
    {
        var more = Dropped == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Dropped} more\n");
        return string.Concat(_all.Select(d => $"{_model.Device.Clock.Milliseconds(d.Time - Instant.Start)} {d.Kind}: {d.Message}\n")) + more;
    }

    internal void Add(ThreadDiagnosticKind kind, PyThread thread, FormattableString message)
    {
        var text = message.ToString(CultureInfo.InvariantCulture);
        var diagnostic = new ThreadDiagnostic(_model.Device.Now, kind, thread.Name, text);
        if (_all.Count < MostKept)
        {
            _all.Add(diagnostic);
        }
        else
        {
            Dropped++;
        }

        Noticed?.Invoke(diagnostic);
    }

    internal void CheckStack(PyThread thread)
    {
        var (used, size) = (thread.MaxStackUsed, thread.StackBytes);
        if ((long)used * 100 <= (long)size * StackPercent || thread.IsStackReported)
        {
            return;
        }

        thread.IsStackReported = true;

        var chain = Calls(thread);
        var where = chain.Length == 0 ? "" : $", in {chain}";
        Add(ThreadDiagnosticKind.StackNearlyFull, thread, $"thread {thread} has used {used} of {size} bytes of its stack ({(long)used * 100 / size} %){where}");
    }

    // Each time a thread's longest wait has doubled: not every time the same problem repeats.
    internal void CheckStarvation(PyThread thread)
    {
        var longest = thread.Starvation.Longest;
        var limit = _model.Device.Clock.FromTimeSpan(_model.Options.StarvationLimit).Value;
        if (longest < Math.Max(limit, 2 * thread.ReportedStarvation))
        {
            return;
        }

        thread.ReportedStarvation = longest;
        var who = thread.BlockedBy is { } holder ? $"thread {holder} had the GIL" : "other tasks had the core";
        Add(ThreadDiagnosticKind.Starvation, thread, $"thread {thread} could have run for {Milliseconds(longest)} ms and did not; {who}");
    }

    /// <summary>The run is over: reports which threads could have run up to now and did not.</summary>
    internal void CheckStarvationAtTheEnd()
    {
        var (now, limit) = (_model.Device.Now.Value, _model.Device.Clock.FromTimeSpan(_model.Options.StarvationLimit).Value);
        foreach (var thread in _model.Threads)
        {
            if (!thread.IsSuspended && !thread.IsAtPrompt && thread.Starvation.Current(now) is var waited && waited >= limit)
            {
                Add(ThreadDiagnosticKind.Starvation, thread, $"thread {thread} was ready for the last {Milliseconds(waited)} ms but did not run");
            }
        }
    }

    internal void LeavesLocksHeld(PyThread thread, string how)
    {
        foreach (var held in thread.HeldLocks)
        {
            var waiters = held.Waiters.Count == 0 ? "" : $"; {string.Join(", ", held.Waiters)} wait for it";
            Add(ThreadDiagnosticKind.LockLeftHeld, thread, $"thread {thread} {how} and has left {held.Name} locked{waiters}; any thread may release it");
        }

        if (_model.Gil.SwitchingLockedBy == thread)
        {
            Add(ThreadDiagnosticKind.SwitchingLocked, thread, $"thread {thread} {how} with the flag of lock() set: no thread gives way at a jump until unlock()");
        }
    }

    internal void Suspended(PyThread thread)
    {
        foreach (var held in thread.HeldLocks)
        {
            Add(ThreadDiagnosticKind.LockHeldWhileSuspended, thread, $"thread {thread} was suspended and holds {held.Name} until it is resumed");
        }
    }

    internal void Killed(PyThread thread)
    {
        var looks = thread.NotificationLooks == 0 ? "; it has never looked for a notification, so stop() could not end it" : "";
        var inside = Calls(thread);
        var where = inside.Length == 0 ? "" : $" in {inside}";
        var messages = string.Join(", ", thread.MailboxCount == 0 ? ["none"] : Contents(thread));
        Add(ThreadDiagnosticKind.Killed, thread, $"thread {thread} was killed{where}: no finally block runs; messages lost: {messages}{looks}");
    }

    internal void Overwritten(PyThread thread, uint unread, long value)
    {
        var since = Milliseconds((_model.Device.Now - thread.Notification.CameAt).Value);
        Add(ThreadDiagnosticKind.NotificationOverwritten, thread, $"thread {thread} has not read the notification {unread} for {since} ms; {value} has overwritten it");
    }

    internal void MailboxFull(PyThread thread, PyThread sender) =>
        Add(ThreadDiagnosticKind.MailboxFull, thread, $"the mailbox of thread {thread} is full: a message from {sender} is lost; getmsg() makes room");

    internal void AskedToExit(PyThread thread)
    {
        if (thread.NotificationLooks == 0)
        {
            Add(ThreadDiagnosticKind.NeverLooksForExit, thread, $"thread {thread} is asked to exit and has never looked for a notification; it ends only if its function does look");
        }
    }

    internal void OutOfMemory(string piece, long wanted)
    {
        var holders = string.Join(", ", _model.Threads.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t} {t.StackBytes}")));
        var current = _model.ThreadOf(_model.Device.Scheduler.Current)!;
        Add(ThreadDiagnosticKind.OutOfMemory, current, $"no memory for a thread ({piece}): it takes {wanted} bytes, {_model.Device.Heap.Free} are free; stacks: {holders}");
    }

    internal void BlocksWhileSwitchingLocked(PyThread thread, string function)
    {
        if (_model.Gil.SwitchingLockedBy == thread)
        {
            Add(ThreadDiagnosticKind.SwitchingLocked, thread, $"thread {thread} calls {function} between lock() and unlock(): other threads run meanwhile");
        }
    }

    internal void SleepCut(PyThread thread, long ticks)
    {
        thread.Notification.HasCutSleep = true;
        Add(ThreadDiagnosticKind.SleepCut, thread, $"an unread notification has ended a sleep of thread {thread} {ticks} ticks early; until it is read every sleep ends after 100 ms");
    }

    private long Milliseconds(long cycles) => (long)_model.Device.Clock.ToTimeSpan(new Cycles(cycles)).TotalMilliseconds;

    // The first frame of a C# thread is the layer's own.
    private static string Calls(PyThread thread) =>
        string.Join(" > ", thread.Model.Device.Coroutines.Chain(thread.Tcb).Where(c => !c.StartsWith(nameof(ThreadModel.RunBody), StringComparison.Ordinal)));

    private static IEnumerable<string> Contents(PyThread thread) => thread.Mailbox.Items().Select(m => m.Value.Repr);
}
