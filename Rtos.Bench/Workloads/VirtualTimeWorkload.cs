using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Bench;

/// <summary>A workload whose size is a number of ticks of a millisecond: a task of priority 10 sleeps for so long, then ends the run.</summary>
/// <param name="name">What the command line calls it.</param>
/// <param name="operation">What is counted.</param>
internal abstract class VirtualTimeWorkload(string name, string operation) : Workload(name, operation)
{
    private const double TicksPerSecond = 1000;

    internal override double VirtualSeconds(int size) => size / TicksPerSecond;

    internal override Outcome Run(int size)
    {
        var device = BenchDevice.Create(KernelKind.FreeRtos);
        var digest = new OrderDigest();
        CreateTasks(device, digest);
        device.CreateTask("ctl", 10, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
        {
            await Prepare(device, digest);
            await task.Delay(new Ticks((uint)size));
            await task.EndScheduler();
        });
        device.RunFor(device.Clock.CyclesPerTick * (size + 2L));
        return digest.Outcome;
    }

    /// <summary>Creates the tasks that come before the one that ends the run.</summary>
    protected virtual void CreateTasks(Device device, OrderDigest digest)
    {
    }

    /// <summary>What the task that ends the run does before it sleeps.</summary>
    protected virtual Routine Prepare(Device device, OrderDigest digest) => Routine.Completed;
}
