using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Thread;

/// <summary>The stages of sleeping, in the variants of the two dialects and of the boards.</summary>
internal static class SleepStages
{
    private const int Busy = 2;
    private const int CheckEvery = 100;

    // Half the range of cycles at any frequency, and longer than any run.
    private const double LongestMs = 1e12;

    internal static bool BeginSeconds(scoped ref ModuleCall call) => Begin(ref call, ArgumentReader.Float(call.Argument(0)) * 1000);

    internal static bool BeginMs(scoped ref ModuleCall call) => Begin(ref call, ArgumentReader.Int(call.Argument(0)));

    /// <summary>Sleeps to the end. Loboris' board checks for a notification every 100 ms, and ends the sleep if one is unread.</summary>
    internal static bool Sleep(scoped ref ModuleCall call)
    {
        var pending = call.Pending;
        if (pending.BusyCycles > 0)
        {
            call.Record.Result = pending.BusyCycles;
            return TaskCalls.Work.Step(call.Scheduler, call.Task, ref call.Record);
        }

        if (call.Model.Options is not { IsFirmware: true, IsLoboris: true })
        {
            return CallStages.Sleep(ref call);
        }

        if (call.Tick >= pending.CheckTick)
        {
            if (pending.CheckTick > 0 && call.Thread.HasNotification)
            {
                call.Model.Diagnostics.SleepCut(call.Thread, pending.WakeTick - call.Tick);
                pending.WakeTick = Math.Min(pending.WakeTick, call.Tick);
            }

            pending.CheckTick = TickAfter(ref call, CheckEvery);
        }

        var end = pending.WakeTick;
        pending.WakeTick = Math.Min(end, pending.CheckTick);
        var done = CallStages.Sleep(ref call);
        pending.WakeTick = end;
        return done;
    }

    internal static bool EndSeconds(scoped ref ModuleCall call) => End(ref call, inSeconds: true);

    internal static bool EndMs(scoped ref ModuleCall call) => End(ref call, inSeconds: false);

    /// <summary>The first tick that is not before a time from now.</summary>
    internal static long TickAfter(scoped ref ModuleCall call, double milliseconds) =>
        TickAfter(call.Model, new Instant(call.Now), milliseconds);

    /// <summary>The first tick that is not before a time from a moment.</summary>
    internal static long TickAfter(ThreadModel model, Instant from, double milliseconds)
    {
        var clock = model.Device.Clock;
        var cycles = (long)Math.Ceiling(Math.Min(milliseconds, LongestMs) * clock.CpuHertz / 1000);
        var perTick = clock.CyclesPerTick.Value;
        return (from.Value + cycles + perTick - 1) / perTick;
    }

    private static bool Begin(scoped ref ModuleCall call, double milliseconds)
    {
        var options = call.Model.Options;
        call.Pending.Cycles = call.Now;
        if (milliseconds > 0)
        {
            return options is { IsFirmware: true, IsLoboris: true } ? BeginOnBoard(ref call, milliseconds) : GoToSleep(ref call, milliseconds);
        }

        // Pycom's sleep(0) is a yield, Loboris' does nothing.
        if (options.IsLoboris)
        {
            return Finish(ref call);
        }

        call.SetWake(0);
        CallStages.ReleaseGil(ref call);
        call.Scheduler.YieldWithinApi();
        return true;
    }

    // Up to 2 ms are spent while holding the GIL; longer sleeps are made of pieces of 2 ticks.
    private static bool BeginOnBoard(scoped ref ModuleCall call, double milliseconds)
    {
        if (milliseconds > Busy)
        {
            return GoToSleep(ref call, Math.Ceiling(milliseconds / 2) * 2);
        }

        call.Pending.BusyCycles = (long)Math.Ceiling(milliseconds * call.Model.Device.Clock.CpuHertz / 1000);
        return true;
    }

    private static bool GoToSleep(scoped ref ModuleCall call, double milliseconds)
    {
        call.Pending.WakeTick = TickAfter(ref call, milliseconds);
        call.Model.Diagnostics.BlocksWhileSwitchingLocked(call.Thread, call.Pending.Function.Name);
        return CallStages.ReleaseGil(ref call);
    }

    private static bool Finish(scoped ref ModuleCall call)
    {
        var inSeconds = call.Pending.Function == call.Model.Runtime.Sleep;
        End(ref call, inSeconds);
        return call.Finish(call.Pending.Value);
    }

    private static bool End(scoped ref ModuleCall call, bool inSeconds)
    {
        if (call.Optional(1) is { IsTrue: true })
        {
            var slept = call.Model.Device.Clock.ToTimeSpan(new Cycles(call.Now - call.Pending.Cycles)).TotalMilliseconds;
            call.Pending.Value = inSeconds ? PyValue.Of(slept / 1000) : PyValue.Of((long)slept);
        }

        return true;
    }
}
