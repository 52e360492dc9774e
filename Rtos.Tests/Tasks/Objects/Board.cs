using Rtos.Core;
using Rtos.Tasks;
using Rtos.Tests.Core.Kernel;

namespace Rtos.Tests.Tasks.Objects;

/// <summary>Devices for these tests: 1000 cycles a tick, the daemon at priority 20, the trace recorded; a log beside it.</summary>
internal sealed class Board
{
    private readonly List<string> _log = [];

    internal Board(Flavor kernel, Func<DeviceConfiguration, DeviceConfiguration>? change = null)
    {
        var configuration = Settings(kernel);
        Device = new Device(change is null ? configuration : change(configuration));
        Device.RecordTrace();
    }

    internal Device Device { get; }

    /// <summary>What the tasks have noted, each entry with a comma behind it.</summary>
    internal string Log => string.Join(", ", _log);

    internal static DeviceConfiguration Settings(Flavor kernel) =>
        Chip.Settings(kernel) with { TimerTaskPriority = 20, TimerTaskAffinity = CoreAffinity.Core0 };

    /// <summary>A task on core 0.</summary>
    internal RtosTask Task(string name, int priority, Func<RtosTask, Routine> body) => Task(name, priority, CoreAffinity.Core0, body);

    internal RtosTask Task(string name, int priority, CoreAffinity core, Func<RtosTask, Routine> body) =>
        Device.CreateTask(name, priority, 4096, core, body);

    internal void At(long cycle, Action<InterruptContext> routine, CoreId core = CoreId.Core0) =>
        Device.RaiseInterruptAt(new Instant(cycle), core, routine);

    internal void Note(object? what) => _log.Add($"{what}");

    /// <summary>Notes the time and what happened then.</summary>
    internal void NoteTime(object? what) => _log.Add($"{Device.Now} {what}");

    internal Board Run(long until = 50_000)
    {
        Device.Run(until);
        return this;
    }

    internal void AssertLog(string expected) => Assert.AreEqual(expected, Log);

    /// <summary>The whole trace is the lines given.</summary>
    internal void AssertTrace(string expected) => Device.AssertTrace(expected);

    /// <summary>The run stops with a panic of this kind.</summary>
    internal void AssertPanics(PanicKind kind, string task, string[] telling, long at = 0, int core = 0, long until = 50_000) =>
        Device.AssertPanics(kind, task, telling, at, core, until);
}
