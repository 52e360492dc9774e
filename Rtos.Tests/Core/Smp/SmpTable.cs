using System.Globalization;
using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Core.Smp;

/// <summary>
/// Two cores of FreeRTOS V11 whose tasks only do the steps of a table: each step is one kernel call or one tick, and after it the
/// table says what each core runs and where the other tasks are.
/// </summary>
/// <remarks>
/// <c>A2 B1@0</c> are two tasks made before the start, B on core 0 only. <c>suspend A: B idle, A suspended</c> is a step: then core 0
/// runs B, core 1 an idle task. The task of core 0 makes the calls; that of core 1 does if core 0 is idle.
/// </remarks>
internal sealed class SmpTable
{
    private const int CyclesOfAStep = 30;

    private readonly Device _device;
    private readonly SortedDictionary<string, Tcb> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RtosTask> _handles = [];
    private string[]? _step;
    private CoreId _caller;

    internal SmpTable(DeviceConfiguration configuration, string tasks)
    {
        _device = Chip.Create(configuration with { AsTheKernel = KernelLeniency.AffinityWithoutCore });
        foreach (var task in tasks.Split(' '))
        {
            var (name, priority, cores, isSuspended) = Parse(task);
            _handles.Add(name, _device.CreateTask(name, priority, 2048, cores, Follow));
            Meet();
            if (isSuspended)
            {
                _device.Scheduler.Suspend(_tasks[name]);
            }
        }
    }

    /// <summary>Does all steps of a table, which must be what happens.</summary>
    internal void AssertFollows(string table)
    {
        var steps = table.Split(';', StringSplitOptions.TrimEntries);
        var happened = steps.Select(s => s[..s.IndexOf(':', StringComparison.Ordinal)]).Select(s => $"{s}: {After(s)}").ToList();
        Assert.AreEqual(string.Join("; ", steps), string.Join("; ", happened), $"{_device.Trace.Tail(40)}");
    }

    private static (string Name, int Priority, CoreAffinity Cores, bool IsSuspended) Parse(string task)
    {
        var cores = task.IndexOf('@', StringComparison.Ordinal) is var at and > 0 ? Cores(task[(at + 1)..].TrimEnd('!')) : CoreAffinity.Any;
        return (task[..1], task[1] - '0', cores, task.EndsWith('!'));
    }

    // The third core is one that the device has not got.
    private static CoreAffinity Cores(string text) => text switch
    {
        "any" => CoreAffinity.Any,
        "2" => CoreAffinity.FromAnyMask(4),
        _ => CoreAffinity.FromMask(1u << int.Parse(text, CultureInfo.InvariantCulture)),
    };

    private string After(string step)
    {
        switch (step)
        {
            case "start":
                Run(CyclesOfAStep);
                break;
            case "tick":
                Run(1000 - (_device.Now.Value % 1000) + 5);
                break;
            default:
                Order(step.Split(' '));
                Run(CyclesOfAStep);
                Assert.IsNull(_step, $"nobody could {step}");
                break;
        }

        return Picture();
    }

    private void Run(long cycles)
    {
        _device.Run(_device.Now.Value + cycles);
        Meet();
    }

    private void Order(string[] step)
    {
        _step = step;
        var core = step is ["yield", "1"] || _device.Scheduler.Cores[0].Current!.IsIdle ? 1 : 0;
        _caller = (CoreId)core;
    }

    private void Meet()
    {
        foreach (var task in _device.Scheduler.AllTasks().Where(t => t.Name.Length == 1))
        {
            _tasks.TryAdd(task.Name, task);
        }
    }

    private string Picture()
    {
        var cores = _device.Scheduler.Cores;
        var others = _tasks.Values.Where(t => cores.All(c => c.Current != t)).Select(t => $", {t.Name} {Where(t)}");
        return $"{Shown(cores[0])} {Shown(cores[1])}{string.Concat(others)}";
    }

    private string Shown(CpuCore core)
    {
        var task = core.Current!;
        Assert.AreEqual((core.Index, TaskState.Running), (task.RunState, _device.Scheduler.Policy.GetState(task)), task.Name);
        return task.IsIdle ? task.Name.ToLowerInvariant() : task.Name;
    }

    private string Where(Tcb task)
    {
        Assert.AreEqual(Tcb.NotRunning, task.RunState, task.Name);
        return task.IsFreed ? "freed" : _device.Scheduler.Policy.GetState(task).ToString().ToLowerInvariant();
    }

    private async Routine Follow(RtosTask self)
    {
        while (true)
        {
            await self.Work(new Cycles(10));
            if (_step is { } step && _device.CurrentCore == _caller)
            {
                _step = null;
                await (step[0] == "within" ? MakeWithin(self, step[1..]) : Make(self, step));
            }
        }
    }

    // The call in a critical section of its own.
    private async Routine MakeWithin(RtosTask self, string[] step)
    {
        await self.EnterCritical();
        await Make(self, step);
        await self.Work(new Cycles(5));
        await self.ExitCritical();
    }

    private async Routine Make(RtosTask self, string[] step)
    {
        switch (step[0])
        {
            case "create":
                var (name, priority, cores, _) = Parse(step[1]);
                _handles[name] = (await self.CreateTask(name, priority, 2048, cores, Follow))!;
                break;
            case "delay":
                await self.Delay(new Ticks((uint)Number(step[1])));
                break;
            case "yield":
                await self.Yield();
                break;
            case "inherit" or "disinherit" or "timeout":
                await self.EnterCritical();
                ChangeInheritance(step[0], _tasks[step[1]]);
                await self.ExitCritical();
                break;
            default:
                await MakeAbout(_handles[step[1]], step);
                break;
        }
    }

    private static async Routine MakeAbout(RtosTask task, string[] step)
    {
        switch (step[0])
        {
            case "delete":
                await task.Delete();
                break;
            case "suspend":
                await task.Suspend();
                break;
            case "resume":
                await task.Resume();
                break;
            case "abort":
                Assert.IsTrue(await task.AbortDelay());
                break;
            case "priority":
                await task.SetPriority(Number(step[2]));
                break;
            case "affinity":
                await task.SetAffinity(Cores(step[2]));
                break;
            case "hold":
                await task.DisablePreemption();
                break;
            case "release":
                await task.EnablePreemption();
                break;
            default:
                Assert.Fail(step[0]);
                break;
        }
    }

    // What a mutex does to its holder, without a task that waits.
    private void ChangeInheritance(string how, Tcb holder)
    {
        var scheduler = _device.Scheduler;
        switch (how)
        {
            case "inherit":
                holder.MutexesHeld = 1;
                Assert.IsTrue(scheduler.PriorityInherit(holder));
                Assert.AreEqual(scheduler.Current.Priority, holder.Priority);
                break;
            case "disinherit":
                Assert.IsTrue(scheduler.PriorityDisinherit(holder));
                Assert.AreEqual((holder.BasePriority, 0), (holder.Priority, holder.MutexesHeld));
                break;
            default:
                scheduler.PriorityDisinheritAfterTimeout(holder, 1);
                Assert.AreEqual(holder.BasePriority, holder.Priority);
                break;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
