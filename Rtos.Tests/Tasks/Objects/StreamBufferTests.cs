using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks.Objects;

[TestClass]
public sealed class StreamBufferTests
{
    [TestMethod]
    [EveryKernel]
    public void Send_RealBytes_ComeOutInOrderAroundTheEnd(Flavor kernel)
    {
        var board = new Board(kernel);
        var stream = board.Device.CreateStreamBuffer("s", 7);
        var received = new List<byte>();
        board.Task("reader", 5, async _ =>
        {
            var buffer = new byte[4];
            while (received.Count < 200)
            {
                var count = await stream.Receive(buffer, Ticks.Forever);
                received.AddRange(buffer[..count]);
            }
        });
        board.Task("writer", 5, async _ =>
        {
            for (var n = 0; n < 200; n += 5)
            {
                await stream.Send(Enumerable.Range(n, 5).Select(i => (byte)i).ToArray(), Ticks.Forever);
            }
        });
        board.Run();
        CollectionAssert.AreEqual(Enumerable.Range(0, 200).Select(i => (byte)i).ToArray(), received);
        Assert.AreEqual(0, stream.Available);
    }

    [TestMethod]
    [EveryKernel]
    public void Send_MoreThanFits_WritesWhatFitsWhenTheTimeIsUp(Flavor kernel)
    {
        var board = new Board(kernel);
        var stream = board.Device.CreateStreamBuffer("s", 7);
        board.Task("A", 5, async _ =>
        {
            board.NoteTime($"{await stream.Send(new byte[5], Ticks.None)} {await stream.SpacesAvailable()} {await stream.IsFull()}");
            board.NoteTime($"{await stream.Send(new byte[5], new Ticks(2))} {await stream.BytesAvailable()} {await stream.IsFull()}");
            board.NoteTime($"{await stream.Send(new byte[1], Ticks.None)} {await stream.IsEmpty()}");
            board.NoteTime($"{await stream.Receive(new byte[9], Ticks.None)} {await stream.IsEmpty()}");
        });
        board.Run().AssertLog("0 5 2 False, 2000 2 7 True, 2000 0 False, 2000 7 True");
    }

    [TestMethod]
    [EveryKernel]
    public void Receive_FoundItEmpty_IsWokenAtTheTriggerLevel(Flavor kernel)
    {
        var board = new Board(kernel);
        var stream = board.Device.CreateStreamBuffer("s", 10, triggerLevel: 4);
        board.Task("reader", 6, async _ =>
        {
            board.NoteTime(await stream.Receive(new byte[10], Ticks.Forever));
            board.NoteTime(await stream.Receive(new byte[10], new Ticks(2)));
        });
        board.Task("writer", 5, async task =>
        {
            await stream.Send(new byte[3], Ticks.None);
            await task.Work(new Cycles(100));
            await stream.Send(new byte[1], Ticks.None);
            await stream.Send(new byte[2], Ticks.None);
        });
        board.Run().AssertLog("100 4, 2000 2");
    }

    [TestMethod]
    public void SetTriggerLevel_UpToTheSize_IsTaken()
    {
        var board = new Board(Flavor.FreeRtos);
        var stream = board.Device.CreateStreamBuffer("s", 10, triggerLevel: 0);
        board.Task("A", 5, async _ =>
        {
            board.Note(stream.TriggerLevel);
            foreach (var level in new[] { 0u, 10u, 11u })
            {
                board.Note($"{await stream.SetTriggerLevel(level)} {stream.TriggerLevel}");
            }
        });
        board.Run().AssertLog("1, True 1, True 10, False 10");
    }

    [TestMethod]
    [EveryKernel]
    public void Reset_WhileSomebodyWaits_Fails(Flavor kernel)
    {
        var board = new Board(kernel);
        var stream = board.Device.CreateStreamBuffer("s", 10, triggerLevel: 4);
        board.Task("reader", 6, async _ => await stream.Receive(new byte[10], new Ticks(2)));
        board.Task("writer", 5, async task =>
        {
            await stream.Send(new byte[3], Ticks.None);
            board.Note($"{await stream.Reset()} {stream.Available}");
            await task.Delay(new Ticks(3));
            await stream.Send(new byte[3], Ticks.None);
            board.Note($"{await stream.Reset()} {stream.Available}");
        });
        board.Run().AssertLog("False 3, True 0");
    }

    [TestMethod]
    [DataRow(Flavor.FreeRtos)]
    [DataRow(Flavor.Smp)]
    public void Receive_Batching_GivesNothingUntilMoreThanTheTriggerLevelIsThere(Flavor kernel)
    {
        var board = new Board(kernel);
        var stream = board.Device.CreateStreamBatchingBuffer("b", 10, triggerLevel: 3);
        board.Task("reader", 6, async _ =>
        {
            board.NoteTime(await stream.Receive(new byte[10], Ticks.None));
            board.NoteTime(await stream.Receive(new byte[10], new Ticks(1)));
            board.NoteTime(await stream.Receive(new byte[10], Ticks.Forever));
        });
        board.Task("writer", 5, async task =>
        {
            await stream.Send(new byte[3], Ticks.None);
            await task.Delay(new Ticks(2));
            await stream.Send(new byte[1], Ticks.None);
        });
        board.Run().AssertLog("0 0, 1000 0, 2000 4");
    }

    [TestMethod]
    public void CreateStreamBatchingBuffer_Idf_Throws()
    {
        var device = new Board(Flavor.Idf2).Device;
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => device.CreateStreamBatchingBuffer("b", 4, 1));
        Assert.AreEqual("this kernel has no stream batching buffers; they came with FreeRTOS V11", error.Message);
    }

    [TestMethod]
    public void NotificationIndex_Set_LeavesIndex0Alone()
    {
        var board = new Board(Flavor.FreeRtos);
        var stream = board.Device.CreateStreamBuffer("s", 10);
        stream.NotificationIndex = 2;
        var reader = board.Task("reader", 6, async task =>
        {
            board.NoteTime(await stream.Receive(new byte[10], new Ticks(5)));
            board.NoteTime(await task.NotifyTake(true, Ticks.None));
        });
        board.Task("writer", 5, async task =>
        {
            await reader.NotifyGive();
            await task.Delay(new Ticks(2));
            await stream.Send(new byte[1], Ticks.None);
        });
        board.Run().AssertLog("2000 1, 2000 1");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => stream.NotificationIndex = 3);
    }

    [TestMethod]
    public void Receive_AnotherNotificationComes_EndsTheWait()
    {
        var board = new Board(Flavor.FreeRtos);
        var stream = board.Device.CreateStreamBuffer("s", 10);
        var reader = board.Task("reader", 6, async _ => board.NoteTime(await stream.Receive(new byte[10], Ticks.Forever)));
        board.At(1500, isr => isr.NotifyGiveFromISR(reader));
        board.Run().AssertLog("1500 0");
    }

    [TestMethod]
    public void SendCompletedCallback_Set_IsCalledInsteadOfWakingTheReader()
    {
        var board = new Board(Flavor.FreeRtos);
        var stream = board.Device.CreateStreamBuffer("s", 10, triggerLevel: 2);
        stream.SendCompletedCallback = (s, inInterrupt) => board.Note($"sent {s.Available} {inInterrupt}");
        stream.ReceiveCompletedCallback = (s, inInterrupt) => board.Note($"received {s.Available} {inInterrupt}");
        board.Task("reader", 6, async _ => board.NoteTime(await stream.Receive(new byte[10], new Ticks(3))));
        board.At(500, isr => isr.StreamSendFromISR(stream, new byte[1]));
        board.At(600, isr => isr.StreamSendFromISR(stream, new byte[2]));
        board.At(3500, isr =>
        {
            isr.StreamSendFromISR(stream, new byte[1]);
            isr.StreamReceiveFromISR(stream, new byte[1]);
        });
        board.Run().AssertLog("sent 3 True, received 0 False, 3000 3, received 0 True");
    }

    [TestMethod]
    public void SendCompletedFromISR_ReaderWaits_WakesIt()
    {
        var board = new Board(Flavor.FreeRtos);
        var stream = board.Device.CreateStreamBuffer("s", 10, triggerLevel: 5);
        board.Task("reader", 6, async _ => board.NoteTime(await stream.Receive(new byte[10], Ticks.Forever)));
        board.At(500, isr => isr.StreamSendFromISR(stream, new byte[2]));
        board.At(600, isr => board.Note($"{isr.SendCompletedFromISR(stream)} {isr.SendCompletedFromISR(stream)} {isr.ReceiveCompletedFromISR(stream)}"));
        board.Run().AssertLog("True False False, 600 2");
    }

    [TestMethod]
    public void Receive_TwoReaders_Panics()
    {
        var board = new Board(Flavor.Idf1);
        var stream = board.Device.CreateStreamBuffer("s", 10);
        foreach (var name in new[] { "A", "B" })
        {
            board.Task(name, 5, async _ => await stream.Receive(new byte[1], Ticks.Forever));
        }

        board.AssertPanics(PanicKind.InUse, "B", ["xStreamBufferReceive", "on s,", "task A"]);
    }

    [TestMethod]
    [EveryKernel]
    public void Send_ReaderWasDeletedInItsWait_Panics(Flavor kernel)
    {
        var board = DeletedReader(kernel, async stream => await stream.Send(new byte[1], Ticks.None));
        board.AssertPanics(PanicKind.UseAfterDelete, "killer", ["s ", "task reader"]);
    }

    [TestMethod]
    public void StreamSendFromISR_ReaderWasDeletedInItsWait_Panics()
    {
        var board = new Board(Flavor.FreeRtos);
        var stream = board.Device.CreateStreamBuffer("s", 10);
        var reader = board.Task("reader", 6, async _ => await stream.Receive(new byte[1], Ticks.Forever));
        board.Task("killer", 5, async _ => await reader.Delete());
        board.At(500, isr => isr.StreamSendFromISR(stream, new byte[1]));
        board.AssertPanics(PanicKind.UseAfterDelete, "interrupt 0", ["s ", "task reader"], at: 500);
    }

    [TestMethod]
    public void Delete_ReaderWasDeletedInItsWait_IsAllowed()
    {
        var board = DeletedReader(Flavor.Idf2, async stream => await stream.Delete());
        board.Run().AssertLog("deleted");
    }

    [TestMethod]
    [EveryKernel]
    public void StreamReceiveFromISR_WriterWaits_WakesIt(Flavor kernel)
    {
        var board = new Board(kernel);
        var stream = board.Device.CreateStreamBuffer("s", 4);
        board.Task("writer", 6, async _ =>
        {
            await stream.Send(new byte[] { 1, 2, 3 }, Ticks.None);
            board.NoteTime(await stream.Send(new byte[] { 4, 5, 6 }, Ticks.Forever));
        });
        board.At(1500, isr =>
        {
            var target = new byte[9];
            board.NoteTime($"{isr.StreamReceiveFromISR(stream, target)} {string.Join('.', target[..3])}");
        });
        board.Run().AssertLog("1500 3 1.2.3, 1500 3");
        Assert.AreEqual(3, stream.Available);
    }

    private static Board DeletedReader(Flavor kernel, Func<RtosStreamBuffer, Routine> then)
    {
        var board = new Board(kernel);
        var stream = board.Device.CreateStreamBuffer("s", 10);
        var reader = board.Task("reader", 6, async _ => await stream.Receive(new byte[1], Ticks.Forever));
        board.Task("killer", 5, async task =>
        {
            await reader.Delete();
            await then(stream);
            board.Note("deleted");
            await task.Suspend();
        });
        return board;
    }
}
