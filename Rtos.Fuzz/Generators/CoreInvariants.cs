using Rtos.Core;

namespace Rtos.Fuzz.Generators;

/// <summary>What is true of every core once it has settled: nothing is left to do before time goes on.</summary>
internal static class CoreInvariants
{
    internal static void Check(Device device)
    {
        foreach (var core in device.Scheduler.Cores)
        {
            Must.Hold(!core.SwitchDue, $"core {core.Index}: a switch is left over");
            var stands = core.Has(Attention.Stands);
            Must.Hold(
                stands || core.IsHalted || (core.WorkEnds > device.Now.Value && core.WorkEnds != CpuCore.NoWork),
                $"core {core.Index} neither works nor stands nor is halted");
            Must.Hold(stands == (core.StandsFor is not null), $"core {core.Index} stands for a lock");
            Must.Hold(!stands || !CoreLocks.MayGoOn(core), $"core {core.Index} stands still, and nobody holds its lock");
            Must.Hold(stands || !core.Has(Attention.Masked), $"core {core.Index}: interrupts are masked for nothing");
            Must.Hold(!core.Has(Attention.Held) || core.IsMasked, $"core {core.Index} holds back what could come");
            Must.Hold(!core.Has(Attention.GivesTurn), $"core {core.Index} has not settled");
            Must.Hold(!core.Has(Attention.Owes) || stands || core.Has(Attention.Interrupt), $"core {core.Index} owes time that could pass");
            Must.Hold(!core.IsHalted || core.Current!.IsIdle, $"core {core.Index} is halted by a task that is not idle");
            Must.Hold(stands || core.IsMasked || core.IsSchedulerSuspended || core.Current!.Affinity.Allows(core.Index), $"core {core.Index} runs a task that may not run there");
        }
    }
}
