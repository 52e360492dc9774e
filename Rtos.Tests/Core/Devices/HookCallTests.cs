using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Core.Devices;

/// <summary>Kernel calls in hooks: those of idle hooks and of the timer service task's hook may not wait, the others make none.</summary>
[TestClass]
public sealed class HookCallTests
{
    [TestMethod]
    [EveryFlavor]
    public void Idle_CallThatWaits_Panics(Flavor kernel)
    {
        foreach (var core in Enumerable.Range(0, Chip.Settings(kernel).Cores).Select(i => (CoreId)i))
        {
            var board = new Board(kernel);
            var queue = board.Device.CreateQueue<int>("q", 1);
            board.Device.Hooks.RegisterIdle(core, () => queue.Receive(Ticks.Forever));

            board.AssertPanics(
                PanicKind.MayNotBlock, $"the idle hook of core {(int)core}", [$"the idle hook of core {(int)core} called receive (xQueueReceive), which blocks"], core: (int)core);
        }
    }

    [TestMethod]
    [EveryFlavor]
    public void Idle_ResultOfACallThatWaits_Panics(Flavor kernel)
    {
        var board = new Board(kernel);
        var group = board.Device.CreateEventGroup("g");
        board.Device.Hooks.RegisterIdle(CoreId.Core0, () => board.Note(group.WaitBits(1, false, false, new Ticks(1)).Result));
        board.AssertPanics(PanicKind.MayNotBlock, "the idle hook of core 0", ["the idle hook of core 0", "xEventGroupWaitBits", "blocks"]);
    }

    [TestMethod]
    [EveryFlavor]
    public void Idle_CallsThatDoNotWait_ReturnAtOnceAndSwitchAfterwards(Flavor kernel)
    {
        var board = new Board(kernel);
        var queue = board.Device.CreateQueue<string>("q", 1);
        var left = 2;
        board.Task("A", 3, async _ =>
        {
            for (; ; )
            {
                board.Note($"A {(await queue.Receive(Ticks.Forever)).Value}");
            }
        });
        board.Device.Hooks.RegisterIdle(CoreId.Core0, () =>
        {
            if (left-- > 0)
            {
                board.Note(queue.Send("first", Ticks.None).Result);
                board.Note(queue.Receive(Ticks.None).Result.ValueOrDefault);
                board.Note(queue.Send("second", Ticks.None).Result);
                board.Note(queue.Send("third", Ticks.None).Result);
            }
        });
        board.Run(5000);
        board.AssertLog("True, first, True, False, A second, True, first, True, False, A second");
        Assert.IsNull(board.Device.Panic);
    }

    [TestMethod]
    public void Idle_CallThatWakesATask_IsTracedBeforeTheSwitch()
    {
        var device = Chip.Create(Flavor.Idf1);
        var queue = device.CreateQueue<int>("q", 1);
        device.Task("A", 3, async _ => await queue.Receive(Ticks.Forever));
        device.Hooks.RegisterIdle(CoreId.Core0, () => queue.Send(1, Ticks.None));
        device.Run(1001);
        device.AssertTrace("""
            0 0 switch A
            0 0 switch Tmr Svc
            0 0 switch IDLE
            0 0 IDLE 0 send ok
            0 0 switch A
            0 0 A 0 receive 1
            0 0 A end
            0 0 switch IDLE
            1000 0 IDLE 1 send ok
            """);
    }

    [TestMethod]
    [EveryFlavor]
    public void Tick_KernelCall_Panics(Flavor kernel)
    {
        var board = new Board(kernel);
        var queue = board.Device.CreateQueue<int>("q", 1);
        board.Device.Hooks.RegisterTick(CoreId.Core0, () => queue.Send(1, Ticks.None));
        board.AssertPanics(PanicKind.Exception, "the tick hook of core 0", ["the tick hook of core 0", "send (xQueueSendToBack)"], at: 1000);
    }

    [TestMethod]
    [EveryFlavor]
    public void DaemonTaskStartup_CreatesAndStartsTimers(Flavor kernel)
    {
        var board = new Board(kernel);
        board.Device.Hooks.DaemonTaskStartup = () =>
        {
            foreach (var period in new uint[] { 2, 3 })
            {
                board.Device.CreateTimer($"t{period}", new Ticks(period), autoReload: false, async timer => board.NoteTime(timer.Name)).Start(Ticks.None);
            }
        };
        board.Run(10_000).AssertLog("2000 t2, 3000 t3");
    }

    [TestMethod]
    public void DaemonTaskStartup_CallThatWaits_Panics()
    {
        var board = new Board(Flavor.FreeRtos);
        var queue = board.Device.CreateQueue<int>("q", 1);
        board.Device.Hooks.DaemonTaskStartup = () => queue.Receive(Ticks.Forever);
        board.AssertPanics(PanicKind.MayNotBlock, "the hook DaemonTaskStartup", ["DaemonTaskStartup called receive (xQueueReceive), which blocks"]);
    }

    [TestMethod]
    [EveryFlavor]
    public void Tick_FromISR_WakesATask(Flavor kernel)
    {
        var board = new Board(kernel);
        var queue = board.Device.CreateQueue<int>("q", 1);
        var number = 7;
        board.Task("A", 3, async task =>
        {
            for (; ; )
            {
                board.NoteTime((await queue.Receive(Ticks.Forever)).Value);
            }
        });

        void Hook(InterruptContext isr)
        {
            Assert.AreEqual((-1, CoreId.Core0), (isr.Number, isr.Core));
            isr.SendFromISR(queue, number++);
        }

        Assert.IsTrue(board.Device.Hooks.RegisterTick(CoreId.Core0, Hook));
        board.Run(2001);
        Assert.IsTrue(board.Device.Hooks.DeregisterTick(CoreId.Core0, Hook));
        Assert.IsFalse(board.Device.Hooks.DeregisterTick(CoreId.Core0, Hook));
        board.Run(5000);
        board.AssertLog("1000 7, 2000 8");
    }

    [TestMethod]
    public void Tick_FromISR_IsTracedAsTheTicks()
    {
        var device = Chip.Create(Flavor.FreeRtos);
        var semaphore = device.CreateBinarySemaphore("s");
        device.Task("A", 3, async _ => await semaphore.Take(Ticks.Forever));
        device.Hooks.RegisterTick(CoreId.Core0, isr => isr.GiveFromISR(semaphore));
        device.Run(1001);
        device.AssertTrace("""
            0 0 switch A
            0 0 switch Tmr Svc
            0 0 switch IDLE
            1000 0 isr tick giveFromISR ok
            1000 0 switch A
            1000 0 A 0 take ok
            1000 0 A end
            1000 0 switch IDLE
            """);
    }

    [TestMethod]
    public void Tick_ATasksCallOrAnOpenCriticalSection_Panics()
    {
        var board = new Board(Flavor.FreeRtos);
        var queue = board.Device.CreateQueue<int>("q", 1);
        board.Device.Hooks.RegisterTick(CoreId.Core0, isr => queue.Send(1, Ticks.None));
        board.AssertPanics(PanicKind.WrongContext, "the tick hook", ["send (xQueueSendToBack)", "from an interrupt"], at: 1000);

        board = new Board(Flavor.FreeRtos);
        board.Device.Hooks.RegisterTick(CoreId.Core0, isr => isr.EnterCriticalFromISR());
        board.AssertPanics(PanicKind.Unbalanced, "the tick hook", ["the tick hook ended inside a critical section"], at: 1000);
    }
}
