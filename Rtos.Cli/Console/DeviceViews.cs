using System.Globalization;
using Rtos.Core;

namespace Rtos.Cli;

/// <summary>The console's views of a device. Each is read between two instants, on the worker that runs the device.</summary>
internal static class DeviceViews
{
    internal static string Tasks(Device device)
    {
        var rows = new TextColumns("task", "state", " prio", " core", " cpu", " stack", " free", "waits for");
        foreach (var task in device.Report.Tasks)
        {
            rows.Add(
                task.Name,
                task.State.ToString(),
                Number(task.Priority),
                task.Affinity.ToString(),
                Percent(task.CpuShare),
                task.StackBytes == 0 ? "-" : Number(task.StackBytes),
                task.StackBytes == 0 ? "-" : Number(task.StackHighWaterMark),
                task.WaitsFor);
        }

        return rows.ToString();
    }

    internal static string Cores(Device device)
    {
        var rows = new TextColumns("core", " busy", "task", "switch pending", "scheduler", "work ends");
        foreach (var core in device.Scheduler.Cores)
        {
            rows.Add(
                Number(core.Index),
                Percent(device.Report.Load(core.Id)),
                core.Current?.Name ?? "-",
                core.SwitchDue ? "yes" : "no",
                core.IsSchedulerSuspended ? "suspended" : "runs",
                core.WorkEnds == CpuCore.NoWork ? "-" : Number(core.WorkEnds));
        }

        return rows.ToString();
    }

    internal static string Heap(Device device)
    {
        var heap = device.Heap;
        var rows = new TextColumns(" bytes", "use", "owner");
        foreach (var entry in device.Report.HeapEntries)
        {
            rows.Add(Number(entry.Bytes), entry.Use.ToString(), entry.Owner);
        }

        var sum = heap.Size == 0
            ? $"{heap.Used} bytes in use with headers, no limit"
            : $"{heap.Used} bytes in use with headers, of {heap.Size}; {heap.Free} free, never less than {heap.MinimumEverFree}";
        return $"{rows}\n{sum}";
    }

    internal static string Objects(Device device)
    {
        var waiting = device.Scheduler.AllTasks().Where(IsWaiting).ToLookup(t => t.Call.Operation.WaitsAt);
        var rows = new TextColumns("object", "kind", " holds", " of", "state", "waiters");
        foreach (var item in device.Objects)
        {
            var fill = item.Fill;
            rows.Add(
                item.Name,
                Kind(item),
                fill is null ? "-" : Number(fill.Value.Count),
                fill is null ? "-" : Number(fill.Value.Length),
                item.Condition ?? "-",
                waiting.Contains(item) ? string.Join(' ', waiting[item].Select(t => t.Name)) : "-");
        }

        return device.Objects.Count == 0 ? "there are no kernel objects" : rows.ToString();
    }

    internal static string Percent(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);

    internal static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    // A task that waits for a stream is in no event list: it waits for a notification.
    private static bool IsWaiting(Tcb task) =>
        task.Call.Progress == CallProgress.Waiting && (task.IsIn(ListKind.Delayed) || task.IsIn(ListKind.Suspended));

    // RtosQueue<int> is a queue of int.
    private static string Kind(KernelObject item)
    {
        var name = item.GetType().Name.Split('`')[0];
        name = name.StartsWith("Rtos", StringComparison.Ordinal) ? name[4..] : name;
        return item.ItemType is { } type ? $"{name} of {type.Name}" : name;
    }
}
