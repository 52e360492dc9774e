namespace Rtos.Core;

/// <summary>Lets the code before a kernel call take time: what the call costs, and what a choice source adds.</summary>
internal static class CallDelay
{
    /// <summary>If it takes time, the task works that long; the call's first step is made when the task runs after that.</summary>
    /// <returns>Whether it takes time.</returns>
    internal static bool Begins(Scheduler scheduler, CpuCore core, Tcb task, KernelOperation operation)
    {
        var cycles = scheduler.Configuration.CallCosts.Of(operation.Row).Value + (task.Body.AsksBeforeCalls ? 0 : Chosen(scheduler, core, task, operation.Name));
        if (cycles == 0)
        {
            return false;
        }

        task.WorkLeft = cycles;
        core.ResumeWork(scheduler.Time.Now);
        return true;
    }

    /// <summary>How long a choice source lets the code before a call take. Nothing is chosen where nobody else can act, nor for the kernel's own code.</summary>
    internal static long Chosen(Scheduler scheduler, CpuCore core, Tcb task, string operation) =>
        scheduler.Choices is not { } choices || (core.Has(Attention.Critical) && scheduler.Cores.Length == 1) || task.Voice == CallbackVoice.Silent
            ? 0
            : choices.Ask(Point(ChoiceKind.Call, 0, 0, core, task, operation), 0);

    /// <summary>The point before a call, or for the work, of a task.</summary>
    internal static ChoicePoint Point(ChoiceKind kind, long usual, long most, CpuCore core, Tcb task, string operation) =>
        new(kind, usual, most, core.Index, (int)task.Number, task.Name, operation);
}
