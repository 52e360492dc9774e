using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks.AsTheKernel;

/// <summary>An interrupt that takes or gives a mutex: a panic, or as the kernels do, whose functions for semaphores work on mutexes, too.</summary>
[TestClass]
public sealed class MutexFromIsrTests
{
    [TestMethod]
    [EveryKernel]
    public void TakeAndGive_Free_TasksWaitWithoutAHolder(Flavor kernel)
    {
        var board = MutexDeletionTests.Create(kernel, KernelLeniency.MutexFromISR);
        var mutex = board.Device.CreateMutex("m");
        board.Task("A", 5, async task =>
        {
            await task.Delay(new Ticks(1));
            board.NoteTime($"{mutex.Count} {mutex.Holder?.Name ?? "nobody"} {await mutex.Take(Ticks.Forever)} {mutex.Holder?.Name}");
            board.NoteTime(await mutex.Give());
        });
        board.At(500, isr => board.Note($"{isr.GiveFromISR(mutex)} {isr.TakeFromISR(mutex)} {isr.TakeFromISR(mutex)}"));
        board.At(2500, isr => board.Note($"{isr.GiveFromISR(mutex)} {isr.HigherPriorityTaskWoken}"));
        board.Run().AssertLog("False True False, True True, 2500 0 nobody True A, 2500 True");
        Assert.IsTrue(board.Device.Diagnostics.All.All(d => d.Kind == KernelLeniency.MutexFromISR && d.Task.StartsWith("interrupt ", StringComparison.Ordinal)));
        Assert.HasCount(4, board.Device.Diagnostics.All);
    }

    [TestMethod]
    [EveryKernel]
    public void Give_TakenByAnInterrupt_AnyTaskMayGiveIt(Flavor kernel)
    {
        var board = MutexDeletionTests.Create(kernel, KernelLeniency.MutexFromISR);
        var mutex = board.Device.CreateMutex("m");
        board.Task("A", 5, async task =>
        {
            await task.Delay(new Ticks(1));
            board.Note($"{await mutex.Give()} {await mutex.Give()}");
        });
        board.At(500, isr => isr.TakeFromISR(mutex));
        board.Run().AssertLog("True False");
    }

    [TestMethod]
    [EveryKernel]
    public void Give_HeldByATask_Panics(Flavor kernel)
    {
        var board = MutexDeletionTests.Create(kernel, KernelLeniency.MutexFromISR);
        var mutex = board.Device.CreateMutex("m");
        board.Task("A", 5, async task =>
        {
            await mutex.Take(Ticks.Forever);
            await task.Delay(new Ticks(5));
        });
        board.At(500, isr => isr.GiveFromISR(mutex));
        board.AssertPanics(PanicKind.MutexNotHeld, "interrupt 0", ["xSemaphoreGiveFromISR", "mutex m", "task A"], at: 500);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void TakeOrGive_PanicsByDefault(bool gives)
    {
        var board = new Board(Flavor.Idf2);
        var mutex = board.Device.CreateRecursiveMutex("m");
        board.At(500, isr => _ = gives ? isr.GiveFromISR(mutex) : isr.TakeFromISR(mutex));
        board.AssertPanics(PanicKind.WrongContext, "interrupt 0", ["mutex m", "ESP32EMU_MUTEX_FROM_ISR", gives ? "xSemaphoreGiveFromISR" : "xSemaphoreTakeFromISR"], at: 500);
    }
}
