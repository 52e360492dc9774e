using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Core.Smp;

/// <summary>Programs for two cores in which one core has to wait for the other, and the memory of deleted tasks.</summary>
[TestClass]
public sealed class SmpExclusionTests
{
    [TestMethod]
    [DataRow("critical section", "100 B False, 200 A False, 40")]
    [DataRow("suspended scheduler", "100 B False, 200 A False, 40")]
    [DataRow("nothing", "100 B True, 101 A True, 40")]
    public void Counter_BothCoresCount_DisturbEachOtherOnlyWithoutALock(string protection, string expected)
    {
        var board = new Board(Flavor.Smp);
        var ready = 0;
        var counter = 0;
        board.Task("A", 8, CoreAffinity.Any, Count);
        board.Task("B", 8, CoreAffinity.Any, Count);
        board.Run();
        board.Note(counter);
        board.AssertLog(expected);

        async Routine Count(RtosTask self)
        {
            ready++;
            while (ready < 2)
            {
                await self.Work(new Cycles(1));
            }

            await Lock(self, protection);
            var own = counter;
            var isDisturbed = false;
            for (var i = 0; i < 20; i++)
            {
                counter++;
                own++;
                isDisturbed |= counter != own;
                await self.Work(new Cycles(5));
            }

            await Unlock(self, protection);
            board.Note($"{board.Device.Now} {self.Name} {isDisturbed}");
            await self.Delay(Ticks.Forever);
        }
    }

    [TestMethod]
    public void EnterCritical_HigherTaskResumedMeanwhile_GivesUpTheCoreInsteadOfEntering()
    {
        var board = new Board(Flavor.Smp);
        var tasks = new RtosTask[3];
        var isInside = false;
        board.Task("runner", 19, CoreAffinity.Any, async runner =>
        {
            tasks[0] = (await runner.CreateTask("low", 6, 2048, CoreAffinity.Any, Wait))!;
            tasks[1] = (await runner.CreateTask("other", 7, 2048, CoreAffinity.Any, SuspendThenWork))!;
            tasks[2] = (await runner.CreateTask("holder", 7, 2048, CoreAffinity.Any, Hold))!;
            await runner.Delay(new Ticks(5));
            board.NoteTime($"{await tasks[0].GetState()}");
            await tasks[2].Suspend();
            await runner.Delay(new Ticks(5));
            board.NoteTime($"{await tasks[0].GetState()}");
        });

        // At 10000 the runner has the core of the lowest again.
        board.Run(10_900).AssertLog("10 held, 510 free, 5000 Ready, 5000 low entered, 10000 Ready");

        async Routine Hold(RtosTask self)
        {
            while (await tasks[0].GetState() != TaskState.Running || await tasks[1].GetState() != TaskState.Suspended)
            {
                await self.Work(new Cycles(10));
            }

            await self.EnterCritical();
            isInside = true;
            board.NoteTime("held");
            await self.Work(new Cycles(500));
            await tasks[1].Resume();
            await self.ExitCritical();
            board.NoteTime("free");
            await Work(self);
        }

        async Routine Wait(RtosTask self)
        {
            while (!isInside)
            {
                await self.Work(new Cycles(10));
            }

            await self.EnterCritical();
            board.NoteTime("low entered");
            await self.ExitCritical();
            await Work(self);
        }
    }

    [TestMethod]
    public void SetPriority_SchedulerSuspended_TheTaskRunsWhenItIsResumed()
    {
        var board = new Board(Flavor.Smp);
        board.Task("runner", 19, CoreAffinity.Any, async runner =>
        {
            await runner.CreateTask("busy", 8, 2048, CoreAffinity.Any, Work);
            var raised = (await runner.CreateTask("raised", 7, 2048, CoreAffinity.Any, async self =>
            {
                board.NoteTime("raised runs");
                await Work(self);
            }))!;
            await runner.Work(new Cycles(200));
            await runner.SuspendAll();
            await raised.SetPriority(22);
            await runner.Work(new Cycles(200));
            board.NoteTime("resumes");
            await runner.ResumeAll();
            await runner.Work(new Cycles(200));
            board.NoteTime($"{await raised.GetState()}");
        });
        board.Run(900).AssertLog("400 resumes, 400 raised runs, 600 Running");
    }

    [TestMethod]
    public void Delete_BySelfAndByAnother_FreesAllMemory()
    {
        var board = new Board(Flavor.Smp);
        board.Task("runner", 19, CoreAffinity.Any, async runner =>
        {
            var heap = board.Device.Heap;
            var used = heap.Used;
            await runner.CreateTask("A", 8, 2048, CoreAffinity.Any, static async self => await self.Delete());
            await runner.CreateTask("B", 8, 2048, CoreAffinity.Any, static async self => await self.Delete());
            board.Note(heap.Used > used);
            await runner.Delay(new Ticks(5));
            board.Note(heap.Used - used);

            var c = (await runner.CreateTask("C", 8, 2048, CoreAffinity.Any, Sleep))!;
            var d = (await runner.CreateTask("D", 8, 2048, CoreAffinity.Any, Sleep))!;
            await runner.Delay(new Ticks(5));
            board.Note($"{await c.GetState()} {await d.GetState()}");
            await c.Delete();
            await d.Delete();
            board.Note(heap.Used - used);
        });
        board.Run().AssertLog("True, 0, Blocked Blocked, 0");
    }

    private static async Routine Lock(RtosTask self, string protection)
    {
        if (protection == "critical section")
        {
            await self.EnterCritical();
        }
        else if (protection == "suspended scheduler")
        {
            await self.SuspendAll();
        }
    }

    private static async Routine Unlock(RtosTask self, string protection)
    {
        if (protection == "critical section")
        {
            await self.ExitCritical();
        }
        else if (protection == "suspended scheduler")
        {
            await self.ResumeAll();
        }
    }

    private static async Routine SuspendThenWork(RtosTask self)
    {
        await self.Suspend();
        await Work(self);
    }

    private static async Routine Sleep(RtosTask self) => await self.Delay(Ticks.Forever);

    private static async Routine Work(RtosTask self)
    {
        while (true)
        {
            await self.Work(new Cycles(10));
        }
    }
}
