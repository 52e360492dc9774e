using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Hosting;

/// <summary>What changes the run of a device, by host code that is not the program's.</summary>
internal static class DeviceChanges
{
    internal static (string Name, Action<Device> Change)[] All { get; } =
    [
        ("run for", d => d.RunFor(new Cycles(1_000))),
        ("run until", d => d.RunUntil(d.Now + new Cycles(1))),
        ("run until a condition", d => d.RunUntil(() => true, TimeSpan.FromSeconds(1))),
        ("create a task", d => d.CreateTask("late", 5, 2048, CoreAffinity.Core0, async task => await task.Suspend())),
        ("create a queue", d => d.CreateQueue<int>("late", 1)),
        ("create a mutex", d => d.CreateMutex("late")),
        ("create a semaphore", d => d.CreateBinarySemaphore("late")),
        ("create an event group", d => d.CreateEventGroup("late")),
        ("create a timer", d => d.CreateTimer("late", new Ticks(1), true, async _ => await Routine.Completed)),
        ("raise an interrupt", d => d.RaiseInterruptAt(d.Now + new Cycles(5), CoreId.Core0, _ => { })),
        ("add a hook", d => d.Hooks.RegisterTick(CoreId.Core0, () => { })),
        ("remove a hook", d => d.Hooks.DeregisterTick(CoreId.Core0, () => { })),
        ("set a hook", d => d.Hooks.MallocFailed = () => { }),
        ("set the hook for stacks", d => d.StackOverflowHook = _ => { }),
        ("name an interrupt", d => d.Host.OnInterrupt("late", CoreId.Core0, _ => { })),
        ("read the console", d => d.Host.OnConsole(CoreId.Core0, (_, _) => { })),
        ("delete a task", d => d.DeleteTaskFromHost(d.Scheduler.AllTasks()[0])),
    ];
}
