using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Tasks;

/// <summary>Tasks that create tasks.</summary>
[TestClass]
public sealed class TaskCreationTests
{
    [TestMethod]
    [EveryFlavor]
    public void CreateTask_ByATask_GivesTheHandleOfARunningTask(Flavor flavor)
    {
        var device = Create(flavor);
        RtosTask? made = null;
        var inside = string.Empty;
        device.Task("A", 5, async task =>
        {
            made = await task.CreateTask("made", 3, 2048, CoreAffinity.Core0, async self =>
            {
                inside = $"{self.Name} {self.Priority} {self.BasePriority} {self.StackBytes} {ReferenceEquals(self.Device, device)}";
                await self.Suspend();
            });
            await task.Delay(new Ticks(1));
        });
        device.Run(500);

        Assert.AreEqual("made 3 3 2048 True", inside);
        Assert.AreSame(device.FindTask("made"), made);
        Assert.AreEqual(TaskState.Suspended, made!.State);
    }

    [TestMethod]
    public void CreateTask_Higher_RunsBeforeTheCallReturns()
    {
        var device = Create(Flavor.FreeRtos);
        device.Task("A", 5, CreateOther(6));
        device.Run(500);

        device.AssertTrace("""
            0 0 switch A
            10 0 A 0 work
            10 0 switch B
            30 0 B 0 work
            30 0 B end
            30 0 switch A
            30 0 A 1 create ok
            40 0 A 2 work
            40 0 A end
            40 0 switch Tmr Svc
            40 0 switch IDLE
            """);
    }

    [TestMethod]
    public void CreateTask_EqualInUpstream_RunsLater()
    {
        var device = Create(Flavor.FreeRtos);
        device.Task("A", 5, CreateOther(5));
        device.Run(500);

        device.AssertTrace("""
            0 0 switch A
            10 0 A 0 work
            10 0 A 1 create ok
            20 0 A 2 work
            20 0 A end
            20 0 switch B
            40 0 B 0 work
            40 0 B end
            40 0 switch Tmr Svc
            40 0 switch IDLE
            """);
    }

    [TestMethod]
    public void CreateTask_EqualInIdf_RunsAtOnce()
    {
        var device = Create(Flavor.Idf1);
        device.Task("A", 5, CreateOther(5));
        device.Run(500);

        device.AssertTrace("""
            0 0 switch A
            10 0 A 0 work
            10 0 switch B
            30 0 B 0 work
            30 0 B end
            30 0 switch A
            30 0 A 1 create ok
            40 0 A 2 work
            40 0 A end
            40 0 switch Tmr Svc
            40 0 switch IDLE
            """);
    }

    [TestMethod]
    public void CreateTask_HigherWithoutPreemption_RunsLater()
    {
        var device = Create(Flavor.FreeRtosCoop);
        device.Task("A", 5, CreateOther(6));
        device.Run(500);

        device.AssertTrace("""
            0 0 switch A
            10 0 A 0 work
            10 0 A 1 create ok
            20 0 A 2 work
            20 0 A end
            20 0 switch B
            40 0 B 0 work
            40 0 B end
            40 0 switch Tmr Svc
            40 0 switch IDLE
            """);
    }

    [TestMethod]
    public void CreateTask_OnTwoCores_AsksTheOtherCore()
    {
        var device = Create(Flavor.Idf2);
        device.Task("A", 5, CreateOther(3), CoreAffinity.Core0);
        device.Run(500);

        device.AssertTrace("""
            0 0 switch A
            0 1 switch Tmr Svc
            0 1 switch IDLE1
            10 0 A 0 work
            10 0 A 1 create ok
            10 1 switch B
            20 0 A 2 work
            20 0 A end
            20 0 switch IDLE0
            30 1 B 0 work
            30 1 B end
            30 1 switch IDLE1
            """);
    }

    [TestMethod]
    [EveryFlavor]
    public void CreateTask_NameOfADeletedTask_IsAnotherTask(Flavor flavor)
    {
        var device = Create(flavor);
        var first = device.Task("B", 6, static _ => Routine.Completed);
        device.Run(1500);
        var second = device.Task("B", 6, async task => await task.Suspend());
        device.Run(2500);

        Assert.IsTrue(first.IsFreed);
        Assert.AreSame(second, device.FindTask("B"));
        Assert.AreEqual(TaskState.Suspended, second.State);
    }

    private static Func<RtosTask, Routine> CreateOther(int priority) => async task =>
    {
        await task.Work(new Cycles(10));
        await task.CreateTask("B", priority, 2048, CoreAffinity.Any, static async other => await other.Work(new Cycles(20)));
        await task.Work(new Cycles(10));
    };
}
