namespace Rtos.Core;

/// <summary>Lets the code before a kernel call take time, if a choice source says so.</summary>
internal static class CallDelay
{
    /// <summary>
    /// Asks how long the code before a call takes. No time passes where a switch is held back, and the kernel's own code takes
    /// none. If it takes time, the task works that long; the call's first step is made when the task runs after that.
    /// </summary>
    /// <returns>Whether it takes time.</returns>
    internal static bool Begins(ChoiceSource choices, CpuCore core, Tcb task, KernelOperation operation, long now)
    {
        if (core.Has(Attention.Critical | Attention.Suspended) || task.Voice == CallbackVoice.Silent)
        {
            return false;
        }

        var cycles = choices.Ask(new ChoicePoint(ChoiceKind.Call, 0, task.Name, operation.Name), 0);
        if (cycles == 0)
        {
            return false;
        }

        task.WorkLeft = cycles;
        core.WorkEnds = now + cycles;
        return true;
    }
}
