using Rtos.Core;

namespace Rtos.Fuzz;

/// <summary>What a task does with a kernel call that it has made: mostly it awaits it.</summary>
internal static class ApiUses
{
    private const int Retries = 20;

    internal static Routine Use(ApiProgram program, ApiStation station, ApiAwaits awaits, object call) =>
        program.Dice.Percent(program.Manners.WrongInHundred)
            ? Wrong(program, station, awaits, call)
            : Right(program, station, awaits, call);

    private static async Routine Right(ApiProgram program, ApiStation station, ApiAwaits awaits, object call)
    {
        Action<object?> keep = value => station.Pool.Keep(program.Dice, value);
        switch (program.Dice.Between(0, 9))
        {
            case 0:
                await Nested(awaits, call, keep, program.Dice.Between(1, 5));
                break;
            case 1:
                try
                {
                    await awaits.Await(call, keep);
                }
                finally
                {
                    keep(null);
                }

                break;
            default:
                await awaits.Await(call, keep);
                break;
        }
    }

    private static async Routine Wrong(ApiProgram program, ApiStation station, ApiAwaits awaits, object call)
    {
        var dice = program.Dice;
        Action<object?> keep = value => station.Pool.Keep(dice, value);
        switch (dice.Between(0, 11))
        {
            case 0 or 1:
                // Forgotten.
                break;
            case 2:
                await awaits.Await(call, keep);
                await awaits.Await(call, keep);
                break;
            case 3 or 4 when station.AnyCall(dice) is { } other:
                await ApiAwaits.For(other.GetType())!.Await(other, keep);
                break;
            case 5 when program.AnyStation.AnyCall(dice) is { } other:
                await ApiAwaits.For(other.GetType())!.Await(other, keep);
                break;
            case 6:
                keep(awaits.GetResult(call));
                break;
            case 7:
                awaits.Continue(call, () => { });
                break;
            case 8:
                station.KeepRoutine(dice, awaits.Await(call, keep));
                break;
            case 9:
                await WithRoutines(program, station, awaits.Await(call, keep));
                break;
            case 10:
                await Retried(awaits, call, keep);
                break;
            default:
                await ApiMistakes.Make(program, station, awaits, call);
                break;
        }
    }

    private static async Routine WithRoutines(ApiProgram program, ApiStation station, Routine own)
    {
        if (station.AnyRoutine(program.Dice) is { } stored)
        {
            await stored;
        }

        await own;
        if (program.Dice.Percent(50))
        {
            await own;
        }
    }

    private static async Routine Nested(ApiAwaits awaits, object call, Action<object?> keep, int depth)
    {
        if (depth > 1)
        {
            await Nested(awaits, call, keep, depth - 1);
        }
        else
        {
            await awaits.Await(call, keep);
        }
    }

    // The loop of a program that believes in trying again.
    private static async Routine Retried(ApiAwaits awaits, object call, Action<object?> keep)
    {
        for (var i = 0; i < Retries; i++)
        {
            try
            {
                await awaits.Await(call, keep);
            }
            catch (Exception e) when (e is not TaskExitException)
            {
                // And again.
            }
        }
    }
}
