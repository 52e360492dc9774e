using Rtos.Tasks;

namespace Rtos.Thread;

/// <summary>The stages of a thread's work while it holds the GIL.</summary>
internal static class GilStages
{
    /// <summary>A jump lets others run. In unfair mode the thread takes the GIL back before the one that it woke can run.</summary>
    internal static bool TurnAtJump(scoped ref ModuleCall call)
    {
        call.Model.Gil.Release(call.Scheduler, handOver: true);
        return true;
    }

    /// <summary>Others may run while C# code works without Python objects.</summary>
    internal static bool Exit(scoped ref ModuleCall call)
    {
        call.Model.Diagnostics.BlocksWhileSwitchingLocked(call.Thread, call.Thread.Outside ?? call.Pending.Function.Name);
        return CallStages.ReleaseGil(ref call);
    }

    /// <summary>Works for the cycles of the argument. Any other time that passes belongs to other threads.</summary>
    internal static bool Work(scoped ref ModuleCall call)
    {
        var pending = call.Pending;
        if (pending.Cycles == 0)
        {
            pending.Cycles = ArgumentReader.Int(call.Argument(0));
            pending.WakeTick = call.Now;
            call.Record.Result = pending.Cycles;
            if (pending.Cycles <= 0)
            {
                return true;
            }
        }

        if (!TaskCalls.Work.Step(call.Scheduler, call.Task, ref call.Record))
        {
            return false;
        }

        call.Thread.Starvation.Lost(call.Now - pending.WakeTick - pending.Cycles);
        return true;
    }
}
