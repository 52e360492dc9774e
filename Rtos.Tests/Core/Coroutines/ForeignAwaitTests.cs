using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Core.Coroutines;

/// <summary>Awaiting what is not a kernel call or a routine, or not one's own.</summary>
[TestClass]
public sealed class ForeignAwaitTests
{
    private static readonly Task Never = new TaskCompletionSource().Task;
    private static readonly Task<int> NeverInt = new TaskCompletionSource<int>().Task;

    [TestMethod]
    public void Await_Task_PanicsByName() => AssertRefused(static async _ => await Never, "lambda in Await_Task_PanicsByName", "Task");

    [TestMethod]
    public void Await_TaskOfT_PanicsByName() => AssertRefused(static async _ => await NeverInt, "lambda in Await_TaskOfT_PanicsByName", "Task");

    [TestMethod]
    public void Await_ConfiguredTask_PanicsByName() =>
        AssertRefused(
            static async _ => await Never.ConfigureAwait(false), "lambda in Await_ConfiguredTask_PanicsByName", "ConfiguredTaskAwaitable");

    [TestMethod]
    public void Await_TaskYield_PanicsByName() =>
        AssertRefused(static async _ => await Task.Yield(), "lambda in Await_TaskYield_PanicsByName", "YieldAwaitable");

    [TestMethod]
    public void Await_ValueTask_PanicsByName() =>
        AssertRefused(static async _ => await new ValueTask(Never), "lambda in Await_ValueTask_PanicsByName", "ValueTask");

    [TestMethod]
    public void Await_ValueTaskOfT_PanicsByName() =>
        AssertRefused(static async _ => await new ValueTask<int>(NeverInt), "lambda in Await_ValueTaskOfT_PanicsByName", "ValueTask");

    [TestMethod]
    public void Await_TaskInsideANestedRoutine_NamesThatRoutine()
    {
        static async Routine Nested() => await Never;

        AssertRefused(static async _ => await Nested(), "Nested", "Task");
    }

    [TestMethod]
    public void Await_CompletedTask_PanicsAllTheSame() =>
        AssertRefused(async _ => await Task.FromResult(7), "lambda in Await_CompletedTask_PanicsAllTheSame", "Task");

    [TestMethod]
    public void Await_TaskInABranchThatIsNotTaken_PanicsAllTheSame() =>
        AssertRefused(
            async task =>
            {
                if (task.Name == "B")
                {
                    await Task.Delay(1);
                }
            },
            "lambda in Await_TaskInABranchThatIsNotTaken_PanicsAllTheSame",
            "Task");

    [TestMethod]
    public void Await_AwaiterIsAClass_Panics() =>
        AssertRefused(async _ => await new ClassAwaitable(), "lambda in Await_AwaiterIsAClass_Panics", "an object that is neither");

    [TestMethod]
    public void Await_RoutineTwice_Panics()
    {
        var device = Create(Flavor.Idf1);
        device.Task("A", 5, async task =>
        {
            var routine = Sleep(task);
            await routine;
            await routine;
        });

        device.AssertPanics(PanicKind.AwaitedWrongly, "A", ["a routine ", "twice"], at: 1000);
    }

    [TestMethod]
    public void Await_RoutineWithAResultTwice_Panics()
    {
        var device = Create(Flavor.Idf1);
        device.Task("A", 5, async task =>
        {
            var routine = SleepAndCount(task);
            await routine;
            await routine;
        });

        device.AssertPanics(PanicKind.AwaitedWrongly, "A", ["a routine ", "twice"], at: 1000);
    }

    [TestMethod]
    public void Await_RoutineOfAnotherTask_Panics()
    {
        var device = Create(Flavor.Idf1);
        Routine shared = default;
        device.Task("A", 5, async task =>
        {
            shared = Sleep(task);
            await shared;
        });
        device.Task("B", 4, async _ => await shared);

        device.AssertPanics(PanicKind.AwaitedWrongly, "B", [nameof(Await_RoutineOfAnotherTask_Panics), "Sleep", "another task"]);
    }

    [TestMethod]
    public void Await_KernelCallOfAnotherTask_Panics()
    {
        var device = Create(Flavor.Idf1);
        RtosCall shared = default;
        device.Task("A", 5, async task =>
        {
            shared = task.Delay(new Ticks(1));
            await Routine.Completed;
            await shared;
        });
        device.Task("B", 4, async _ => await shared);

        device.AssertPanics(PanicKind.AwaitedWrongly, "B", [nameof(Await_KernelCallOfAnotherTask_Panics), "a kernel call of another task"]);
    }

    [TestMethod]
    public void OnCompleted_OfTheAwaiters_StopsTheDevice()
    {
        AssertStopped(static _ => default(RtosCall.Awaiter).OnCompleted(Unreached));
        AssertStopped(static _ => default(RtosCall.Awaiter).UnsafeOnCompleted(Unreached));
        AssertStopped(static _ => default(RtosCall<int>.Awaiter).OnCompleted(Unreached));
        AssertStopped(static _ => default(RtosCall<int>.Awaiter).UnsafeOnCompleted(Unreached));
        AssertStopped(static _ => default(Routine).GetAwaiter().OnCompleted(Unreached));
        AssertStopped(static _ => default(Routine).GetAwaiter().UnsafeOnCompleted(Unreached));
        AssertStopped(static _ => default(Routine<int>).GetAwaiter().OnCompleted(Unreached));
        AssertStopped(static _ => default(Routine<int>).GetAwaiter().UnsafeOnCompleted(Unreached));
    }

    private static void Unreached() => Assert.Fail("nothing continues behind a kernel call but a routine");

    private static void AssertStopped(Action<RtosTask> misuse)
    {
        var device = Create(Flavor.Idf1);
        device.Task("A", 5, async task =>
        {
            misuse(task);
            await task.Yield();
            Assert.Fail("the device has panicked");
        });
        device.AssertPanics(PanicKind.ForeignAwait, "A", ["an async method ", "async Routine"]);
    }

    private static void AssertRefused(Func<RtosTask, Routine> body, string method, string awaited)
    {
        var device = Create(Flavor.Idf1);
        device.Task("A", 5, body);
        device.AssertPanics(PanicKind.ForeignAwait, "A", [$"{method} awaits {awaited};"]);
    }

    private static async Routine Sleep(RtosTask task) => await task.Delay(new Ticks(1));

    private static async Routine<int> SleepAndCount(RtosTask task)
    {
        await task.Delay(new Ticks(1));
        return 1;
    }

    private sealed class ClassAwaitable : System.Runtime.CompilerServices.INotifyCompletion
    {
        public bool IsCompleted => true;

        public ClassAwaitable GetAwaiter() => this;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => continuation();
    }
}
