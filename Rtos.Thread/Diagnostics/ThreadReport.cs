using System.Globalization;
using System.Text;
using Rtos.Core;

namespace Rtos.Thread;

/// <summary>The present threads of a device, and what is notable about them.</summary>
public sealed class ThreadReport
{
    /// <summary>How many of the ended threads are kept: the last ones.</summary>
    /// <value>100.</value>
    public const int MostEndedKept = 100;

    private readonly ThreadModel _model;
    private readonly Queue<ThreadReportRow> _ended = new();
    private long _endedCount;

    internal ThreadReport(ThreadModel model) => _model = model;

    /// <summary>The threads that are alive, newest first.</summary>
    public IReadOnlyList<ThreadReportRow> Rows => [.. _model.Threads.Select(t => Row(t, Doing(t)))];

    /// <summary>The last <see cref="MostEndedKept"/> threads that have ended, with their final state, in the order in which they ended.</summary>
    public IReadOnlyList<ThreadReportRow> Ended => [.. _ended];

    /// <summary>The names of the started threads that have never checked for a notification: <c>stop()</c> cannot end them.</summary>
    public IReadOnlyList<string> NeverLookForExit =>
        [.. _model.Threads.Where(t => !t.IsMain && t.NotificationLooks == 0).Select(t => t.Name)];

    /// <summary>The names of the locks that are held by a thread that no longer exists.</summary>
    public IReadOnlyList<string> OrphanedLocks => [.. _model.Locks.Where(l => l.Holder is { IsGone: true }).Select(l => l.Name)];

    /// <summary>The report as a table, with an explanation of its columns.</summary>
    public override string ToString()
    {
        var rows = (List<ThreadReportRow>)[.. Rows, .. _ended.Reverse()];
        var name = Math.Max("thread".Length, rows.Max(r => r.Name.Length));
        var doing = Math.Max("doing".Length, rows.Max(r => r.Doing.Length));
        var at = Math.Max("at".Length, rows.Max(r => (r.Location ?? "").Length));
        var text = new StringBuilder();
        Line(text, $"{"thread".PadRight(name)}  {"doing".PadRight(doing)}  {"at".PadRight(at)}  {"stack",6} {"used",6} {"ready ms",9} {"looks",5} {"msgs",4}  holds");
        foreach (var row in rows)
        {
            var beginning = $"{row.Name.PadRight(name)}  {row.Doing.PadRight(doing)}  {(row.Location ?? "").PadRight(at)}";
            var ready = Whole(row.LongestReady);
            var held = string.Join(", ", row.HeldLocks);
            Line(text, $"{beginning}  {row.StackBytes,6} {row.MaxStackUsed,6} {ready,9} {row.NotificationLooks,5} {row.Messages,4}  {held}");
        }

        if (_endedCount > _ended.Count)
        {
            Line(text, $"{_endedCount - _ended.Count} more threads ended before these");
        }

        var holder = _model.Gil.Holder is { } thread ? $"held by {thread}" : "free";
        var waiting = _model.Threads.Count(WaitsForGil);
        Line(text, $"GIL: {holder}, {waiting} waiting, {_model.Gil.Switches} {(_model.Gil.Switches == 1 ? "switch" : "switches")}");
        Line(text, $"stack, used: bytes; ready ms: longest time ready but not running; looks: checks for a notification; msgs: messages waiting");
        return text.ToString();
    }

    /// <summary>Records the final state of a thread that ends now.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="how">How it ends.</param>
    internal void Keep(PyThread thread, string how)
    {
        _endedCount++;
        var error = thread.EndError is { IsSystemExit: false } failure ? $" with {failure.TypeName}" : "";
        _ended.Enqueue(Row(thread, $"{how}{error} at {_model.Device.Milliseconds()}"));
        if (_ended.Count > MostEndedKept)
        {
            _ended.Dequeue();
        }
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture).TrimEnd()).Append('\n');

    private long Whole(Cycles length) => (long)_model.Device.Clock.ToTimeSpan(length).TotalMilliseconds;

    private string Doing(PyThread thread)
    {
        if (thread.IsSuspended)
        {
            return "suspended";
        }

        if (thread.IsAtPrompt)
        {
            return _model.IsPromptServed ? "at the prompt" : "main script has ended";
        }

        if (_model.Gil.Holder == thread)
        {
            return _model.RunningDoes ?? "running";
        }

        var pending = thread.Pending;
        return pending.Wait switch
        {
            ThreadWait.Lock => $"waiting for {Lock(pending.Lock!)}{Until(pending)}",
            ThreadWait.Notification => $"waiting for a notification{Until(pending)}",
            ThreadWait.Gil => $"waiting for the GIL, which {_model.Gil.Holder?.ToString() ?? "nobody"} has",
            ThreadWait.Time => $"{pending.Purpose ?? "sleeping"}{Until(pending)}",
            _ when thread.Outside is { } code => thread.Task.Info.WaitsFor is { } what ? $"in {code}: {what}" : $"in {code}",
            _ => "ready",
        };
    }

    // Threads that were just woken to take it count too.
    private bool WaitsForGil(PyThread thread) =>
        thread is { IsSuspended: false, IsAtPrompt: false, Pending.Wait: ThreadWait.Gil } && _model.Gil.Holder != thread;

    private static string Lock(PyLock wanted)
    {
        var made = wanted.MadeAt is { } place ? $" (made at {place})" : "";
        return wanted.Holder switch
        {
            null => $"{wanted.Name}{made}",
            { IsGone: true } gone => $"{wanted.Name}{made}, which {gone} held when it ended",
            var holder => $"{wanted.Name}{made}, which {holder} holds",
        };
    }

    private string Until(PendingCall pending) => pending.WakeTick == PendingCall.Never
        ? ""
        : $" until {_model.Device.Clock.Milliseconds(_model.Device.Scheduler.InstantOfTick(pending.WakeTick) - Instant.Start)}";

    private static ThreadReportRow Row(PyThread thread, string doing) => new(
        thread.Id,
        thread.ToString(),
        thread.Type,
        thread.Status,
        thread.StackBytes,
        thread.MaxStackUsed,
        thread.LongestReadyTime,
        thread.NotificationLooks,
        thread.MailboxCount,
        [.. thread.HeldLocks.Select(l => l.Name)],
        thread.Task.Info.WaitsFor,
        doing,
        thread.Location);
}
