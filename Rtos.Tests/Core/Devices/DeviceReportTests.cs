using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Core.Devices;

/// <summary>The report: tasks, shares of the CPU, stacks, waits.</summary>
[TestClass]
public sealed class DeviceReportTests
{
    [TestMethod]
    public void ToString_WaitingTasks_SaysWhatTheyWaitFor()
    {
        var device = Create(Settings(Flavor.Idf2) with { InitialTick = new TickCount(100) });
        var queue = device.CreateQueue<int>("samples", 2);
        device.Task("forever", 7, async _ => await queue.Receive(Ticks.Forever), CoreAffinity.Core1);
        device.Task("limited", 6, async task =>
        {
            await task.Work(new Cycles(400));
            await queue.Receive(new Ticks(50));
        }, CoreAffinity.Core0);
        device.Task("busy", 3, static async task => await task.Work(new Cycles(4000)));
        device.Task("suspended", 4, static async task => await task.Suspend(), CoreAffinity.Core1);
        device.Run(2000);

        var text = device.Report.ToString();
        const string Expected = """
            idf, 2 cores, 2 ms (cycle 2000, tick 101)
            task             state     prio core    cpu  stack   free  waits for
            forever          Blocked      7    1  0.0 %   4096   3664  receive samples, since 0 ms
            limited          Blocked      6    0 20.0 %   4096   3664  receive samples, since 0.4 ms, until 50 ms
            busy             Running      3  any 100.0 %   4096   3664
            suspended        Suspended    4    1  0.0 %   4096   3664
            IDLE0            Running      0    0 80.0 %   1536   1360
            IDLE1            Ready        0    1  0.0 %   1536   1360
            Tmr Svc          Blocked      1  any  0.0 %   2048   1872
            core 0: 20.0 % busy
            core 1: 100.0 % busy
            heap: 22588 bytes used of 307200
            """;
        Assert.AreEqual(Expected + "\n", text);
    }

    [TestMethod]
    public void Load_BusyForAPart_IsThatPart()
    {
        var device = Create(Flavor.Idf2);
        Assert.AreEqual(0, device.Report.Load(CoreId.Core0));
        device.Task("A", 5, static async task => await task.Work(new Cycles(250)), CoreAffinity.Core0);
        device.Run(1000);

        Assert.AreEqual(0.25, device.Report.Load(CoreId.Core0));
        Assert.AreEqual(0, device.Report.Load(CoreId.Core1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => device.Report.Load((CoreId)2));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => device.Report.Load((CoreId)(-1)));
    }

    [TestMethod]
    [EveryFlavor]
    public void Tasks_RunTimes_AddUpToTheTime(Flavor flavor)
    {
        var device = Create(flavor);
        device.Task("A", 5, static async task => await task.Work(new Cycles(700)));
        device.Task("B", 4, static async task =>
        {
            for (; ; )
            {
                await task.Work(new Cycles(300));
                await task.Delay(new Ticks(1));
            }
        });
        device.Task("C", 3, static async task => await task.Suspend());
        device.Run(3333);

        var ended = 700;
        var sum = device.Report.Tasks.Sum(t => t.RunTime.Value);
        Assert.AreEqual(device.Scheduler.Cores.Length * 3333, sum + (device.FindTask("A") is null ? ended : 0));
        Assert.IsTrue(device.Report.Tasks.All(t => Math.Abs(t.CpuShare - ((double)t.RunTime.Value / 3333)) < 1e-12));
    }
}
