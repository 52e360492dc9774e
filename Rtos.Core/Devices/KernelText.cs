using System.Globalization;
using System.Text;

namespace Rtos.Core;

/// <summary>The kernels' own text reports, character for character, for tools that read them.</summary>
internal static class KernelText
{
    /// <summary>FreeRTOS: <c>vTaskListTasks</c>, <c>vTaskList</c>.</summary>
    internal static string TaskList(Scheduler scheduler, bool includeCoreId)
    {
        var text = new StringBuilder();
        foreach (var task in scheduler.SystemState())
        {
            var stack = task.Stack.HighWaterMark / scheduler.Traits.StackWordBytes;
            text.Append(Name(scheduler, task));
            text.Append(CultureInfo.InvariantCulture, $"\t{Letter(scheduler.Policy.GetState(task))}\t{task.Priority}\t{stack}\t{task.Number}");
            if (scheduler.Policy.ListsAffinity)
            {
                text.Append(CultureInfo.InvariantCulture, $"\t0x{task.Affinity.Mask:x}");
            }
            else if (includeCoreId)
            {
                text.Append(CultureInfo.InvariantCulture, $"\t{CoreId(task)}");
            }

            text.Append("\r\n");
        }

        return text.ToString();
    }

    /// <summary>FreeRTOS: <c>vTaskGetRunTimeStatistics</c>, <c>vTaskGetRunTimeStats</c>. Empty in the first 99 cycles, as there.</summary>
    internal static string RunTimeStats(Scheduler scheduler)
    {
        var text = new StringBuilder();
        var hundredth = scheduler.Time.Now / 100;
        if (hundredth == 0)
        {
            return string.Empty;
        }

        foreach (var task in scheduler.SystemState())
        {
            var counter = scheduler.Policy.RunTimeCounter(task);
            var percent = counter / hundredth;
            var share = percent > 0 ? percent.ToString(CultureInfo.InvariantCulture) : "<1";
            text.Append(CultureInfo.InvariantCulture, $"{Name(scheduler, task)}\t{counter}\t\t{share}%\r\n");
        }

        return text.ToString();
    }

    // FreeRTOS: prvWriteNameToBuffer
    private static string Name(Scheduler scheduler, Tcb task) => task.GivenName.PadRight(scheduler.Configuration.MaxTaskNameLength - 1);

    private static char Letter(TaskState state) => state switch
    {
        TaskState.Running => 'X',
        TaskState.Ready => 'R',
        TaskState.Blocked => 'B',
        TaskState.Suspended => 'S',
        _ => 'D',
    };

    private static int CoreId(Tcb task) => task.Affinity.IsAny ? -1 : task.Affinity.Allows(0) ? 0 : 1;
}
