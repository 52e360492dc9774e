using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks;

/// <summary>A task makes the calls of interrupts in a critical section.</summary>
[TestClass]
public sealed class FromISRTests
{
    [TestMethod]
    [EveryFlavor]
    public void FromISR_InACriticalSection_DoesNotSwitch(Flavor kernel)
    {
        var board = new Board(kernel);
        var queue = board.Device.CreateQueue<int>("q", 2);
        board.Task("high", 5, async _ => board.Note($"got {(await queue.Receive(Ticks.Forever)).Value}"));
        board.Task("low", 3, async task =>
        {
            await task.Delay(new Ticks(1));
            await task.EnterCritical();
            var woken = task.FromISR(isr => board.Note(isr.SendFromISR(queue, 7)));

            // Upstream on two cores asks the core itself, which does not preempt here.
            board.Note(woken || kernel == Flavor.SmpCoop);
            board.Note("still low");
            await task.ExitCritical();
            await task.Yield();
            board.Note("end");
        });
        board.Run().AssertLog("True, True, still low, got 7, end");
    }

    [TestMethod]
    public void FromISR_IsTracedAsTheTasksOwn()
    {
        var device = Chip.Create(Flavor.FreeRtos);
        var queue = device.CreateQueue<int>("q", 1);
        device.Task("A", 5, async task =>
        {
            await task.DisableInterrupts();
            task.FromISR(isr =>
            {
                isr.SendFromISR(queue, 1);
                isr.SendFromISR(queue, 2);
            });
            await task.EnableInterrupts();
        });
        device.Run(1);
        device.AssertTrace("""
            0 0 switch A
            0 0 A 0 disableInterrupts
            0 0 A 1 sendFromISR ok
            0 0 A 2 sendFromISR fail
            0 0 A 3 enableInterrupts
            0 0 A end
            0 0 switch Tmr Svc
            0 0 switch IDLE
            """);
    }

    [TestMethod]
    public void FromISR_Misused_Panics()
    {
        AssertPanics("interrupts are enabled", async (task, _) =>
        {
            task.FromISR(_ => { });
            await task.Yield();
        });
        AssertPanics("send (xQueueSendToBack) was called from an interrupt", async (task, queue) =>
        {
            await task.EnterCritical();
            task.FromISR(_ => queue.Send(1, Ticks.None));
        });
        AssertPanics("had not been awaited", async (task, _) =>
        {
            var enter = task.EnterCritical();
            task.FromISR(_ => { });
            await enter;
        });
        AssertPanics("is over", async (task, queue) =>
        {
            InterruptContext? kept = null;
            await task.EnterCritical();
            task.FromISR(isr => kept = isr);
            kept!.SendFromISR(queue, 1);
        });
    }

    private static void AssertPanics(string message, Func<RtosTask, RtosQueue<int>, Routine> body)
    {
        var device = Chip.Create(Flavor.FreeRtos);
        var queue = device.CreateQueue<int>("q", 1);
        device.Task("A", 5, task => body(task, queue));
        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunUntil(new Instant(100)));
        Assert.Contains(message, panic.Message);
    }
}
