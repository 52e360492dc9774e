using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks.Objects;

[TestClass]
public sealed class MessageBufferTests
{
    [TestMethod]
    [EveryKernel]
    public void Receive_SeveralMessages_ComeOutWholeAndInOrder(Flavor kernel)
    {
        var board = new Board(kernel);
        var messages = board.Device.CreateMessageBuffer("m", 23);
        board.Task("reader", 5, async _ =>
        {
            var buffer = new byte[12];
            for (var i = 0; i < 60; i++)
            {
                var count = await messages.Receive(buffer, Ticks.Forever);
                Assert.AreEqual((i % 11) + 1, count);
                Assert.IsTrue(buffer[..count].All(b => b == i), $"message {i}");
            }

            board.NoteTime("all");
        });
        board.Task("writer", 5, async _ =>
        {
            for (var i = 0; i < 60; i++)
            {
                var message = new byte[(i % 11) + 1];
                Array.Fill(message, (byte)i);
                Assert.HasCount(await messages.Send(message, Ticks.Forever), message);
            }
        });
        board.Run().AssertLog("0 all");
    }

    [TestMethod]
    [EveryKernel]
    public void Send_CanNeverFit_ReturnsAtOnce(Flavor kernel)
    {
        var board = new Board(kernel);
        var messages = board.Device.CreateMessageBuffer("m", 10);
        board.Task("A", 5, async _ =>
        {
            board.NoteTime(await messages.Send(new byte[7], Ticks.Forever));
            board.NoteTime(await messages.Send(new byte[6], Ticks.Forever));
            board.NoteTime($"{await messages.IsFull()} {await messages.SpacesAvailable()} {await messages.BytesAvailable()}");
            board.NoteTime(await messages.Send(new byte[6], new Ticks(2)));
        });
        board.Run().AssertLog("0 0, 0 6, 0 True 0 10, 2000 0");
    }

    [TestMethod]
    [EveryKernel]
    public void Receive_BufferTooSmall_LeavesTheMessage(Flavor kernel)
    {
        var board = new Board(kernel);
        var messages = board.Device.CreateMessageBuffer("m", 20);
        board.Task("A", 5, async _ =>
        {
            await messages.Send(new byte[5], Ticks.None);
            board.Note($"{await messages.NextMessageLength()} {await messages.Receive(new byte[4], Ticks.None)} {await messages.BytesAvailable()}");
            board.Note($"{await messages.Receive(new byte[5], Ticks.None)} {await messages.NextMessageLength()} {await messages.IsEmpty()}");
        });
        board.Run().AssertLog("5 0 9, 5 0 True");
    }

    [TestMethod]
    public void MessageFromISR_BothWays_TraceHasTheirNames()
    {
        var board = new Board(Flavor.FreeRtos);
        var messages = board.Device.CreateMessageBuffer("m", 20);
        board.Task("A", 5, async _ => await messages.Receive(new byte[9], Ticks.Forever));
        board.At(500, isr => isr.StreamSendFromISR(messages, new byte[3]));
        board.At(700, isr =>
        {
            isr.StreamSendFromISR(messages, new byte[17]);
            isr.StreamSendFromISR(messages, new byte[2]);
            isr.StreamReceiveFromISR(messages, new byte[1]);
            isr.StreamReceiveFromISR(messages, new byte[2]);
            isr.StreamResetFromISR(messages);
        });
        board.Run(900).AssertTrace("""
            0 0 switch Tmr Svc
            0 0 switch A
            0 0 switch IDLE
            500 0 isr 0 messageSendFromISR 3
            500 0 switch A
            500 0 A 0 messageReceive 3
            500 0 A end
            500 0 switch IDLE
            700 0 isr 1 messageSendFromISR 0
            700 0 isr 1 messageSendFromISR 2
            700 0 isr 1 messageReceiveFromISR 0
            700 0 isr 1 messageReceiveFromISR 2
            700 0 isr 1 streamResetFromISR ok
            """);
    }
}
