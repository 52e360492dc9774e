using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Tasks;

/// <summary>setPriority, getPriority, basePriority.</summary>
[TestClass]
public sealed class PriorityTests
{
    [TestMethod]
    [EveryFlavor]
    public void SetPriority_AnyTask_ChangesBothPriorities(Flavor flavor)
    {
        var device = Create(flavor);
        var log = new List<int>();
        var b = device.Task("B", 2, static async task => await task.Suspend());
        device.Task("A", 9, async task =>
        {
            await b.SetPriority(3);
            log.Add(await b.GetPriority());
            log.Add(await b.GetBasePriority());
            await task.SetPriority(24);
            log.Add(await task.GetPriority());
            await task.SetPriority(9);
            log.Add(task.Priority);
            log.Add(task.BasePriority);
        });
        device.Run(100);

        Assert.AreEqual("3 3 24 9 9", string.Join(' ', log));
    }

    [TestMethod]
    public void SetPriority_LoweringSelfWhileStillHighest_Yields()
    {
        var device = Create(Flavor.FreeRtos);
        device.Task("B", 5, static async task => await task.Work(new Cycles(20)));
        device.Task("A", 6, static async task =>
        {
            await task.SetPriority(5);
            await task.Work(new Cycles(10));
        });
        device.Run(500);

        device.AssertTrace("""
            0 0 switch A
            0 0 switch B
            20 0 B 0 work
            20 0 B end
            20 0 switch A
            20 0 A 0 setPriority
            30 0 A 1 work
            30 0 A end
            30 0 switch Tmr Svc
            30 0 switch IDLE
            """);
    }

    [TestMethod]
    public void SetPriority_RaisingSelf_DoesNotYield()
    {
        var device = Create(Flavor.FreeRtos);
        device.Task("B", 5, static async task => await task.Work(new Cycles(20)));
        device.Task("A", 5, static async task =>
        {
            await task.SetPriority(6);
            await task.Work(new Cycles(10));
        });
        device.Run(500);

        device.AssertTrace("""
            0 0 switch A
            0 0 A 0 setPriority
            10 0 A 1 work
            10 0 A end
            10 0 switch B
            30 0 B 0 work
            30 0 B end
            30 0 switch Tmr Svc
            30 0 switch IDLE
            """);
    }

    [TestMethod]
    public void SetPriority_RaisingAnotherAboveTheCaller_Switches()
    {
        var device = Create(Flavor.FreeRtos);
        RaiseOther(device, to: 6);

        device.AssertTrace("""
            0 0 switch A
            0 0 switch B
            20 0 B 0 work
            20 0 B end
            20 0 switch A
            20 0 A 0 setPriority
            30 0 A 1 work
            30 0 A end
            30 0 switch Tmr Svc
            30 0 switch IDLE
            """);
    }

    [TestMethod]
    public void SetPriority_RaisingAnotherToTheCallersUpstream_DoesNotSwitch()
    {
        var device = Create(Flavor.FreeRtos);
        RaiseOther(device, to: 5);

        device.AssertTrace("""
            0 0 switch A
            0 0 A 0 setPriority
            10 0 A 1 work
            10 0 A end
            10 0 switch B
            30 0 B 0 work
            30 0 B end
            30 0 switch Tmr Svc
            30 0 switch IDLE
            """);
    }

    [TestMethod]
    public void SetPriority_RaisingAnotherToOneBelowTheCallerOnOneCoreOfIdf_YieldsToEquals()
    {
        var device = Create(Flavor.Idf1);
        device.Task("equal", 5, static async task =>
        {
            await task.Yield();
            await task.Work(new Cycles(20));
        });
        var b = device.Task("B", 2, static async task => await task.Work(new Cycles(20)));
        device.Task("A", 5, async task =>
        {
            await b.SetPriority(3);
            await b.SetPriority(4);
            await task.Work(new Cycles(10));
        });
        device.Run(500);

        device.AssertTrace("""
            0 0 switch equal
            0 0 switch A
            0 0 A 0 setPriority
            0 0 switch equal
            0 0 equal 0 yield
            20 0 equal 1 work
            20 0 equal end
            20 0 switch A
            20 0 A 1 setPriority
            30 0 A 2 work
            30 0 A end
            30 0 switch B
            50 0 B 0 work
            50 0 B end
            50 0 switch Tmr Svc
            50 0 switch IDLE
            """);
    }

    [TestMethod]
    public void SetPriority_RaisingAnotherToOneBelowTheCallerOnTwoCoresOfIdf_DoesNotYield()
    {
        var device = Create(Flavor.Idf2);
        device.Task("other", 9, static async task => await task.Work(new Cycles(900)), CoreAffinity.Core1);
        device.Task("equal", 5, static async task =>
        {
            await task.Yield();
            await task.Work(new Cycles(20));
        }, CoreAffinity.Core0);
        var b = device.Task("B", 2, static async task => await task.Work(new Cycles(20)), CoreAffinity.Core0);
        device.Task("A", 5, async task =>
        {
            await b.SetPriority(4);
            await task.Work(new Cycles(10));
        }, CoreAffinity.Core0);
        device.Run(500);

        device.AssertTrace("""
            0 0 switch equal
            0 0 switch A
            0 0 A 0 setPriority
            0 1 switch other
            10 0 A 1 work
            10 0 A end
            10 0 switch equal
            10 0 equal 0 yield
            30 0 equal 1 work
            30 0 equal end
            30 0 switch B
            50 0 B 0 work
            50 0 B end
            50 0 switch Tmr Svc
            50 0 switch IDLE0
            """);
    }

    [TestMethod]
    public void SetPriority_LoweringTheTaskOfTheOtherCore_SwitchesThere()
    {
        var device = Create(Flavor.Idf2);
        var other = device.Task("other", 9, static async task => await task.Work(new Cycles(300)), CoreAffinity.Core1);
        device.Task("waits", 5, static async task => await task.Work(new Cycles(200)), CoreAffinity.Core1);
        device.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(100));
            await other.SetPriority(4);
        }, CoreAffinity.Core0);
        device.Run(900);

        device.AssertTrace("""
            0 0 switch A
            0 1 switch other
            100 0 A 0 work
            100 0 A 1 setPriority
            100 0 A end
            100 0 switch Tmr Svc
            100 0 switch IDLE0
            100 1 switch waits
            300 1 waits 0 work
            300 1 waits end
            300 1 switch other
            500 1 other 0 work
            500 1 other end
            500 1 switch IDLE1
            """);
    }

    [TestMethod]
    public void SetPriority_LoweringTheTaskOfTheOtherCoreInSmp_SwitchesThere()
    {
        var device = Create(Flavor.Smp);
        var other = device.Task("other", 9, static async task => await task.Work(new Cycles(300)), CoreAffinity.Core1);
        device.Task("waits", 5, static async task => await task.Work(new Cycles(200)), CoreAffinity.Core1);
        device.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(100));
            await other.SetPriority(4);
        }, CoreAffinity.Core0);
        device.Run(900);

        device.AssertTrace("""
            0 0 switch IDLE0
            0 0 switch A
            0 1 switch IDLE1
            0 1 switch other
            100 0 A 0 work
            100 0 A 1 setPriority
            100 0 A end
            100 0 switch Tmr Svc
            100 0 switch IDLE0
            100 1 switch waits
            300 1 waits 0 work
            300 1 waits end
            300 1 switch other
            500 1 other 0 work
            500 1 other end
            500 1 switch IDLE1
            """);
    }

    private static void RaiseOther(Device device, int to)
    {
        var b = device.Task("B", 2, static async task => await task.Work(new Cycles(20)));
        device.Task("A", 5, async task =>
        {
            await b.SetPriority(to);
            await task.Work(new Cycles(10));
        });
        device.Run(500);
    }
}
