using System.Globalization;
using System.Text;

namespace Rtos.Core;

/// <summary>A snapshot of a device: its tasks, CPU shares, stacks and memory. Reading it changes nothing.</summary>
public sealed class DeviceReport
{
    private const int UsualNameWidth = 16;

    private readonly Device _device;

    internal DeviceReport(Device device) => _device = device;

    // The device, checked for reading what changes while it runs.
    private Device Device
    {
        get
        {
            _device.Use.CheckRead();
            return _device;
        }
    }

    /// <summary>Every task that is not freed yet, in order of creation, including the kernel's own.</summary>
    public IReadOnlyList<TaskReport> Tasks =>
        [.. Device.Scheduler.AllTasks().Select(t => TaskReport.Of(_device, t))];

    /// <summary>The users of the heap, the largest first.</summary>
    public IReadOnlyList<HeapEntry> HeapEntries
    {
        get
        {
            var tasks = Device.Scheduler.AllTasks();
            var entries = tasks.Select(t => new HeapEntry(t.Name, HeapUse.Stack, t.StackMemory.Bytes))
                .Concat(tasks.Select(t => new HeapEntry(t.Name, HeapUse.TaskControlBlock, Device.Scheduler.ControlBlockMemory(t).Bytes)))
                .Concat(_device.Objects.Select(o => new HeapEntry(o.Name, HeapUse.KernelObject, o.Memory.Bytes)));
            return [.. entries.Where(e => e.Bytes != HeapBlock.None.Bytes).OrderByDescending(e => e.Bytes)];
        }
    }

    /// <summary>The share of the virtual time that a core has spent in tasks other than the idle ones.</summary>
    /// <param name="core">The core.</param>
    /// <returns>0 to 1; 0 before the start.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The device has no such core.</exception>
    public double Load(CoreId core)
    {
        ArgumentOutOfRangeException.ThrowIfNegative((int)core, nameof(core));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((int)core, Device.Scheduler.Cores.Length, nameof(core));
        var now = Device.Now.Value;
        return now == 0 ? 0 : 1 - ((double)Device.Scheduler.IdleTime((int)core) / now);
    }

    /// <summary>A cycle of tasks that wait for each other's mutexes without a time-out: each for one that the next holds, the last for one of the first.</summary>
    /// <value>Empty if there is no such cycle.</value>
    public IReadOnlyList<TaskReport> Deadlock => [.. WaitGraph.FindCycle(Device.Scheduler).Select(t => TaskReport.Of(_device, t))];

    /// <summary>Whether anything can still happen by itself: a task is ready, sleeps or waits with a time-out, a timer runs, or an interrupt has been raised for later.</summary>
    /// <remarks>The idle tasks do not count, nor does what hooks of the host may do.</remarks>
    public bool CanGoOn => WaitGraph.CanGoOn(Device);

    /// <summary>What kept each core longest from switching: a critical section, a suspended scheduler, a wait for a lock, an interrupt.</summary>
    /// <value>At most one of each kind for each core; sections that took no time are left out.</value>
    public IReadOnlyList<LongSection> LongestSections => [.. Device.Scheduler.Sections.Longest];

    /// <summary>The tasks that wait without a time-out for another task or an interrupt, except the timer service task.</summary>
    public IReadOnlyList<TaskReport> WaitingForever =>
        [.. Device.Scheduler.AllTasks()
            .Where(t => t != _device.Scheduler.Timers.Task && WaitGraph.WaitsForever(Device.Scheduler, t))
            .Select(t => TaskReport.Of(_device, t))];

    /// <summary>The tasks in the order in which the kernel reports them: ready ones from the highest priority down, delayed, deleted, suspended.</summary>
    /// <remarks>FreeRTOS: <c>uxTaskGetSystemState</c>, <c>uxTaskCallForEachTask</c>. ESP-IDF: <c>uxTaskGetSnapshotAll</c>, <c>xTaskGetNext</c>.</remarks>
    [FreeRtos("uxTaskGetSystemState", "uxTaskCallForEachTask"), EspIdf("uxTaskGetSnapshotAll", "xTaskGetNext")]
    public IReadOnlyList<TaskReport> SystemState =>
        [.. Device.Scheduler.SystemState().Select(t => TaskReport.Of(_device, t))];

    /// <summary>The kernel's own table of the tasks, character for character: name, state, priority, stack high-water mark, number.</summary>
    /// <param name="includeCoreId">Whether ESP-IDF's table also has the core (<c>CONFIG_FREERTOS_VTASKLIST_INCLUDE_COREID</c>); V11 on two cores always has the affinity mask.</param>
    /// <returns>Lines that end in CR LF; the stack in words of 4 bytes, but in bytes for ESP-IDF.</returns>
    /// <remarks>FreeRTOS: <c>vTaskList</c>, <c>vTaskListTasks</c>.</remarks>
    [FreeRtos("vTaskList", "vTaskListTasks")]
    public string TaskList(bool includeCoreId = false) => KernelText.TaskList(Device.Scheduler, includeCoreId);

    /// <summary>The kernel's own table of the CPU time, character for character: name, cycles, percent of the time since the start.</summary>
    /// <returns>Lines that end in CR LF.</returns>
    /// <remarks>FreeRTOS: <c>vTaskGetRunTimeStats</c>, <c>vTaskGetRunTimeStatistics</c>.</remarks>
    [FreeRtos("vTaskGetRunTimeStats", "vTaskGetRunTimeStatistics")]
    public string RunTimeStats() => KernelText.RunTimeStats(Device.Scheduler);

    /// <summary>The report as a table.</summary>
    public override string ToString()
    {
        _device.Use.CheckRead();
        var text = new StringBuilder();
        var invariant = CultureInfo.InvariantCulture;
        text.Append(invariant, $"{KernelTable.Of(_device.Configuration.Kernel).Name}, {ShownText.Count(_device.Scheduler.Cores.Length, "core")}, ");
        text.Append(invariant, $"{_device.Milliseconds()} (cycle {_device.Now}, tick {_device.TickCount})\n");
        var tasks = Tasks;
        var width = tasks.Select(t => t.Name.Length).Append(UsualNameWidth).Max();
        text.Append("task".PadRight(width)).Append(invariant, $" {"state",-9} {"prio",4} {"core",4} {"cpu",6} {"stack",6} {"free",6}  waits for\n");
        foreach (var task in tasks)
        {
            text.Append(task.Name.PadRight(width)).Append(invariant, $" {task.State,-9} {task.Priority,4} {task.Affinity,4} {Percent(task.RunTime.Value, _device.Now.Value),6} ");
            text.Append(string.Create(invariant, $"{Bytes(task, task.StackBytes),6} {Bytes(task, task.StackHighWaterMark),6}  {task.WaitsFor}").TrimEnd()).Append('\n');
        }

        var now = _device.Now.Value;
        foreach (var core in _device.Scheduler.Cores)
        {
            text.Append(invariant, $"core {core.Index}: {Percent(now - _device.Scheduler.IdleTime(core.Index), now)} busy\n");
        }

        foreach (var section in LongestSections)
        {
            text.Append(invariant, $"longest {section}\n");
        }

        if (DescribeDeadlock() is { } deadlock)
        {
            text.Append(deadlock).Append('\n');
        }

        text.Append(_device.Diagnostics);
        var size = _device.Heap.Size == 0 ? "no limit" : _device.Heap.Size.ToString(invariant);
        text.Append(invariant, $"heap: {_device.Heap.Used} bytes used of {size}\n");
        return text.ToString();
    }

    /// <summary>The tasks in <see cref="Deadlock"/> and what each waits for, in a line; null if there is none.</summary>
    internal string? DescribeDeadlock() => Deadlock is { Count: > 0 } circle
        ? $"deadlock: {string.Join("; ", circle.Select(t => $"{t.Name} is waiting in {t.WaitsFor}"))}"
        : null;

    /// <summary>A share of a time, rounded to a tenth of a percent.</summary>
    internal static string Percent(long part, long whole) =>
        (whole == 0 ? 0m : (decimal)part / whole).ToString("P1", CultureInfo.InvariantCulture);

    private static string Bytes(TaskReport task, int bytes) =>
        task.StackBytes == 0 ? "-" : bytes.ToString(CultureInfo.InvariantCulture);
}
