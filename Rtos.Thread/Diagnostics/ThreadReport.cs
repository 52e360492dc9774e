using System.Globalization;
using System.Text;

namespace Rtos.Thread;

/// <summary>The threads of a device as they are now, with what is worth a look.</summary>
public sealed class ThreadReport
{
    private readonly ThreadModel _model;

    internal ThreadReport(ThreadModel model) => _model = model;

    /// <summary>The threads that are alive, newest first.</summary>
    public IReadOnlyList<ThreadReportRow> Rows => [.. _model.Threads.Select(Row)];

    /// <summary>The names of the started threads that have never looked for a notification: <c>stop()</c> cannot end them.</summary>
    public IReadOnlyList<string> NeverLookForExit =>
        [.. _model.Threads.Where(t => !t.IsMain && t.NotificationLooks == 0).Select(t => t.Name)];

    /// <summary>The names of the locks that are held by a thread that is gone.</summary>
    public IReadOnlyList<string> OrphanedLocks => [.. _model.Locks.Where(l => l.Holder is { IsGone: true }).Select(l => l.Name)];

    /// <summary>The report as a table.</summary>
    public override string ToString()
    {
        var invariant = CultureInfo.InvariantCulture;
        var text = new StringBuilder().Append(invariant, $"{"thread",-15} {"state",-10} {"stack",6} {"used",6} {"ready ms",9} {"looks",5} {"msgs",4}  holds, waits for\n");
        foreach (var row in Rows)
        {
            var ready = (long)_model.Device.Clock.ToTimeSpan(row.LongestReady).TotalMilliseconds;
            var last = string.Join("; ", new[] { string.Join(", ", row.HeldLocks), row.WaitsFor }.Where(s => s.Length > 0));
            text.Append(string.Create(invariant, $"{row.Name,-15} {row.Status,-10} {row.StackBytes,6} {row.MaxStackUsed,6} {ready,9} {row.NotificationLooks,5} {row.Messages,4}  {last}").TrimEnd()).Append('\n');
        }

        var holder = _model.Gil.Holder is { } thread ? $"held by {thread}" : "free";
        return text.Append(invariant, $"GIL: {holder}, {_model.Gil.WaitingThreads} waiting, {_model.Gil.Switches} switches\n").ToString();
    }

    private static ThreadReportRow Row(PyThread thread) => new(
        thread.Id,
        thread.Name,
        thread.Type,
        thread.Status,
        thread.StackBytes,
        thread.MaxStackUsed,
        thread.LongestReadyTime,
        thread.NotificationLooks,
        thread.MailboxCount,
        [.. thread.HeldLocks.Select(l => l.Name)],
        thread.Task.Info.WaitsFor);
}
