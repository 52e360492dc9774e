using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Fuzz;

/// <summary>Mistakes of a .NET developer: helpers that return <c>Task</c>, tasks of .NET that are awaited, other threads.</summary>
internal static class ApiMistakes
{
    private const int WaitMilliseconds = 2000;

    private static readonly string[] Kinds =
        ["async-task", "async-task-forgotten", "async-void", "async-valuetask", "completed-task", "task-result", "task-yield", "completed-valuetask", "other-thread"];

    /// <summary>Makes one of them with a kernel call.</summary>
    internal static async Routine Make(ApiProgram program, ApiStation station, ApiAwaits awaits, object call)
    {
        var kind = program.Dice.Of<string>(Kinds);
        if (program.IsSkipped(kind))
        {
            return;
        }

        program.Log.Line($"    mistake: {kind}");
        switch (kind)
        {
            case "async-task":
                await awaits.InTask(call);
                break;
            case "async-task-forgotten":
                _ = awaits.InTask(call);
                break;
            case "async-void":
                awaits.InVoid(call);
                break;
            case "async-valuetask":
                await awaits.InValueTask(call);
                break;
            case "completed-task":
                await Task.CompletedTask;
                break;
            case "task-result":
                _ = await Task.FromResult(1);
                break;
            case "task-yield":
                await Task.Yield();
                break;
            case "completed-valuetask":
                await default(ValueTask);
                break;
            default:
                OnOtherThread(() => program.Interfere(station, ApiPlace.OtherThread));
                break;
        }
    }

    /// <summary>A task's body that hands all its work to a method that returns <c>Task</c>.</summary>
    internal static Routine BodyOfTask(ApiProgram program, ApiStation station, RtosTask me)
    {
        if (!program.IsSkipped("async-task"))
        {
            program.Log.Line("    mistake: the body's work is an async Task");
            _ = Work(me);
        }

        return Routine.Completed;
    }

    /// <summary>Does something on a thread of the pool, and waits for it.</summary>
    internal static void OnOtherThread(Action action)
    {
        Exception? thrown = null;
        var task = Task.Run(() =>
        {
            try
            {
                action();
            }
            catch (Exception e)
            {
                thrown = e;
            }
        });
        if (!task.Wait(WaitMilliseconds))
        {
            throw new TimeoutException("a call on another thread does not return");
        }

        if (thrown is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(thrown);
        }
    }

    private static async Task Work(RtosTask me)
    {
        await me.Delay(new Ticks(1));
        await me.Work(new Cycles(10));
    }
}
