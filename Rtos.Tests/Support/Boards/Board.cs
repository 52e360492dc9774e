using System.Globalization;
using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Support;

/// <summary>
/// A kernel device under test, and a log beside it: 1000 cycles a tick, the daemon at priority 20, the trace recorded.
/// Threads and scripts have boards of their own, derived from this one.
/// </summary>
internal class Board
{
    private readonly List<string> _log = [];

    internal Board(Flavor kernel, Func<DeviceConfiguration, DeviceConfiguration>? change = null)
        : this(Chip.Create(change is null ? Settings(kernel) : change(Settings(kernel))))
    {
    }

    /// <summary>With a device that is configured already.</summary>
    protected Board(Device device) => Device = device;

    internal Device Device { get; }

    /// <summary>What was noted, with commas between.</summary>
    internal string Log => string.Join(", ", _log);

    internal static DeviceConfiguration Settings(Flavor kernel) =>
        Chip.Settings(kernel) with { TimerTaskPriority = 20, TimerTaskAffinity = CoreAffinity.Core0 };

    /// <summary>A task on core 0.</summary>
    internal RtosTask Task(string name, int priority, Func<RtosTask, Routine> body) => Task(name, priority, CoreAffinity.Core0, body);

    internal RtosTask Task(string name, int priority, CoreAffinity core, Func<RtosTask, Routine> body) => Device.Task(name, priority, body, core);

    internal void At(long cycle, Action<InterruptContext> routine, CoreId core = CoreId.Core0) => Device.At(cycle, routine, core);

    internal void Note(object? what) => _log.Add(string.Create(CultureInfo.InvariantCulture, $"{what}"));

    /// <summary>Notes the time and what happened then.</summary>
    internal void NoteTime(object? what) => Note(string.Create(CultureInfo.InvariantCulture, $"{Moment} {what}"));

    internal Board Run(long until = 50_000)
    {
        Device.Run(until);
        return this;
    }

    internal void AssertLog(string expected) => Assert.AreEqual(expected, Log, Explanation);

    /// <summary>The whole trace is the lines given.</summary>
    internal void AssertTrace(string expected) => Device.AssertTrace(expected);

    /// <summary>The run stops with a panic of this kind.</summary>
    internal void AssertPanics(PanicKind kind, string task, string[] telling, long at = 0, int core = 0, long until = 50_000) =>
        Device.AssertPanics(kind, task, telling, at, core, until);

    /// <summary>The time as it is noted: in cycles.</summary>
    protected virtual long Moment => Device.Now.Value;

    /// <summary>What helps to see why a log is not as expected.</summary>
    protected virtual string Explanation => $"{Device.Trace.Tail(30)}";
}
