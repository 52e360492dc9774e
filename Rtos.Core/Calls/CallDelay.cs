namespace Rtos.Core;

/// <summary>The code that leads to a kernel call takes time, if somebody chooses so.</summary>
internal static class CallDelay
{
    /// <summary>
    /// Asks how long the code before a call takes. Where a switch is held back no time passes, and the kernel's own code takes
    /// none. If it takes time, the task works so long; the call's first step is made when it runs after that.
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
