using Rtos.Core;
using Rtos.Tasks;
using Rtos.Testing;

namespace Rtos.Tests.Tasks;

[TestClass]
public sealed class SharedTests
{
    [TestMethod]
    public void ReadAndWrite_InATask_TakeNoTimeAndHaveNoLine()
    {
        var device = TestDevice.Idf();
        var (number, flag, text, tick) = (device.CreateShared("number", 1), device.CreateShared("flag", false), device.CreateShared("text", "a"), device.CreateShared("tick", new TickCount(5)));
        var seen = "";
        device.CreateTask("A", 5, 3072, CoreAffinity.Core0, async task =>
        {
            await number.Write(await number.Read() + 1);
            await flag.Write(!await flag.Read());
            await text.Write(await text.Read() + "b");
            seen = $"{await number.Read()} {await flag.Read()} {await text.Read()} {(await tick.Read()).Value} {device.Now}";
            await task.Work(new Cycles(7));
        });

        device.RunFor(TimeSpan.FromMilliseconds(1));

        Assert.AreEqual("2 True ab 5 0", seen);
        Assert.AreEqual((2, true, "ab"), (number.Value, flag.Value, text.Value));
        device.Trace.AssertInOrder("0 0 switch A", "7 0 A 10 work");
    }

    [TestMethod]
    public void Read_InASearch_LetsOthersRunBefore()
    {
        // The usual run counts both; an interrupt between the read and the write is lost.
        var found = Assert.ThrowsExactly<ScheduleSearchException>(() => ScheduleSearch.Check(
            device =>
            {
                var count = device.CreateShared("count", 0);
                device.CreateTask("A", 5, 3072, CoreAffinity.Core0, async task =>
                {
                    await task.Delay(new Ticks(5));
                    await count.Write(await count.Read() + 1);
                });
                device.RaiseInterruptWithin(device.Clock.At(milliseconds: 2), device.Clock.At(milliseconds: 9), CoreId.Core0, _ => count.Value++);
                return count;
            },
            search => search.Until(TimeSpan.FromMilliseconds(20)).AtEnd("both are counted", count => count.Value == 2)));

        Assert.Contains("before writeShared at ", found.Message);
    }

    [TestMethod]
    public void Read_InACriticalSection_LetsTheOtherCoreRunUnlessItUsesTheSameLock()
    {
        Assert.Contains("before writeShared at ", Assert.ThrowsExactly<ScheduleSearchException>(() => Search(isSame: false)).Message);
        Assert.AreEqual(2000, Search(isSame: true).Schedules);

        static ScheduleSearchResult Search(bool isSame) => ScheduleSearch.Check(
            device =>
            {
                var count = device.CreateShared("count", 0);
                var (left, right) = (new RtosSpinlock(), new RtosSpinlock());
                Add("A", CoreAffinity.Core0, 5, left);
                Add("B", CoreAffinity.Core1, 6, isSame ? left : right);
                return count;

                void Add(string name, CoreAffinity core, uint start, RtosSpinlock spinlock) =>
                    device.CreateTask(name, 5, 3072, core, async task =>
                    {
                        await task.Delay(new Ticks(start));
                        await task.EnterCritical(spinlock);
                        await count.Write(await count.Read() + 1);
                        await task.ExitCritical(spinlock);
                    });
            },
            search => search.Schedules(2000).Until(TimeSpan.FromMilliseconds(30)).AtEnd("both are counted", count => count.Value == 2));
    }

    [TestMethod]
    public void Read_WhileTheSchedulerIsSuspended_LetsInterruptsRun()
    {
        var found = Assert.ThrowsExactly<ScheduleSearchException>(() => ScheduleSearch.Check(
            device =>
            {
                var count = device.CreateShared("count", 0);
                device.CreateTask("A", 5, 3072, CoreAffinity.Core0, async task =>
                {
                    await task.Delay(new Ticks(5));
                    await task.SuspendAll();
                    await count.Write(await count.Read() + 1);
                    await task.ResumeAll();
                });
                device.RaiseInterruptWithin(device.Clock.At(milliseconds: 2), device.Clock.At(milliseconds: 9), CoreId.Core0, _ => count.Value++);
                return count;
            },
            search => search.On(KernelKind.FreeRtos).Until(TimeSpan.FromMilliseconds(20)).AtEnd("both are counted", count => count.Value == 2)));

        Assert.Contains("before writeShared at ", found.Message);
    }

    [TestMethod]
    public void Write_NotAwaited_IsFoundAtTheNextCall()
    {
        var device = TestDevice.Idf();
        var number = device.CreateShared("number", 1);
        device.CreateTask("A", 5, 3072, CoreAffinity.Core0, async task =>
        {
            _ = number.Write(2);
            await task.Delay(new Ticks(1));
        });

        Assert.ThrowsExactly<DevicePanicException>(() => device.RunFor(TimeSpan.FromMilliseconds(1)));
    }

    [TestMethod]
    public void Read_FromAnInterrupt_IsAPanic()
    {
        var device = TestDevice.Idf();
        var number = device.CreateShared("number", 1);
        device.RaiseInterruptAt(device.Clock.At(microseconds: 10), CoreId.Core0, _ => number.Read());

        Assert.ThrowsExactly<DevicePanicException>(() => device.RunFor(TimeSpan.FromMilliseconds(1)));
    }

    [TestMethod]
    public void CreateShared_OfAResultOfTheKernel_IsRefused() =>
        Assert.ThrowsExactly<NotSupportedException>(() => TestDevice.Idf().CreateShared("received", default(Received<int>)));
}
