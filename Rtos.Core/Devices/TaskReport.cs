using System.Globalization;

namespace Rtos.Core;

/// <summary>A snapshot of one task. FreeRTOS: <c>TaskStatus_t</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">What it is doing.</param>
/// <param name="Priority">The priority it runs at, inherited or its own.</param>
/// <param name="BasePriority">Its own priority.</param>
/// <param name="Affinity">The cores it may run on.</param>
/// <param name="RunTime">The CPU time it has had, including the time since it was last switched in.</param>
/// <param name="CpuShare">That as a share of the virtual time since the start, 0 to 1.</param>
/// <param name="StackBytes">The size of its stack, in bytes; 0 for one without a limit, as in scenarios.</param>
/// <param name="StackHighWaterMark">The bytes of it that were never used.</param>
/// <param name="Number">Its number in order of creation, from 1; deletions count too. FreeRTOS: <c>uxTCBNumber</c>.</param>
/// <param name="WaitsFor">The call in which it waits and what it waits for, since when and for how long; empty if it does not wait.</param>
[FreeRtos("TaskStatus_t")]
public sealed record TaskReport(
    string Name,
    TaskState State,
    int Priority,
    int BasePriority,
    CoreAffinity Affinity,
    Cycles RunTime,
    double CpuShare,
    int StackBytes,
    int StackHighWaterMark,
    [property: FreeRtos("uxTCBNumber")] uint Number,
    string WaitsFor)
{
    internal static TaskReport Of(Device device, Tcb task)
    {
        var runTime = device.Scheduler.RunTimeOf(task);
        var now = device.Now.Value;
        return new TaskReport(
            task.Name,
            device.Scheduler.Policy.GetState(task),
            task.Priority,
            task.BasePriority,
            task.Affinity,
            new Cycles(runTime),
            now == 0 ? 0 : (double)runTime / now,
            task.Stack.ReportedSize,
            task.Stack.ReportedSize == 0 ? 0 : task.Stack.HighWaterMark,
            task.Number,
            DescribeWait(device, task));
    }

    private static string DescribeWait(Device device, Tcb task)
    {
        ref var call = ref task.Call;
        if (device.Scheduler.Cores.FirstOrDefault(core => core.Current == task && core.Has(Attention.Stands)) is { } standing)
        {
            return string.Create(CultureInfo.InvariantCulture, $"a lock that core {standing.StandsFor!.Owner?.Index} has");
        }

        if (call.Progress != CallProgress.Waiting || !(task.IsIn(ListKind.Delayed) || task.IsIn(ListKind.Suspended)))
        {
            return string.Empty;
        }

        var target = call.Operation.WaitsFor(call) is { } name ? $" {name}" : string.Empty;
        var limit = task.IsIn(ListKind.Delayed) ? $", until {device.Clock.Milliseconds(WakesAt(device, task) - Instant.Start)}" : string.Empty;
        return $"{call.Operation.Name}{target}, since {device.Clock.Milliseconds(new Cycles(call.Since))}{limit}";
    }

    private static Instant WakesAt(Device device, Tcb task) => device.Scheduler.InstantOfTick(device.Scheduler.Delayed.WakeTick(task));
}
