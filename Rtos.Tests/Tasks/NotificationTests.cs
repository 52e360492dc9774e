using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Tasks;

/// <summary>Direct-to-task notifications.</summary>
[TestClass]
public sealed class NotificationTests
{
    [TestMethod]
    [EveryFlavor]
    public void Notify_EveryAction_ChangesTheValueAsItSays(Flavor flavor) =>
        Assert.AreEqual(
            "ok 5, ok 7, ok 8, ok 3, fail 3, ok 3",
            Ask(flavor, async (task, log) =>
            {
                log.Add(Describe(await task.Notify(5, NotifyAction.Overwrite), task));
                log.Add(Describe(await task.Notify(3, NotifyAction.SetBits), task));
                log.Add(Describe(await task.Notify(99, NotifyAction.Increment), task));
                log.Add(Describe(await task.Notify(3, NotifyAction.Overwrite), task));
                log.Add(Describe(await task.Notify(9, NotifyAction.NoOverwrite), task));
                log.Add(Describe(await task.Notify(9, NotifyAction.None), task));
            }));

    [TestMethod]
    [EveryFlavor]
    public void Notify_NoOverwriteWithNothingPending_SetsTheValue(Flavor flavor) =>
        Assert.AreEqual(
            "ok 4, fail 4, True, ok 6",
            Ask(flavor, async (task, log) =>
            {
                log.Add(Describe(await task.Notify(4, NotifyAction.NoOverwrite), task));
                log.Add(Describe(await task.Notify(6, NotifyAction.NoOverwrite), task));
                log.Add($"{await task.NotifyStateClear()}");
                log.Add(Describe(await task.Notify(6, NotifyAction.NoOverwrite), task));
            }));

    [TestMethod]
    [EveryFlavor]
    public void Notify_IncrementAtTheTop_Wraps(Flavor flavor) =>
        Assert.AreEqual(
            "ok 0",
            Ask(flavor, async (task, log) =>
            {
                await task.Notify(uint.MaxValue, NotifyAction.Overwrite);
                log.Add(Describe(await task.Notify(0, NotifyAction.Increment), task));
            }));

    [TestMethod]
    [EveryFlavor]
    public void NotifyAndQuery_Always_TellsTheValueBefore(Flavor flavor) =>
        Assert.AreEqual(
            "True 0, True 5, False 7, True 7",
            Ask(flavor, async (task, log) =>
            {
                foreach (var (value, action) in new[]
                {
                    (5u, NotifyAction.Overwrite), (2u, NotifyAction.SetBits), (1u, NotifyAction.NoOverwrite), (1u, NotifyAction.None),
                })
                {
                    var result = await task.NotifyAndQuery(value, action);
                    log.Add($"{result.Accepted} {result.PreviousValue}");
                }
            }));

    [TestMethod]
    [EveryFlavor]
    public void NotifyTake_ValueThere_ReturnsItAndDecrementsOrClears(Flavor flavor) =>
        Assert.AreEqual(
            "3 leaves 2, 2 leaves 0, 0 leaves 0",
            Ask(flavor, async (task, log) =>
            {
                await task.NotifyGive();
                await task.NotifyGive();
                await task.NotifyGive();
                log.Add($"{await task.NotifyTake(false, Ticks.None)} leaves {task.NotificationValue()}");
                log.Add($"{await task.NotifyTake(true, Ticks.Forever)} leaves {task.NotificationValue()}");
                log.Add($"{await task.NotifyTake(true, Ticks.None)} leaves {task.NotificationValue()}");
            }));

    [TestMethod]
    [EveryFlavor]
    public void NotifyTake_TimeOut_ReturnsZeroAtItsTick(Flavor flavor)
    {
        var device = Create(flavor);
        var log = string.Empty;
        device.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(100));
            log = $"{await task.NotifyTake(true, new Ticks(3))} {device.Now}";
        });
        device.Run(5000);

        Assert.AreEqual("0 3000", log);
    }

    [TestMethod]
    [EveryFlavor]
    public void NotifyWait_Pending_ClearsBitsOnExitOnly(Flavor flavor) =>
        Assert.AreEqual(
            "True 15 leaves 12",
            Ask(flavor, async (task, log) =>
            {
                await task.Notify(0xF, NotifyAction.Overwrite);
                var got = await task.NotifyWait(clearOnEntry: 0xF, clearOnExit: 3, Ticks.Forever);
                log.Add($"{got.Received} {got.Value} leaves {task.NotificationValue()}");
            }));

    [TestMethod]
    [EveryFlavor]
    public void NotifyWait_TimeOut_ClearsBitsOnEntryOnly(Flavor flavor)
    {
        var device = Create(flavor);
        var log = string.Empty;
        device.Task("A", 5, async task =>
        {
            await task.Notify(0xF, NotifyAction.Overwrite);
            await task.NotifyStateClear();
            var got = await task.NotifyWait(clearOnEntry: 1, clearOnExit: 0xF, new Ticks(2));
            log = $"{got.Received} {got.Value} leaves {task.NotificationValue()} at {device.Now}";
        });
        device.Run(5000);

        Assert.AreEqual("False 14 leaves 14 at 2000", log);
    }

    [TestMethod]
    [DataRow(Flavor.FreeRtos, 15u)]
    [DataRow(Flavor.FreeRtosCoop, 15u)]
    [DataRow(Flavor.Smp, 15u)]
    [DataRow(Flavor.Idf1, 14u)]
    [DataRow(Flavor.Idf2, 14u)]
    public void NotifyWait_WithoutWaiting_ClearsBitsOnEntryInIdfOnly(Flavor flavor, uint left) =>
        Assert.AreEqual(
            $"False leaves {left}",
            Ask(flavor, async (task, log) =>
            {
                await task.Notify(0xF, NotifyAction.Overwrite);
                await task.NotifyStateClear();
                var got = await task.NotifyWait(clearOnEntry: 1, clearOnExit: 0, Ticks.None);
                log.Add($"{got.Received} leaves {task.NotificationValue()}");
            }));

    [TestMethod]
    [EveryFlavor]
    public void NotifyStateClear_Pending_ForgetsItAndKeepsTheValue(Flavor flavor) =>
        Assert.AreEqual(
            "True, False, 7",
            Ask(flavor, async (task, log) =>
            {
                await task.Notify(7, NotifyAction.Overwrite);
                log.Add($"{await task.NotifyStateClear()}");
                log.Add($"{await task.NotifyStateClear()}");
                log.Add($"{task.NotificationValue()}");
            }));

    [TestMethod]
    [EveryFlavor]
    public void NotifyValueClear_Bits_ReturnsTheValueBefore(Flavor flavor) =>
        Assert.AreEqual(
            "15, 9, True",
            Ask(flavor, async (task, log) =>
            {
                await task.Notify(15, NotifyAction.Overwrite);
                log.Add($"{await task.NotifyValueClear(6)}");
                log.Add($"{await task.NotifyValueClear(uint.MaxValue)}");
                log.Add($"{await task.NotifyStateClear()}");
            }));

    [TestMethod]
    [EveryFlavor]
    public void Slots_EachIndex_IsOnItsOwn(Flavor flavor) =>
        Assert.AreEqual(
            "0 0 2, 2, False",
            Ask(flavor, async (task, log) =>
            {
                await task.NotifyGive(2);
                await task.NotifyGive(2);
                log.Add($"{task.NotificationValue(0)} {task.NotificationValue(1)} {task.NotificationValue(2)}");
                log.Add($"{await task.NotifyTake(true, Ticks.None, 2)}");
                log.Add($"{(await task.NotifyWait(0, 0, Ticks.None, 1)).Received}");
            }));

    [TestMethod]
    [EveryFlavor]
    public void NotifyGive_ToAWaiterOnAnotherSlot_DoesNotWakeIt(Flavor flavor)
    {
        var device = Create(flavor);
        var log = new List<string>();
        var a = device.Task("A", 6, async task =>
        {
            log.Add($"{await task.NotifyTake(true, Ticks.Forever, 1)} {device.Now}");
            log.Add($"{await task.NotifyTake(true, Ticks.Forever, 0)} {device.Now}");
        });
        device.Task("B", 5, async task =>
        {
            await task.Work(new Cycles(100));
            await a.NotifyGive();
            await task.Work(new Cycles(100));
            await a.NotifyGive(1);
            await task.Work(new Cycles(100));
        });
        device.Run(900);

        var runs = flavor is Flavor.FreeRtosCoop or Flavor.SmpCoop ? 300 : 200;
        Assert.AreEqual($"1 {runs}, 1 {runs}", string.Join(", ", log));
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(3)]
    public void NotificationValue_NoSuchSlot_Throws(int index)
    {
        var device = Create(Flavor.Idf1);
        var a = device.Task("A", 5, static _ => Routine.Completed);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => a.NotificationValue(index));
    }

    // One task asks itself: what it is told is the same in every kernel.
    private static string Ask(Flavor flavor, Func<RtosTask, List<string>, Routine> body)
    {
        var device = Create(flavor);
        var log = new List<string>();
        device.Task("A", 5, async task => await body(task, log));
        device.Run(100);
        return string.Join(", ", log);
    }

    private static string Describe(bool accepted, RtosTask task) => $"{(accepted ? "ok" : "fail")} {task.NotificationValue()}";
}
