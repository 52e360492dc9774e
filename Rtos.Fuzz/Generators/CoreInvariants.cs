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
            Must.Hold(core.CriticalNesting == 0, $"core {core.Index}: a critical section takes time");
            Must.Hold(
                core.IsHalted || (core.WorkEnds > device.Now.Value && core.WorkEnds != CpuCore.NoWork),
                $"core {core.Index} neither works nor is halted");
            Must.Hold(!core.IsHalted || core.Current!.IsIdle, $"core {core.Index} is halted by a task that is not idle");
            Must.Hold(core.Current!.Affinity.Allows(core.Index), $"core {core.Index} runs a task that may not run there");
        }
    }
}
