using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Fuzz;

/// <summary>What the tasks and callbacks of a random program do.</summary>
internal static class ApiBodies
{
    private const int FewestSteps = 2;
    private const int MostSteps = 12;
    private const int SurvivesInHundred = 75;
    private const int OddInHundred = 2;
    private const int PausesInHundred = 6;

    /// <summary>The body of a task: mostly a sequence of calls, sometimes something odd.</summary>
    internal static Routine Body(ApiProgram program, ApiStation station, RtosTask me)
    {
        station.Pool.Keep(program.Dice, me);
        return (program.Manners.IsCareful ? MostSteps : program.Dice.Between(0, 99)) switch
        {
            0 => throw new FuzzException("body that is not async"),
            1 => default,
            2 => station.AnyRoutine(program.Dice) ?? default,
            3 => ApiMistakes.BodyOfTask(program, station, me),
            _ => Lively(program, station, me),
        };
    }

    /// <summary>The callback of a timer, or a function call that was pended.</summary>
    internal static Routine Callback(ApiProgram program, ApiStation station) =>
        program.Dice.Percent(50) ? Routine.Completed : Called(program, station);

    private static async Routine Lively(ApiProgram program, ApiStation station, RtosTask me)
    {
        var dice = program.Dice;
        for (var steps = dice.Between(FewestSteps, MostSteps); steps > 0 && program.HasBudget; steps--)
        {
            try
            {
                await Step(program, station, me, ApiPlace.Task);
            }
            catch (Exception e) when (Survives(program, e))
            {
                station.Pool.Keep(dice, (e as DevicePanicException)?.Panic);
            }

            if (dice.Percent(program.Manners.ThrowsInHundred))
            {
                throw new FuzzException("task");
            }

            if (dice.Percent(PausesInHundred))
            {
                await (dice.Percent(50) ? me.Delay(new Ticks(1)) : me.Work(new Cycles(500)));
            }
        }

        // Tasks that end leave handles behind that nobody may use: careful programs keep theirs.
        while (program.Manners.IsCareful)
        {
            await me.Suspend();
        }
    }

    private static async Routine Called(ApiProgram program, ApiStation station)
    {
        try
        {
            await Step(program, station, station.Pool.Find(program.Dice, typeof(RtosTask)) as RtosTask, ApiPlace.TimerCallback);
        }
        catch (Exception e) when (Survives(program, e))
        {
            // A callback that goes on.
        }
    }

    private static async Routine Step(ApiProgram program, ApiStation station, RtosTask? me, ApiPlace place)
    {
        var result = program.Call(station, place, me);
        if (result is not null && ApiAwaits.For(result.GetType()) is { } awaits)
        {
            station.KeepCall(program.Dice, result);
            await ApiUses.Use(program, station, awaits, result);
        }
        else if (result is Routine routine)
        {
            await routine;
        }
    }

    // Mostly not the exception that ends a task: a program that catches even that is odd.
    private static bool Survives(ApiProgram program, Exception e) =>
        program.Manners.IsCareful ? e is not TaskExitException : program.Dice.Percent(e is TaskExitException ? OddInHundred : SurvivesInHundred);
}
