using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Core.Smp;

/// <summary>
/// Programs for two cores that look at each other's tasks: which of them run together, and on which core. A task of the highest
/// priority makes the others and says what became of them.
/// </summary>
[TestClass]
public sealed class SmpSchedulingTests
{
    [TestMethod]
    public void OnePriority_TasksThatSuspendThemselves_RunOneAfterTheOther()
    {
        var board = new Board(Flavor.Smp, static c => c with { RunMultiplePriorities = false });
        var tasks = new List<RtosTask>();
        board.Task("runner", 19, CoreAffinity.Any, async runner =>
        {
            await Make(runner, tasks, "A", 8, CoreAffinity.Any, Look);
            await Make(runner, tasks, "B", 7, CoreAffinity.Any, Look);
            await runner.Delay(new Ticks(9));
            board.Note($"{board.Device.Now} {await tasks[0].GetState()} {await tasks[1].GetState()}");
        });
        board.Run().AssertLog("A: Running Ready, B: Suspended Running, 9000 Suspended Suspended");

        async Routine Look(RtosTask self)
        {
            board.Note($"{self.Name}: {await tasks[0].GetState()} {await tasks[1].GetState()}");
            await self.Suspend();
        }
    }

    [TestMethod]
    public void DisablePreemption_TwoHigherAreReady_KeepsTheCoreUntilItIsEnabled()
    {
        var board = new Board(Flavor.Smp);
        var tasks = new List<RtosTask>();
        board.Task("runner", 19, CoreAffinity.Any, async runner =>
        {
            await Make(runner, tasks, "A", 8, CoreAffinity.Any, SuspendThenWork);
            await Make(runner, tasks, "B", 7, CoreAffinity.Any, SuspendThenWork);
            await Make(runner, tasks, "C", 6, CoreAffinity.Any, ResumeBoth);
            await runner.Delay(new Ticks(9));
            board.Note($"{await tasks[0].GetState()} {await tasks[1].GetState()} {await tasks[2].GetState()}");
            await tasks[2].EnablePreemption();
            board.Note($"{await tasks[2].GetState()}");
            await runner.Work(new Cycles(10));
            board.Note($"{await tasks[0].GetState()} {await tasks[1].GetState()} {await tasks[2].GetState()}");
        });

        // The task that makes the calls has taken A's core, not C's.
        board.Run(9900).AssertLog("C goes on, Ready Ready Running, Ready, Running Ready Ready");

        static async Routine SuspendThenWork(RtosTask self)
        {
            await self.Suspend();
            await Work(self);
        }

        async Routine ResumeBoth(RtosTask self)
        {
            while (await tasks[0].GetState() != TaskState.Suspended || await tasks[1].GetState() != TaskState.Suspended)
            {
                await self.Work(new Cycles(10));
            }

            await self.DisablePreemption();
            await tasks[0].Resume();
            await tasks[1].Resume();
            board.Note("C goes on");
            await Work(self);
        }
    }

    [TestMethod]
    public void Cooperative_TaskThatNeverGivesWay_RunsBesideAnother()
    {
        var board = new Board(Flavor.SmpCoop, static c => c with { TimeSlicing = false });
        var tasks = new List<RtosTask>();
        board.Task("runner", 19, CoreAffinity.Any, async runner =>
        {
            // Core 1's idle task, once it has halted its core, gets no tick at which it would look for another task.
            await Make(runner, tasks, "A", 8, CoreAffinity.Core1, Work);
            await runner.Delay(new Ticks(10));
            board.Note($"{board.Device.Now} {await tasks[0].GetState()}");
        });
        board.Run(20_000).AssertLog("10000 Running");
    }

    [TestMethod]
    public void Affinity_TwoTasksForEachCore_RunThereOneAtATime()
    {
        var board = new Board(Flavor.Smp);
        var tasks = new List<RtosTask>();
        board.Task("runner", 19, CoreAffinity.Any, async runner =>
        {
            for (var i = 0; i < 4; i++)
            {
                await Make(runner, tasks, $"{(char)('A' + i)}", 8 - (i % 2), CoreAffinity.Pinned((CoreId)(i % 2)), Look);
            }

            await runner.Delay(new Ticks(9));
            board.Note($"{await tasks[0].GetState()} {await tasks[1].GetState()} {await tasks[2].GetState()} {await tasks[3].GetState()}");
        });
        board.Run().AssertLog(
            "100 A on Core0: Running beside Ready, 100 B on Core1: Running beside Ready, "
            + "200 C on Core0: Running beside Suspended, 200 D on Core1: Running beside Suspended, "
            + "Suspended Suspended Suspended Suspended");

        async Routine Look(RtosTask self)
        {
            // Until all of them are made.
            await self.Work(new Cycles(100));
            var partner = tasks[(self.Name[0] - 'A') ^ 2];
            board.NoteTime($"{self.Name} on {board.Device.CurrentCore}: {await self.GetState()} beside {await partner.GetState()}");
            await self.Suspend();
        }
    }

    [TestMethod]
    public void Equals_MoreThanCores_AllRun()
    {
        var board = new Board(Flavor.Smp);
        var tasks = new List<RtosTask>();
        board.Task("runner", 19, CoreAffinity.Any, async runner =>
        {
            foreach (var name in (string[])["A", "B", "C"])
            {
                await Make(runner, tasks, name, 8, CoreAffinity.Any, Begin);
            }

            await runner.Delay(new Ticks(6));
            board.Note($"{tasks.Count(t => t.RunTime > new Cycles(3000))} of them had 3 slices");
        });
        board.Run(6500).AssertLog("0 A begins, 0 B begins, 1000 C begins, 3 of them had 3 slices");

        async Routine Begin(RtosTask self)
        {
            board.NoteTime($"{self.Name} begins");
            await Work(self);
        }
    }

    [TestMethod]
    public void Descending_EachTask_RunsBesideTheHigherOne()
    {
        var board = new Board(Flavor.Smp);
        var tasks = new List<RtosTask>();
        RtosTask? runner = null;
        runner = board.Task("runner", 19, CoreAffinity.Any, async self =>
        {
            await Make(self, tasks, "A", 19, CoreAffinity.Any, Work);
            await Make(self, tasks, "B", 18, CoreAffinity.Any, Look);
            var (isNotified, value) = await self.NotifyWait(0, uint.MaxValue, new Ticks(9));
            board.Note($"{isNotified} {value}");
        });
        board.Run(9900).AssertLog("B beside Running, True 2");

        async Routine Look(RtosTask self)
        {
            board.Note($"{self.Name} beside {await tasks[0].GetState()}");
            Assert.IsTrue(await runner!.Notify(2, NotifyAction.NoOverwrite));
            await Work(self);
        }
    }

    [TestMethod]
    [DataRow(1, "Core1 200")]
    [DataRow(0, "Core0 700")]
    public void SetAffinity_CoreHasNotSwitchedYet_CountsTheNewCores(int core, string expected)
    {
        var board = new Board(Flavor.Smp);
        board.Task("A", 3, async task =>
        {
            await task.Work(new Cycles(100));

            // Core 1, which is idle, is asked to switch, and does when the section ends.
            await task.EnterCritical();
            var made = await task.CreateTask("B", 3, 2048, CoreAffinity.Any, async self =>
            {
                board.Note($"{board.Device.CurrentCore} {board.Device.Now}");
                await Work(self);
            });
            await made!.SetAffinity(CoreAffinity.Pinned((CoreId)core));
            await task.Work(new Cycles(100));
            await task.ExitCritical();
            await task.Work(new Cycles(500));
        });
        board.Run(900).AssertLog(expected);
    }

    private static async Routine Make(RtosTask maker, List<RtosTask> tasks, string name, int priority, CoreAffinity cores, Func<RtosTask, Routine> body) =>
        tasks.Add((await maker.CreateTask(name, priority, 2048, cores, body))!);

    private static async Routine Work(RtosTask self)
    {
        while (true)
        {
            await self.Work(new Cycles(10));
        }
    }
}
